import type { Calculation } from './calculation.ts';
import type { Grade } from './fields.ts';
import type { Formula } from './formula.ts';
import { clean, isBound, overCorners, type Quantity, qualifiersOf, quantityOf, roundQuantity } from './quantity.ts';
import { rankingOf } from './ranking.ts';
import type { FormulaInputs } from './refusals.ts';
import type { CalculatedRecord } from './schema.ts';
import { formulaFunctions } from './series-calculations.ts';
import type { Located, Statistic } from './types.ts';

/** A formula with the statistics that it is calculated from. */
export interface Application extends Pick<FormulaInputs, 'inputs' | 'units' | 'places' | 'statistics'> {
  readonly record: Located<CalculatedRecord>;
  readonly formula: Formula;
  /** Of the result. */
  readonly id: string;
}

/**
 * The result of a formula, or why the inputs do not allow it, in words. It is calculated over the interval that the
 * rounding of each input allows, and rounded once, at the end.
 */
export function applyFormula({ record, formula, inputs, id, ...known }: Application): Statistic | string {
  const quantities = inputs.map(quantityOf);
  const [a, b = a] = inputs;
  if (a === undefined || b === undefined) return 'the formula needs a statistic';
  const { name, per = 1, word = '' } = formula;
  const prepared = formulaFunctions[name]({ ...known, inputs, a, b, quantities, per, word });
  if (typeof prepared === 'string') return prepared;
  const found = compute(prepared, quantities);
  if (typeof found === 'string') return found;
  const ranking = prepared.rank && rankingOf(a, known.statistics);
  return {
    id,
    measure: record.measure,
    ...found.result,
    place: a.place,
    period: prepared.period ?? a.period,
    comparedWith: prepared.comparedWith,
    recorded: inputs.some(({ recorded }) => recorded),
    grade: ranking === undefined ? worstGrade(inputs) : ranking.grade,
    note: record.note,
    notPrinted: record['not-printed'],
    sources: ranking?.sources ?? [...new Set(inputs.flatMap(({ sources }) => sources))],
    ...statusesOf(inputs),
    ...(inputs.every(({ adjustment }) => adjustment !== undefined) ? { adjustment: a.adjustment } : {}),
    origin: {
      kind: 'calculated',
      record,
      inputs: ranking?.ids ?? inputs.map((input) => input.id),
      ...found.range,
      ...(prepared.rank === undefined ? {} : { rank: prepared.rank }),
    },
    at: record.at,
  };
}

interface Computed {
  readonly result: Pick<Statistic, 'value' | 'decimals' | 'halfUnit' | 'qualifiers' | 'unit'>;
  /** Before rounding. */
  readonly range: Pick<Extract<Statistic['origin'], { kind: 'calculated' }>, 'exact' | 'interval'>;
}

function compute(prepared: Calculation, quantities: readonly Quantity[]): Computed | string {
  const { compute: of, ends, finest, unit, comparedWith, directed = false, keepsAverage = false } = prepared;
  if (typeof unit === 'string') return unit;
  const plain = clean(of(quantities.map(({ value }) => value)));
  const [low, high] = ends?.(quantities) ?? overCorners(quantities, of);
  if (low === -Infinity && high === Infinity) {
    return `the inputs are bounds in opposite directions, so the result is not known`;
  }
  const quantity = combine(quantities, { plain, low, high, keepsAverage });
  const bounded = isBound(quantity);
  const spread = bounded ? Math.abs(quantity.value - plain) : (high - low) / 2;
  const coarse = roundQuantity(quantity, clean(spread), finest);
  // What is known to be less than the finest step, and is not nothing, keeps its first digit.
  const rounded =
    coarse.value === 0 && quantity.value !== 0 ? roundQuantity(quantity, clean(spread), { figures: 1 }) : coarse;
  // "less than 600" holds whatever the sign; "rose by less than 600" does not.
  const signMatters = directed && (!bounded || comparedWith !== undefined);
  if (rounded.value === 0 ? quantity.value !== 0 : signMatters && low < 0 && high > 0) {
    return `the rounding of the inputs allows ${low} to ${high}, so not even the first digit is known`;
  }
  const halfUnit = bounded ? 0 : clean(Math.max(rounded.value - low, high - rounded.value));
  return {
    result: { ...rounded, halfUnit, qualifiers: qualifiersOf(quantity), unit },
    range: { exact: quantity.value, interval: [low, high] },
  };
}

interface Result {
  /** Calculated from the values without their ranges. */
  readonly plain: number;
  readonly low: number;
  readonly high: number;
  readonly keepsAverage: boolean;
}

/** A result with the hedges of its inputs. The value of a bound is its finite end. */
function combine(inputs: readonly Quantity[], { plain, low, high, keepsAverage }: Result): Quantity {
  return {
    value: !Number.isFinite(high) ? low : !Number.isFinite(low) ? high : plain,
    low,
    high,
    strict: inputs.some((input) => isBound(input) && input.strict),
    average: keepsAverage && inputs.some(({ average }) => average),
    soft: inputs.find((input) => input.soft !== undefined)?.soft,
  };
}

/** What the sources say of one of the inputs holds for the result: provisional, a break in the series. */
function statusesOf(inputs: readonly Statistic[]): Pick<Statistic, 'statuses'> {
  const statuses = [...new Set(inputs.flatMap((input) => input.statuses ?? []))];
  return statuses.length === 0 ? {} : { statuses };
}

/** The worst grade of the inputs; none if one of them has none. */
function worstGrade(inputs: readonly Statistic[]): Grade | undefined {
  const grades = inputs.flatMap(({ grade }) => grade ?? []);
  return grades.length < inputs.length ? undefined : grades.toSorted().at(-1);
}
