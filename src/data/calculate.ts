import { formulaFunctions } from './calculations.ts';
import { type Formula, parseFormula } from './formula.ts';
import { clean, isBound, overCorners, type Quantity, qualifiersOf, quantityOf, roundQuantity } from './quantity.ts';
import type { CalculatedRecord, Grade, Unit } from './schema.ts';
import { followSeries } from './series.ts';
import type { Placed, Statistic } from './types.ts';

/** What is wrong with a formula, and the name of the rule that it breaks. */
interface FormulaFault {
  readonly message: string;
  readonly rule: 'formula' | 'unknown-id' | 'duplicate-id';
  /** The unknown id. */
  readonly unknown?: string;
}

/** The formulas to calculate, and what they are calculated from. */
export interface Calculation {
  readonly records: readonly Placed<CalculatedRecord>[];
  /** Statistics and references, by id. */
  readonly known: ReadonlyMap<string, Statistic>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly report: (record: Placed<CalculatedRecord>, fault: FormulaFault) => void;
}

/**
 * The statistics of data/calculated.yaml, in order. Values are calculated over the interval that the rounding of each
 * input allows, and rounded once, at the end. A formula that the evidence does not allow is reported and left out; those
 * that need it are left out too, without a report of their own.
 */
export function calculate({ records, known: statistics, units, report }: Calculation): readonly Statistic[] {
  const known = followSeries(statistics);
  const byId = new Map(records.toReversed().map((record) => [record.id, record]));
  const done = new Map<string, Statistic | undefined>();
  const resolve = (id: string, path: readonly string[]): Statistic | FormulaFault | undefined => {
    const record = byId.get(id);
    if (known.has(id) || record === undefined) {
      return known.get(id) ?? { message: `unknown statistic "${id}"`, rule: 'unknown-id', unknown: id };
    }
    if (path.includes(id)) {
      return { message: `the formula depends on its own result: ${[...path, id].join(' → ')}`, rule: 'formula' };
    }
    if (!done.has(id)) done.set(id, evaluate(record, [...path, id]));
    return done.get(id);
  };
  const evaluate = (record: Placed<CalculatedRecord>, path: readonly string[]): Statistic | undefined => {
    const formula = parseFormula(record.formula);
    if (typeof formula === 'string') {
      report(record, { message: formula, rule: 'formula' });
      return undefined;
    }
    const found = formula.inputs.map((id) => resolve(id, path));
    for (const item of found) if (isFault(item)) report(record, item);
    const inputs = found.flatMap((item) => (item === undefined || isFault(item) ? [] : [item]));
    if (inputs.length < found.length) return undefined;
    const made = apply({ record, formula, inputs, units });
    if (typeof made !== 'string') return made;
    report(record, { message: made, rule: 'formula' });
    return undefined;
  };
  return records.flatMap((record) => {
    const { id, at } = record;
    const first = known.get(id) ?? byId.get(id);
    if (known.has(id) || first !== record) {
      const { file, line } = (first ?? { at }).at(['id']);
      report(record, { message: `duplicate statistic id "${id}": first at ${file}:${line}`, rule: 'duplicate-id' });
      return [];
    }
    const made = resolve(id, []);
    return made === undefined || isFault(made) ? [] : [made];
  });
}

function isFault(found: Statistic | FormulaFault | undefined): found is FormulaFault {
  return found !== undefined && 'rule' in found;
}

interface Application {
  readonly record: Placed<CalculatedRecord>;
  readonly formula: Formula;
  readonly inputs: readonly Statistic[];
  readonly units: ReadonlyMap<string, Unit>;
}

function apply({ record, formula, inputs, units }: Application): Statistic | string {
  const quantities = inputs.map(quantityOf);
  const prepared = formulaFunctions[formula.name]({ inputs, quantities, units, per: formula.per ?? 1 });
  if (typeof prepared === 'string') return prepared;
  const { compute, ends, finest, directed = false, keepsAverage = false, ...context } = prepared;
  const plain = clean(compute(quantities.map(({ value }) => value)));
  const [low, high] = ends?.(quantities) ?? overCorners(quantities, compute);
  if (low === -Infinity && high === Infinity) {
    return `${formula.name}: the inputs are bounds in opposite directions, so the result is not known`;
  }
  const quantity = combine(quantities, { plain, low, high, keepsAverage });
  const bounded = isBound(quantity);
  const spread = bounded ? Math.abs(quantity.value - plain) : (high - low) / 2;
  const rounded = roundQuantity(quantity, clean(spread), finest);
  // "less than 600" holds whatever the sign; "rose by less than 600" does not.
  const signMatters = directed && (!bounded || context.comparedWith !== undefined);
  if (rounded.value === 0 ? quantity.value !== 0 : signMatters && low < 0 && high > 0) {
    return `${formula.name}: the rounding of the inputs allows ${low} to ${high}, so not even the first digit is known`;
  }
  return {
    id: record.id,
    measure: record.measure,
    ...rounded,
    halfUnit: bounded ? 0 : clean(Math.max(rounded.value - low, high - rounded.value)),
    qualifiers: qualifiersOf(quantity),
    ...context,
    recorded: inputs.some(({ recorded }) => recorded),
    ...gradeOf(inputs),
    ...(record.note === undefined ? {} : { note: record.note }),
    ...(record['not-printed'] === undefined ? {} : { notPrinted: record['not-printed'] }),
    sources: [...new Set(inputs.flatMap(({ sources }) => sources))],
    origin: {
      kind: 'calculated',
      record,
      inputs: inputs.map(({ id }) => id),
      exact: quantity.value,
      interval: [low, high],
    },
    at: record.at,
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
  const soft = inputs.find((input) => input.soft !== undefined)?.soft;
  return {
    value: !Number.isFinite(high) ? low : !Number.isFinite(low) ? high : plain,
    low,
    high,
    strict: inputs.some((input) => isBound(input) && input.strict),
    average: keepsAverage && inputs.some(({ average }) => average),
    ...(soft === undefined ? {} : { soft }),
  };
}

/** The worst grade of the inputs; none if one of them has none. */
function gradeOf(inputs: readonly Statistic[]): { readonly grade?: Grade } {
  const grades = inputs.flatMap(({ grade }) => grade ?? []);
  const worst = grades.toSorted().at(-1);
  return worst === undefined || grades.length < inputs.length ? {} : { grade: worst };
}
