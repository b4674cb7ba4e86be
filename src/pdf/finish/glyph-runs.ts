import { eachOperation, type Operation } from '../read/content.ts';
import { identity, type Matrix, matrixOf, multiply } from '../read/matrix.ts';
import { isString, type PdfValue } from '../read/values.ts';

/** Glyphs of one font and size on one line. Lengths are in units of text space; `font` is the number of its object. */
export interface GlyphRun {
  readonly font: number;
  readonly size: number;
  /** Where the first glyph begins, from the origin of the text matrix. */
  readonly x: number;
  readonly y: number;
  readonly codes: readonly number[];
  /** Where each glyph begins, from the first one. */
  readonly offsets: readonly number[];
}

/**
 * A part of a content stream: bytes that stay as they are, the begin and end of a text object (BT, ET), the choice of a
 * font (Tf), a text matrix (Tm), or glyphs. `toPage` is the way from the space of that matrix to points of the page, where
 * that is known.
 */
export type TextPart =
  | { readonly kind: 'bytes' | 'begin' | 'end'; readonly start: number; readonly end: number }
  | { readonly kind: 'font'; readonly font: number; readonly size: number }
  | {
      readonly kind: 'matrix';
      readonly matrix: readonly number[];
      readonly toPage: Matrix | undefined;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'glyphs'; readonly run: GlyphRun };

/** The font that a name stands for, and its widths as parts of the size; undefined where its codes are not of two bytes. */
export type FontNamed = (
  name: string,
) => { readonly number: number; readonly width: (code: number) => number } | undefined;

interface GrowingRun extends GlyphRun {
  readonly codes: number[];
  readonly offsets: number[];
}

interface Reading {
  readonly fontNamed: FontNamed;
  readonly parts: TextPart[];
  readonly saved: (Matrix | undefined)[];
  current: Matrix | undefined;
  font: ReturnType<FontNamed>;
  size: number;
  inText: boolean;
  x: number;
  y: number;
  run: GrowingRun | undefined;
  plain: boolean;
}

// Chromium writes none of these; where they occur, a glyph's place is not the sum of the moves before it.
const otherText = new Set(['TJ', "'", '"', 'T*', 'TD', 'Tc', 'Tw', 'Tz', 'TL', 'Ts']);

/**
 * The text of a content stream as Chromium writes it, one move (Td) and one glyph (Tj) after another, gathered into runs.
 * Undefined where the stream shows text in any other way. `space` is the way from its space to points of the page: that
 * of a form depends on where it is painted.
 */
export function readGlyphRuns(
  bytes: Uint8Array,
  fontNamed: FontNamed,
  space: Matrix | undefined = identity,
): readonly TextPart[] | undefined {
  const reading: Reading = {
    ...{ fontNamed, parts: [], saved: [], current: space, font: undefined, size: 0 },
    ...{ inText: false, x: 0, y: 0, run: undefined, plain: true },
  };
  eachOperation(bytes, (operation) => readOperation(reading, operation));
  return reading.plain ? reading.parts : undefined;
}

function readOperation(reading: Reading, operation: Operation): void {
  const { operator, operands } = operation;
  if (operator === 'Td') move(reading, operands);
  else if (operator === 'Tj') show(reading, operands[0]);
  else if (operator === 'Tf') choose(reading, operands);
  else if (otherText.has(operator)) reading.plain = false;
  else keep(reading, operation);
}

function move(reading: Reading, [dx, dy]: readonly PdfValue[]): void {
  if (typeof dx !== 'number' || typeof dy !== 'number' || !reading.inText) reading.plain = false;
  else {
    reading.x += dx;
    reading.y += dy;
    if (dy !== 0) reading.run = undefined;
  }
}

/** Mostly one glyph; of more, the second stands where the font's width puts it. The next move is from the first. */
function show(reading: Reading, shown: PdfValue | undefined): void {
  const { font, size, x, y } = reading;
  if (font === undefined || !isString(shown)) {
    reading.plain = false;
    return;
  }
  if (reading.run === undefined) {
    reading.run = { font: font.number, size, x, y, codes: [], offsets: [] };
    reading.parts.push({ kind: 'glyphs', run: reading.run });
  }
  let at = x - reading.run.x;
  for (let index = 0; index + 1 < shown.bytes.length; index += 2) {
    const code = ((shown.bytes[index] ?? 0) << 8) | (shown.bytes[index + 1] ?? 0);
    reading.run.codes.push(code);
    reading.run.offsets.push(at);
    at += font.width(code) * size;
  }
}

function choose(reading: Reading, [name, size]: readonly PdfValue[]): void {
  const font = typeof name === 'string' ? reading.fontNamed(name) : undefined;
  if (font === undefined || typeof size !== 'number' || !reading.inText) reading.plain = false;
  else {
    Object.assign(reading, { font, size, run: undefined });
    reading.parts.push({ kind: 'font', font: font.number, size });
  }
}

function keep(reading: Reading, { operator, operands, start, end }: Operation): void {
  reading.run = undefined;
  if (operator === 'Tm') {
    Object.assign(reading, { x: 0, y: 0 });
    const matrix = operands.filter((value) => typeof value === 'number');
    const toPage = reading.current === undefined ? undefined : multiply(matrixOf(operands), reading.current);
    reading.parts.push({ kind: 'matrix', matrix, toPage, start, end });
  } else if (operator === 'BT' || operator === 'ET') {
    // A font may be left over from before; which one is not followed.
    Object.assign(reading, { inText: operator === 'BT', font: undefined, x: 0, y: 0 });
    reading.parts.push({ kind: operator === 'BT' ? 'begin' : 'end', start, end });
  } else {
    followSpace(reading, operator, operands);
    const last = reading.parts.at(-1);
    if (last?.kind === 'bytes' && last.end === start) reading.parts[reading.parts.length - 1] = { ...last, end };
    else reading.parts.push({ kind: 'bytes', start, end });
  }
}

function followSpace(reading: Reading, operator: string, operands: readonly PdfValue[]): void {
  if (operator === 'q') reading.saved.push(reading.current);
  else if (operator === 'Q') reading.current = reading.saved.pop();
  else if (operator === 'cm' && reading.current !== undefined)
    reading.current = multiply(matrixOf(operands), reading.current);
}
