import { type NumberForm, readNumber } from '../../style/locale/number-form.ts';
import type { PrintedNumber } from './printed-words.ts';

/** The value that a printed number should have. */
export interface MeantValue {
  readonly value: number;
  /** Whether only its size is printed, its direction being in the words ("fell by 8.7%"). A printed sign still counts. */
  readonly size: boolean;
}

/** Whether a printed number, with the scale word beside it, has that value. */
export function saysValue(
  { number, piece, index }: PrintedNumber,
  { value, size }: MeantValue,
  form: NumberForm,
): boolean {
  const around = { before: piece.text.slice(0, index), after: piece.text.slice(index + number.length) };
  const meant = size && !/^[+\u2212]/.test(number) ? Math.abs(value) : value;
  return Math.abs(readNumber(number, around, form) - meant) <= Math.abs(meant) * 1e-12;
}
