import { type NumberForm, readNumber } from '../../style/locale/number-form.ts';
import type { PrintedNumber } from './printed-words.ts';

/** What a number is to say. */
export interface MeantValue {
  readonly value: number;
  /** Its size alone, for its direction is in the words ("fell by 8.7%"); a sign that is printed holds all the same. */
  readonly size: boolean;
}

/** Whether a printed number, with the scale word beside it, says a value. */
export function saysValue(
  { number, piece, index }: PrintedNumber,
  { value, size }: MeantValue,
  form: NumberForm,
): boolean {
  const around = { before: piece.text.slice(0, index), after: piece.text.slice(index + number.length) };
  const meant = size && !/^[+\u2212]/.test(number) ? Math.abs(value) : value;
  return Math.abs(readNumber(number, around, form) - meant) <= Math.abs(meant) * 1e-12;
}
