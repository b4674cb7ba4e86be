import type { Period } from './period.ts';
import type { Finest, Quantity } from './quantity.ts';
import type { Place, Unit } from './schema.ts';
import type { Statistic } from './types.ts';

/** The arguments of a formula's function. */
export interface FormulaInputs {
  readonly inputs: readonly Statistic[];
  readonly quantities: readonly Quantity[];
  readonly units: ReadonlyMap<string, Unit>;
  /** The n of `per`. */
  readonly per: number;
}

/** A calculation that the inputs allow: how to compute its value, and its unit, place and period. */
export interface Prepared {
  readonly compute: (values: readonly number[]) => number;
  /** The lowest and highest result, if there are too many inputs to try all combinations of their ends. */
  readonly ends?: (quantities: readonly Quantity[]) => readonly [number, number];
  readonly finest?: Finest;
  /** The result says which of two is larger, so its sign must be certain. */
  readonly directed?: boolean;
  readonly keepsAverage?: boolean;
  readonly unit: Unit;
  readonly place: Place;
  readonly period: Period;
  readonly comparedWith?: Period | 'previous-year';
}

export type FormulaFunction = (inputs: FormulaInputs) => Prepared | string;
