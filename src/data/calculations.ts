import { type Calculation, type Functions, sumOf, unitOfId, unitOfKind } from './calculation.ts';
import { isLater, parsePeriod, samePeriod, spanOf, unlikePeriods } from './period.ts';
import { clean } from './quantity.ts';
import {
  refuseAverages,
  refuseBounds,
  refuseChanges,
  refuseDistantReference,
  refuseExposing,
  refuseHedges,
  refusePercentChange,
  refuseSmallBase,
  refuseSum,
  refuseUnlike,
  refuseZero,
} from './refusals.ts';
import type { Statistic } from './types.ts';

/** The functions over single statistics: the calculation, or why the inputs do not allow it, in words. */
export const statisticFunctions: Pick<
  Functions,
  'percent-change' | 'difference' | 'ratio' | 'share' | 'sum' | 'per' | 'convert' | 'implied-rate'
> = {
  'percent-change': (all) =>
    refuseChanges(all) ??
    refuseBounds(all) ??
    refuseAverages(all) ??
    refuseUnlike(all.inputs, ['unit', 'place', 'measure', 'adjustment']) ??
    refuseSmallBase(all.a) ??
    refusePercentChange(all) ?? {
      compute: ([from = 0, to = 0]) => (to / from - 1) * 100,
      finest: { step: 0.1 },
      directed: true,
      unit: unitOfKind(all.units, ['change', 'share']),
      period: all.b.period,
      comparedWith: all.a.period,
    },
  difference: (all) => {
    const periods =
      refuseHedges(all) ??
      (all.quantities[1]?.soft === 'nearly' ? `${all.b.id} is "nearly", so the difference is not known` : undefined) ??
      refuseAverages(all) ??
      refuseUnlike(all.inputs, ['unit', 'place', 'adjustment']) ??
      refuseExposing(all) ??
      differencePeriods(all.a, all.b);
    if (typeof periods === 'string') return periods;
    return {
      compute: ([first = 0, second = 0]) => first - second,
      directed: true,
      keepsAverage: true,
      unit: all.a.unit.kind === 'share' ? unitOfKind(all.units, ['points']) : all.a.unit,
      ...periods,
    };
  },
  ratio: (all) =>
    refuseChanges(all) ??
    refuseBounds(all) ??
    refuseAverages(all) ??
    refuseUnlike(all.inputs, ['unit', 'place', 'adjustment']) ??
    (samePeriod(all.a.period, all.b.period) ? undefined : unlikePeriods(all.b.period, all.a.period)) ??
    refuseZero(all) ?? {
      compute: ([first = 0, second = 1]) => first / second,
      finest: { step: 0.01 },
      unit: unitOfKind(all.units, ['ratio']),
    },
  share: (all) =>
    refuseChanges(all) ??
    refuseBounds(all) ??
    refuseAverages(all) ??
    refuseUnlike(all.inputs, ['unit', 'place', 'period', 'adjustment']) ??
    refuseSmallBase(all.b) ??
    refuseExposing(all) ??
    (all.a.value > all.b.value ? `the part ${all.a.id} is larger than the whole ${all.b.id}` : undefined) ?? {
      compute: ([part = 0, whole = 1]) => (part / whole) * 100,
      finest: { step: 0.1 },
      unit: unitOfKind(all.units, ['share']),
    },
  sum: (all) =>
    refuseChanges(all) ??
    refuseHedges(all) ??
    refuseAverages(all) ??
    refuseUnlike(all.inputs, ['unit', 'place', 'period', 'adjustment']) ??
    refuseSum(all) ??
    refuseExposing(all) ?? {
      compute: sumOf,
      ends: (quantities) => [
        clean(sumOf(quantities.map(({ low }) => low))),
        clean(sumOf(quantities.map(({ high }) => high))),
      ],
      keepsAverage: true,
      unit: all.a.unit,
    },
  per: (all) =>
    refuseChanges(all) ??
    refuseBounds(all) ??
    refuseUnlike(all.inputs, ['place']) ??
    refuseDistantReference(all) ??
    refuseZero(all) ?? {
      compute: ([first = 0, second = 1]) => (first / second) * all.per,
      finest: { figures: 3 },
      keepsAverage: true,
      unit: unitOfId(all.units, `${all.a.unit.id}-per-${all.per}-${all.b.unit.id}`),
    },
  convert: (all) => {
    const { a, b: rate, units } = all;
    const refused =
      rate.qualifiers.length > 0
        ? `the rate ${rate.id} is not exact`
        : (refuseDistantReference(all) ?? refuseZero(all));
    if (refused !== undefined) return refused;
    const [first = '', second = ''] = rate.unit.id.split('-per-');
    const divides = first === a.unit.id;
    const unit = units.get(divides ? second : second === a.unit.id ? first : '');
    const isMoney = unit?.kind === 'money' && a.unit.kind === 'money';
    return {
      compute: ([amount = 0, by = 1]) => (divides ? amount / by : amount * by),
      finest: { figures: 2 },
      keepsAverage: true,
      unit: isMoney
        ? unit
        : `${rate.id} is in ${rate.unit.id}; a rate for ${a.unit.id} is in a unit such as ${a.unit.id}-per-us-dollars, between two units of money`,
      comparedWith: a.comparedWith,
    };
  },
  // Both amounts are the same sum, so a hedge of either does not hedge the rate, and their rounding is ignored.
  'implied-rate': ({ a: amount, b: converted, units }) => {
    const { origin } = converted;
    const from = origin.kind === 'reported' ? origin.record['converted-from'] : undefined;
    if (from !== amount.id || converted.value === 0)
      return `${converted.id} is not the source's conversion of ${amount.id}; it needs "converted-from: ${amount.id}"`;
    const rate = amount.value / converted.value;
    const unit = unitOfId(units, `${amount.unit.id}-per-${converted.unit.id}`);
    return { compute: () => rate, ends: () => [rate, rate], finest: { step: 0.01 }, unit };
  },
};

/**
 * The period of a difference: the common one, the later one compared with the earlier, or the span of both. A running
 * total less what one period added is of a day that nobody stated.
 */
function differencePeriods(a: Statistic, b: Statistic): Pick<Calculation, 'period' | 'comparedWith'> | string {
  if (refuseUnlike([a, b], ['period']) === undefined) {
    const isBefore = a.period.kind === 'cumulative' && b.period.kind !== 'cumulative';
    return { period: isBefore ? parsePeriod('not-stated') : a.period };
  }
  const unlike = unlikePeriods(a.period, b.period);
  if (unlike !== undefined) return unlike;
  if (isLater(a.period, b.period)) return { period: a.period, comparedWith: b.period };
  return { period: spanOf(a.period.start ?? '', b.period.end ?? '') };
}
