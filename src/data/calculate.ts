import type { Finding } from '../project/errors.ts';
import { didYouMean } from '../project/nearest.ts';
import { formulaFunctions } from './calculations.ts';
import { type Formula, parseFormula } from './formula.ts';
import { clean, isBound, overCorners, type Quantity, qualifiersOf, quantityOf, roundQuantity } from './quantity.ts';
import type { CalculatedRecord, Grade, Unit } from './schema.ts';
import { followSeries } from './series.ts';
import type { Located, Statistic } from './types.ts';

/** The formulas to calculate, each with an id of its own, and what they are calculated from. */
export interface CalculationInputs {
  readonly records: readonly Located<CalculatedRecord>[];
  /** Statistics and references, by id. */
  readonly known: ReadonlyMap<string, Statistic>;
  readonly units: ReadonlyMap<string, Unit>;
  /** Whether all files could be read, so that an id that is not known is a mistake. */
  readonly isComplete: boolean;
  readonly findings: Finding[];
}

/**
 * The statistics of data/calculated.yaml, in order. Values are calculated over the interval that the rounding of each
 * input allows, and rounded once, at the end. A formula that the evidence does not allow is reported and left out; those
 * that need it are left out too, without a finding of their own.
 */
export function calculate(calculation: CalculationInputs): readonly Statistic[] {
  const { records, known: statistics, units, isComplete, findings } = calculation;
  const known = followSeries(statistics);
  const byId = new Map(records.map((record) => [record.id, record]));
  const done = new Map<string, Statistic | undefined>();
  const refuse = ({ at }: Located<CalculatedRecord>, message: string, rule = 'formula'): undefined => {
    findings.push({ ...at(['formula']), severity: 'error', message, rule });
  };
  const evaluate = (record: Located<CalculatedRecord>, path: readonly string[]): Statistic | undefined => {
    const formula = parseFormula(record.formula);
    if (typeof formula === 'string') return refuse(record, formula);
    const inputs = formula.inputs.map((id) => inputOf(record, id, path)).filter((input) => input !== undefined);
    if (inputs.length < formula.inputs.length) return undefined;
    const made = apply({ record, formula, inputs, units });
    return typeof made === 'string' ? refuse(record, `${formula.name}: ${made}`) : made;
  };
  const inputOf = (user: Located<CalculatedRecord>, id: string, path: readonly string[]): Statistic | undefined => {
    const record = byId.get(id);
    if (record === undefined) {
      const found = known.get(id);
      if (found !== undefined || !isComplete) return found;
      return refuse(user, `unknown statistic "${id}"${didYouMean(id, statistics.keys())}`, 'unknown-id');
    }
    if (path.includes(id)) return refuse(user, `the formula depends on its own result: ${[...path, id].join(' → ')}`);
    if (!done.has(id)) done.set(id, evaluate(record, [...path, id]));
    return done.get(id);
  };
  return records.flatMap((record) => inputOf(record, record.id, []) ?? []);
}

interface Application {
  readonly record: Located<CalculatedRecord>;
  readonly formula: Formula;
  readonly inputs: readonly Statistic[];
  readonly units: ReadonlyMap<string, Unit>;
}

function apply({ record, formula, inputs, units }: Application): Statistic | string {
  const quantities = inputs.map(quantityOf);
  const [a, b] = inputs;
  if (a === undefined || b === undefined) return 'the formula needs two statistics';
  const prepared = formulaFunctions[formula.name]({ inputs, a, b, quantities, units, per: formula.per ?? 1 });
  if (typeof prepared === 'string') return prepared;
  const { compute, ends, finest, unit, period = a.period, comparedWith, directed = false } = prepared;
  if (typeof unit === 'string') return unit;
  const plain = clean(compute(quantities.map(({ value }) => value)));
  const [low, high] = ends?.(quantities) ?? overCorners(quantities, compute);
  if (low === -Infinity && high === Infinity) {
    return `the inputs are bounds in opposite directions, so the result is not known`;
  }
  const quantity = combine(quantities, { plain, low, high, keepsAverage: prepared.keepsAverage === true });
  const bounded = isBound(quantity);
  const spread = bounded ? Math.abs(quantity.value - plain) : (high - low) / 2;
  const rounded = roundQuantity(quantity, clean(spread), finest);
  // "less than 600" holds whatever the sign; "rose by less than 600" does not.
  const signMatters = directed && (!bounded || comparedWith !== undefined);
  if (rounded.value === 0 ? quantity.value !== 0 : signMatters && low < 0 && high > 0) {
    return `the rounding of the inputs allows ${low} to ${high}, so not even the first digit is known`;
  }
  return {
    id: record.id,
    measure: record.measure,
    ...rounded,
    halfUnit: bounded ? 0 : clean(Math.max(rounded.value - low, high - rounded.value)),
    qualifiers: qualifiersOf(quantity),
    unit,
    place: a.place,
    period,
    comparedWith,
    recorded: inputs.some(({ recorded }) => recorded),
    grade: worstGrade(inputs),
    note: record.note,
    notPrinted: record['not-printed'],
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
  return {
    value: !Number.isFinite(high) ? low : !Number.isFinite(low) ? high : plain,
    low,
    high,
    strict: inputs.some((input) => isBound(input) && input.strict),
    average: keepsAverage && inputs.some(({ average }) => average),
    soft: inputs.find((input) => input.soft !== undefined)?.soft,
  };
}

/** The worst grade of the inputs; none if one of them has none. */
function worstGrade(inputs: readonly Statistic[]): Grade | undefined {
  const grades = inputs.flatMap(({ grade }) => grade ?? []);
  return grades.length < inputs.length ? undefined : grades.toSorted().at(-1);
}
