import { eachCode, type PdfFont, textOfCode } from './fonts.ts';
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
  readonly codes: readonly number[];
  /** Codes of which the font does not say which character they are. */
  readonly unmapped: number;
}

/** A run while it is read: what is shown next may still be added to it. */
export interface GrowingRun extends TextRun {
  text: string;
  end: number;
  unmapped: number;
  readonly codes: number[];
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

/** Shows a string, or an array of strings and adjustments (TJ): moves the text matrix, and gives what was shown. */
export function showText(state: TextState, shown: PdfValue, ctm: Matrix): GrowingRun | undefined {
  const { font } = state;
  if (font === undefined) return undefined;
  const start = position(state, ctm);
  const codes: number[] = [];
  let text = '';
  let unmapped = 0;
  // From the start to the end: a matrix for each character would be most of what reading a page makes.
  let distance = 0;
  for (const part of isArray(shown) ? shown : [shown]) {
    if (typeof part === 'number') distance -= (part / 1000) * state.size;
    if (!isString(part)) continue;
    eachCode(font, part.bytes, (code) => {
      const character = textOfCode(font, code);
      codes.push(code);
      text += character ?? '\ufffd';
      if (character === undefined) unmapped++;
      const word = font.codeBytes === 1 && code === 0x20 ? state.wordSpace : 0;
      distance += font.width(code) * state.size + state.charSpace + word;
    });
  }
  state.matrix = shift(state.matrix, distance * state.scale, 0);
  if (codes.length === 0) return undefined;
  const [, , c, d] = state.matrix;
  const size = round(state.size * Math.hypot(c * ctm[0] + d * ctm[2], c * ctm[1] + d * ctm[3]));
  return { text, x: start.x, y: start.y, end: position(state, ctm).x, size, font, codes, unmapped };
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
