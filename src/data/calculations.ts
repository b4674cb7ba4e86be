import { refuseBounds, refuseChanges, refuseHedges, refuseSmallBase, refuseUnlike, unlikePeriods } from './alike.ts';
import type { FunctionName } from './formula.ts';
import { impliedRate } from './implied-rate.ts';
import { type Period, samePeriod } from './period.ts';
import { clean, type Finest, type Quantity } from './quantity.ts';
import { convertedUnit, differencePeriods, isLater, mayBeZero, notBeside, partOf } from './result-context.ts';
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

/** Each function of data/calculated.yaml: the calculation, or why the inputs do not allow it, in words. */
export const formulaFunctions: Readonly<Record<FunctionName, FormulaFunction>> = {
  'percent-change': two(({ a: from, b: to, all, unitOf }) => {
    const refused =
      refuseChanges('percent-change', all.inputs) ??
      refuseBounds('percent-change', all) ??
      refuseUnlike('percent-change', all.inputs, ['unit', 'place', 'measure']) ??
      refuseSmallBase('percent-change', from);
    if (refused !== undefined) return refused;
    if (from.unit.kind === 'share') {
      return `percent-change: ${from.id} is a percentage; use difference(${to.id}, ${from.id}) for percentage points`;
    }
    const unlike = unlikePeriods(from.period, to.period);
    if (unlike !== undefined) return `percent-change: ${unlike}`;
    if (!isLater(to.period, from.period)) {
      return `percent-change takes the earlier period first; write percent-change(${to.id}, ${from.id})`;
    }
    const unit = unitOf('change', 'share');
    if (typeof unit === 'string') return unit;
    return {
      compute: ([first = 0, second = 0]) => (second / first - 1) * 100,
      finest: { step: 0.1 },
      directed: true,
      unit,
      place: to.place,
      period: to.period,
      comparedWith: from.period,
    };
  }),
  difference: two(({ a, b, all, unitOf }) => {
    const refused = refuseHedges('difference', all) ?? refuseUnlike('difference', all.inputs, ['unit', 'place']);
    if (refused !== undefined) return refused;
    const periods = differencePeriods(a, b);
    if (typeof periods === 'string') return `difference: ${periods}`;
    const unit = a.unit.kind === 'share' ? unitOf('points') : a.unit;
    if (typeof unit === 'string') return unit;
    return {
      compute: ([first = 0, second = 0]) => first - second,
      directed: true,
      keepsAverage: true,
      unit,
      place: a.place,
      ...periods,
    };
  }),
  ratio: two(({ a, b, all, unitOf }) => {
    const refused =
      refuseChanges('ratio', all.inputs) ??
      refuseBounds('ratio', all) ??
      refuseUnlike('ratio', all.inputs, ['unit', 'place']);
    if (refused !== undefined) return refused;
    const unlike = samePeriod(a.period, b.period) ? undefined : unlikePeriods(b.period, a.period);
    if (unlike !== undefined) return `ratio: ${unlike}`;
    if (mayBeZero(all.quantities[1])) return `ratio: ${b.id} may be zero`;
    const unit = unitOf('ratio');
    if (typeof unit === 'string') return unit;
    return {
      compute: ([first = 0, second = 1]) => first / second,
      finest: { step: 0.01 },
      unit,
      place: a.place,
      period: a.period,
    };
  }),
  share: two(({ a: part, b: whole, all, unitOf }) => {
    const refused =
      refuseChanges('share', all.inputs) ??
      refuseBounds('share', all) ??
      refuseUnlike('share', all.inputs, ['unit', 'place', 'period']) ??
      refuseSmallBase('share', whole);
    if (refused !== undefined) return refused;
    if (part.value > whole.value) return `share: the part ${part.id} is larger than the whole ${whole.id}`;
    const unit = unitOf('share');
    if (typeof unit === 'string') return unit;
    return {
      compute: ([first = 0, second = 1]) => (first / second) * 100,
      finest: { step: 0.1 },
      unit,
      place: whole.place,
      period: part.period,
    };
  }),
  sum: (all) => {
    const [first] = all.inputs;
    if (first === undefined) return 'sum has no inputs';
    const refused =
      refuseChanges('sum', all.inputs) ??
      refuseHedges('sum', all) ??
      refuseUnlike('sum', all.inputs, ['unit', 'place', 'period']);
    if (refused !== undefined) return refused;
    if (first.unit.kind !== 'count' && first.unit.kind !== 'money' && first.unit.kind !== 'mass') {
      return `sum: ${first.unit.id} cannot be added up; only counts, money and weights can`;
    }
    const nested = all.inputs.find((input) => all.inputs.some(({ id }) => partOf(input) === id));
    if (nested !== undefined) return `sum: ${nested.id} is a part of ${partOf(nested)}, which is already in the sum`;
    return {
      compute: total,
      ends: (quantities) => [
        clean(total(quantities.map(({ low }) => low))),
        clean(total(quantities.map(({ high }) => high))),
      ],
      keepsAverage: true,
      unit: first.unit,
      place: first.place,
      period: first.period,
    };
  },
  per: two(({ a, b: population, all }) => {
    const refused =
      refuseChanges('per', all.inputs) ?? refuseBounds('per', all) ?? refuseUnlike('per', all.inputs, ['place']);
    if (refused !== undefined) return refused;
    const apart = notBeside(a.period, population.period);
    if (apart !== undefined) return `per: ${population.id} ${apart} ${a.id}`;
    if (mayBeZero(all.quantities[1])) return `per: ${population.id} may be zero`;
    const wanted = `${a.unit.id}-per-${all.per}-${population.unit.id}`;
    const unit = all.units.get(wanted);
    if (unit === undefined) return `per: data/units.yaml has no unit "${wanted}"; add it, of kind ratio`;
    return {
      compute: ([first = 0, second = 1]) => (first / second) * all.per,
      finest: { figures: 3 },
      keepsAverage: true,
      unit,
      place: a.place,
      period: a.period,
    };
  }),
  convert: two(({ a, b: rate, all }) => {
    const [, factor] = all.quantities;
    if (factor === undefined || rate.qualifiers.length > 0) return `convert: the rate ${rate.id} is not exact`;
    const apart = notBeside(a.period, rate.period);
    if (apart !== undefined) return `convert: ${rate.id} ${apart} ${a.id}`;
    const target = convertedUnit(a.unit, rate.unit, all.units);
    if (target === undefined || mayBeZero(factor)) {
      return `convert: ${rate.id} is in ${rate.unit.id}; a rate for ${a.unit.id} is in a unit such as ${a.unit.id}-per-us-dollars, between two units of money`;
    }
    return {
      compute: ([amount = 0, by = 1]) => (target.divides ? amount / by : amount * by),
      finest: { figures: 2 },
      keepsAverage: true,
      unit: target.unit,
      place: a.place,
      period: a.period,
      ...(a.comparedWith === undefined ? {} : { comparedWith: a.comparedWith }),
    };
  }),
  'implied-rate': impliedRate,
};

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

interface Two {
  readonly a: Statistic;
  readonly b: Statistic;
  readonly all: FormulaInputs;
  /** The unit of data/units.yaml for the first of these kinds that has one. */
  readonly unitOf: (...kinds: readonly Unit['kind'][]) => Unit | string;
}

function two(operation: (inputs: Two) => Prepared | string): FormulaFunction {
  return (all) => {
    const [a, b] = all.inputs;
    if (a === undefined || b === undefined) return 'the formula needs two statistics';
    const unitOf: Two['unitOf'] = (...kinds) =>
      kinds.flatMap(
        (kind) => [...all.units.values()].find((unit) => unit.kind === kind && !unit.id.includes('-per-')) ?? [],
      )[0] ?? `data/units.yaml has no unit of kind ${kinds.join(' or ')} for the result; add one`;
    return operation({ a, b, all, unitOf });
  };
}
