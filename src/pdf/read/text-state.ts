import { codeAt, type PdfFont, textOfCode } from './fonts.ts';
import { identity, type Matrix, matrixOf, shift } from './matrix.ts';
import type { PdfValue } from './values.ts';
import { isArray, isString } from './values.ts';

/** Text shown at one place in one font. `x`, `y` (start of the baseline), `end` and `size` are in points of the page. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly end: number;
  readonly size: number;
  readonly font: PdfFont;
  /** The number of glyphs that are the box for a missing character. */
  readonly missing: number;
  /** The number of codes for which the font names no character. */
  readonly unmapped: number;
}

/** A run that is still being read: text shown next may be added to it. */
export interface GrowingRun extends TextRun {
  text: string;
  end: number;
  missing: number;
  unmapped: number;
}

/** The text state and text matrices (ISO 32000-1, 9.3 and 9.4), changed as operations are read. */
export interface TextState {
  font: PdfFont | undefined;
  size: number;
  charSpace: number;
  wordSpace: number;
  scale: number;
  leading: number;
  rise: number;
  matrix: Matrix;
  line: Matrix;
}

export function newTextState(): TextState {
  return {
    font: undefined,
    size: 0,
    charSpace: 0,
    wordSpace: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    matrix: identity,
    line: identity,
  };
}

/** Applies a text operation that shows nothing; other operations are left alone. */
export function applyTextOperation(state: TextState, operator: string, operands: readonly PdfValue[]): void {
  const first = typeof operands[0] === 'number' ? operands[0] : 0;
  const second = typeof operands[1] === 'number' ? operands[1] : 0;
  if (operator === 'Td') moveLine(state, first, second);
  else if (operator === 'BT') setLine(state, identity);
  else if (operator === 'Tm') setLine(state, matrixOf(operands));
  else if (operator === 'T*') moveLine(state, 0, -state.leading);
  else if (operator === 'TD') {
    state.leading = -second;
    moveLine(state, first, second);
  } else setParameter(state, operator, first);
}

function setParameter(state: TextState, operator: string, value: number): void {
  if (operator === 'Tc') state.charSpace = value;
  else if (operator === 'Tw') state.wordSpace = value;
  else if (operator === 'Tz') state.scale = value / 100;
  else if (operator === 'TL') state.leading = value;
  else if (operator === 'Ts') state.rise = value;
}

export function moveLine(state: TextState, x: number, y: number): void {
  setLine(state, shift(state.line, x, y));
}

function setLine(state: TextState, matrix: Matrix): void {
  state.matrix = matrix;
  state.line = matrix;
}

/** Where text is shown: `before` is the run shown last, `said` the text that replaces what is shown, if any. */
export interface Showing {
  readonly ctm: Matrix;
  readonly before: GrowingRun | undefined;
  readonly said: string | undefined;
}

/**
 * Shows a string, or an array of strings and adjustments (TJ): moves the text matrix, and gives the run that it belongs
 * to, which is `before`, now longer, where it goes on from there. Undefined where nothing is shown.
 */
export function showText(state: TextState, shown: PdfValue, { ctm, before, said }: Showing): GrowingRun | undefined {
  const { font } = state;
  if (font === undefined) return undefined;
  const start = position(state, ctm);
  const glyphs = { text: '', count: 0, missing: 0, unmapped: 0, distance: 0 };
  for (const part of isArray(shown) ? shown : [shown]) {
    if (typeof part === 'number') glyphs.distance -= (part / 1000) * state.size;
    else if (isString(part)) addGlyphs(glyphs, part.bytes, state, font);
  }
  state.matrix = shift(state.matrix, glyphs.distance * state.scale, 0);
  if (glyphs.count === 0) return undefined;
  const [, , c, d] = state.matrix;
  const size = round(state.size * Math.hypot(c * ctm[0] + d * ctm[2], c * ctm[1] + d * ctm[3]));
  const started = { text: '', x: start.x, y: start.y, end: start.x, size, font, missing: 0, unmapped: 0 };
  const run = before !== undefined && continues(before, started) ? before : started;
  run.text += said ?? glyphs.text;
  run.end = position(state, ctm).x;
  run.missing += glyphs.missing;
  if (said === undefined) run.unmapped += glyphs.unmapped;
  return run;
}

/** Kerning and justification move glyphs by less than a third of the font size; a wider gap begins a new run. */
function continues(before: TextRun, { x, y, font, size }: TextRun): boolean {
  const level = before.y === y && before.font === font && before.size === size;
  return level && Math.abs(x - before.end) < size * 0.3;
}

/** Glyphs shown together. One matrix for each of them would be most of the work of reading a page. */
interface Glyphs {
  text: string;
  count: number;
  missing: number;
  unmapped: number;
  distance: number;
}

function addGlyphs(glyphs: Glyphs, bytes: Uint8Array, state: TextState, font: PdfFont): void {
  for (let at = 0; at + font.codeBytes <= bytes.length; at += font.codeBytes) {
    const code = codeAt(font, bytes, at);
    const character = textOfCode(font, code);
    const word = font.codeBytes === 1 && code === 0x20 ? state.wordSpace : 0;
    glyphs.text += character ?? '\ufffd';
    glyphs.distance += font.width(code) * state.size + state.charSpace + word;
    glyphs.count++;
    if (character === undefined) glyphs.unmapped++;
    if (font.glyph(code) === 0) glyphs.missing++;
  }
}

/** The point of the page where the next glyph begins. */
function position(state: TextState, ctm: Matrix): { readonly x: number; readonly y: number } {
  const [, , c, d, e, f] = state.matrix;
  const [x, y] = [e + state.rise * c, f + state.rise * d];
  return { x: round(x * ctm[0] + y * ctm[2] + ctm[4]), y: round(x * ctm[1] + y * ctm[3] + ctm[5]) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
