import { charactersOf, type PdfFont } from './fonts.ts';
import { identity, type Matrix, matrixOf, multiply } from './matrix.ts';
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
  const [first, second] = operands.map((value) => (typeof value === 'number' ? value : 0));
  const number = first ?? 0;
  if (operator === 'BT') setLine(state, identity);
  else if (operator === 'Tm') setLine(state, matrixOf(operands));
  else if (operator === 'Td') moveLine(state, number, second ?? 0);
  else if (operator === 'TD') {
    state.leading = -(second ?? 0);
    moveLine(state, number, second ?? 0);
  } else if (operator === 'T*') moveLine(state, 0, -state.leading);
  else if (operator === 'Tc') state.charSpace = number;
  else if (operator === 'Tw') state.wordSpace = number;
  else if (operator === 'Tz') state.scale = number / 100;
  else if (operator === 'TL') state.leading = number;
  else if (operator === 'Ts') state.rise = number;
}

export function moveLine(state: TextState, x: number, y: number): void {
  setLine(state, multiply([1, 0, 0, 1, x, y], state.line));
}

function setLine(state: TextState, matrix: Matrix): void {
  state.matrix = matrix;
  state.line = matrix;
}

/** Shows a string, or an array of strings and adjustments (TJ): moves the text matrix, and gives what was shown. */
export function showText(state: TextState, shown: PdfValue, ctm: Matrix): TextRun | undefined {
  const { font } = state;
  if (font === undefined) return undefined;
  const start = position(state, ctm);
  const codes: number[] = [];
  let text = '';
  let unmapped = 0;
  for (const part of isArray(shown) ? shown : [shown]) {
    if (typeof part === 'number') advance(state, (-part / 1000) * state.size);
    if (!isString(part)) continue;
    for (const character of charactersOf(font, part.bytes)) {
      codes.push(character.code);
      text += character.text ?? '\ufffd';
      if (character.text === undefined) unmapped++;
      const word = font.codeBytes === 1 && character.code === 0x20 ? state.wordSpace : 0;
      advance(state, character.width * state.size + state.charSpace + word);
    }
  }
  if (codes.length === 0) return undefined;
  const [, , c, d] = multiply(state.matrix, ctm);
  return {
    text,
    ...start,
    end: position(state, ctm).x,
    size: round(state.size * Math.hypot(c, d)),
    font,
    codes,
    unmapped,
  };
}

function advance(state: TextState, distance: number): void {
  state.matrix = multiply([1, 0, 0, 1, distance * state.scale, 0], state.matrix);
}

function position(state: TextState, ctm: Matrix): { readonly x: number; readonly y: number } {
  const [, , , , x, y] = multiply([1, 0, 0, 1, 0, state.rise], multiply(state.matrix, ctm));
  return { x: round(x), y: round(y) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
