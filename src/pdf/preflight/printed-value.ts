import { type Rounding, roundingOf, roundTo } from '../../data/display.ts';
import type { NumberKind } from '../../data/number-kinds.ts';
import type { Statistic } from '../../data/types.ts';
import { type NumberForm, readPrintedNumber } from '../../style/locale/number-form.ts';
import type { PrintedNumber } from './printed-words.ts';

/** What is known of a statistic whose numbers are printed. */
export type KnownValue = Pick<Statistic, 'value' | 'lower' | 'upper' | 'qualifiers'>;

/** The value that a printed number should have. */
export interface MeantValue {
  readonly value: number;
  /** Whether only its size is printed, its direction being in the words ("fell by 8.7%"). A printed sign still counts. */
  readonly size: boolean;
  /** Which way its size was rounded to the digits that are printed, where it was. */
  readonly rounding?: Rounding;
}

/** The value that a number of a kind should have; undefined where the statistic has none. */
export function meantValue(kind: NumberKind, { value, lower, upper, qualifiers }: KnownValue): MeantValue | undefined {
  switch (kind) {
    case 'lower':
      return lower === undefined ? undefined : { value: lower, size: false, rounding: lower < 0 ? 'up' : 'down' };
    case 'upper':
      return upper === undefined ? undefined : { value: upper, size: false, rounding: upper < 0 ? 'down' : 'up' };
    case 'rounded':
    case 'rounded-size':
      return { value, size: kind === 'rounded-size', rounding: roundingOf(qualifiers) };
    default:
      return { value, size: kind === 'size' };
  }
}

/** Whether a printed number, with the scale word beside it, has that value. */
export function saysValue(
  { number, piece, index }: PrintedNumber,
  { value, size, rounding }: MeantValue,
  form: NumberForm,
): boolean {
  const around = { before: piece.text.slice(0, index), after: piece.text.slice(index + number.length) };
  const exact = size && !/^[+\u2212]/.test(number) ? Math.abs(value) : value;
  const read = readPrintedNumber(number, around, form);
  const meant = rounding === undefined ? exact : Math.sign(exact) * roundTo(Math.abs(exact), read.step, rounding);
  return Math.abs(read.value - meant) <= Math.abs(meant) * 1e-12;
}
