import type { FunctionName } from './formula.ts';
import type { Period } from './period.ts';
import type { Finest, Quantity } from './quantity.ts';
import type { FormulaInputs } from './refusals.ts';
import type { Unit } from './schema.ts';
import type { Ranked, Statistic } from './types.ts';

/** A calculation that the inputs allow: how to compute its value, and what the value is of. */
export interface Calculation {
  readonly compute: (values: readonly number[]) => number;
  /** The lowest and highest result, where they are not those of the combinations of all ends of the inputs. */
  readonly ends?: (quantities: readonly Quantity[]) => readonly [number, number];
  readonly finest?: Finest;
  /** The result says which of two is larger, so its sign must be certain. */
  readonly directed?: boolean;
  readonly keepsAverage?: boolean;
  /** The unit of the result, or why there is none. */
  readonly unit: Unit | string;
  /** Otherwise the period of the first input. */
  readonly period?: Period;
  readonly comparedWith?: Statistic['comparedWith'];
  /** Where a place stands among all. */
  readonly rank?: Ranked;
}

/** Each function of data/calculated.yaml: the calculation, or why the inputs do not allow it, in words. */
export type Functions = Readonly<Record<FunctionName, (all: FormulaInputs) => Calculation | string>>;

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

export function unitOfKind(units: FormulaInputs['units'], kinds: readonly Unit['kind'][]): Unit | string {
  const simple = [...units.values()].filter(({ id }) => !id.includes('-per-'));
  const found = kinds.flatMap((kind) => simple.find((unit) => unit.kind === kind) ?? [])[0];
  return found ?? `data/units.yaml has no unit of kind ${kinds.join(' or ')} for the result; add one`;
}

export function unitOfId(units: FormulaInputs['units'], id: string): Unit | string {
  return units.get(id) ?? `data/units.yaml has no unit "${id}"; add it, of kind ratio`;
}
