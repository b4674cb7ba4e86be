import type { PdfFont } from '../read/fonts.ts';
import { identity, type Matrix, matrixOf, shift } from '../read/matrix.ts';
import { isArray, isString, type PdfValue } from '../read/values.ts';
import { numberText } from '../write/write-content.ts';
import type { Settings } from './pack-settings.ts';

/** Where text is shown: as the printed stream has it, and as what is written so far leaves it. */
export interface Pen {
  readonly fontNamed: (name: string) => PdfFont | undefined;
  /** The begin of the line, and how far from it the next glyph is, in text space. */
  line: Matrix;
  along: number;
  written: { readonly line: Matrix; readonly along: number } | undefined;
  settings: Settings;
  font: PdfFont | undefined;
  size: number;
  space: number;
}

/** Operators by which text is spaced or moved in ways that are not followed here. */
export const unplainText = new Set([
  'TD',
  'T*',
  "'",
  '"',
  'Tw',
  'Tz',
  'TL',
  'Ts',
  'cs',
  'CS',
  'sc',
  'SC',
  'scn',
  'SCN',
]);

export function newPen(fontNamed: Pen['fontNamed']): Pen {
  return {
    ...{ fontNamed, line: identity, along: 0, written: undefined, settings: {} },
    ...{ font: undefined, size: 0, space: 0 },
  };
}

export function startText(pen: Pen): void {
  Object.assign(pen, { line: identity, along: 0 });
}

export function moveTo(pen: Pen, operands: readonly PdfValue[]): void {
  Object.assign(pen, { line: matrixOf(operands), along: 0 });
}

export function moveLine(pen: Pen, [dx, dy]: readonly PdfValue[]): void {
  const [x, y] = [typeof dx === 'number' ? dx : 0, typeof dy === 'number' ? dy : 0];
  Object.assign(pen, { line: shift(pen.line, x, y), along: 0 });
}

/** Makes the pen that of the font and spacing that are set. */
export function keepFont(pen: Pen, settings: Settings): void {
  if (settings.font === pen.settings.font && settings.space === pen.settings.space) return;
  const [name = '', size] = (settings.font ?? '').split(/\s+/);
  pen.settings = settings;
  pen.font = pen.fontNamed(name.slice(1));
  pen.size = Number(size);
  pen.space = Number.parseFloat(settings.space ?? '0');
}

/** The operations that show a string or an array where the pen is, after which it is behind them. */
export function showText(
  pen: Pen,
  { operand, text }: { readonly operand: PdfValue; readonly text: string },
): readonly string[] | undefined {
  const length = lengthOf(pen, operand);
  if (length === undefined) return undefined;
  const { move, adjustment, written } = reach(pen);
  pen.along += length;
  pen.written = { line: written.line, along: written.along + length };
  const array = isArray(operand);
  if (adjustment === '') return [...move, `${text}${array ? 'TJ' : 'Tj'}`];
  return [...move, array ? `[${adjustment}${text.slice(1)}TJ` : `[${adjustment}${text}]TJ`];
}

interface Reached {
  readonly move: readonly string[];
  /** A number for the begin of an array (TJ) that takes the pen along its line; empty where none is needed. */
  readonly adjustment: string;
  readonly written: { readonly line: Matrix; readonly along: number };
}

// In text space: less than what a renderer could show, more than what sums are wrong by.
const nothing = 1e-9;
// As a part of the size. A greater gap is the begin of another text, and readers look for that between operations.
const withinText = 0.2;

function reach({ line, along, written, size }: Pen): Reached {
  const target = shift(line, along, 0);
  const [a, b, c, d] = line;
  const upright = b === 0 && c === 0 && a !== 0 && d !== 0;
  if (written === undefined || !upright || written.line[0] !== a || written.line[3] !== d || written.line[1] !== 0) {
    const matrix = target.map((value) => numberText(value, 8));
    return {
      move: [`${matrix.join(' ')} Tm`],
      adjustment: '',
      written: { line: matrixOf(matrix.map(Number)), along: 0 },
    };
  }
  const [x, y] = [(target[4] - written.line[4]) / a, (target[5] - written.line[5]) / d];
  const gap = written.along - x;
  if (Math.abs(y) < nothing && Math.abs(gap) < withinText * size) {
    const amount = numberText((gap / size) * 1000, 6);
    const adjustment = amount === '0' ? '' : amount;
    return { move: [], adjustment, written: { ...written, along: written.along - (Number(adjustment) * size) / 1000 } };
  }
  const [dx, dy] = [numberText(x, 8), numberText(y, 8)];
  return {
    move: [`${dx} ${dy} Td`],
    adjustment: '',
    written: { line: shift(written.line, Number(dx), Number(dy)), along: 0 },
  };
}

/** How far showing takes the pen; undefined for what is no text, or in a font that is not known. */
function lengthOf({ font, size, space }: Pen, operand: PdfValue): number | undefined {
  if (font?.codeBytes !== 2 || Number.isNaN(size)) return undefined;
  let length = 0;
  for (const part of isArray(operand) ? operand : [operand]) {
    if (typeof part === 'number') length -= (part / 1000) * size;
    else if (!isString(part)) return undefined;
    else {
      for (let at = 0; at + 1 < part.bytes.length; at += 2) {
        length += font.width(((part.bytes[at] ?? 0) << 8) | (part.bytes[at + 1] ?? 0)) * size + space;
      }
    }
  }
  return length;
}
