import { largest } from '../project/extremes.ts';
import { type Calculation, type Functions, sumOf, unitOfId, unitOfKind } from './calculation.ts';
import { statisticFunctions } from './calculations.ts';
import { placeLevels } from './fields.ts';
import { spanOf } from './period.ts';
import { clean, type Quantity } from './quantity.ts';
import { fromLowest, rankingOf } from './ranking.ts';
import {
  type FormulaInputs,
  refuseAverages,
  refuseBounds,
  refuseChanges,
  refuseExposingShares,
  refuseHedges,
  refuseMoments,
  refuseOtherTotal,
  refuseSmallBase,
  refuseSum,
  refuseUnlike,
} from './refusals.ts';
import type { Ranked } from './types.ts';

/** The functions over a series, or over many places. */
const seriesFunctions: Pick<
  Functions,
  | 'change-on-year'
  | 'change-on-period'
  | 'index'
  | 'moving-average'
  | 'annual-sum'
  | 'share-of-total'
  | 'rank'
  | 'rank-from-lowest'
> = {
  'change-on-year': change,
  'change-on-period': change,
  index: (all) => {
    const { a: base, b: newest } = all;
    const unit = unitOfId(all.units, 'index');
    // Whatever the base was, it is 100.
    if (base.id === newest.id) return { compute: () => 100, ends: () => [100, 100], unit, period: newest.period };
    return (
      refuseChanges(all) ??
      refuseBounds(all) ??
      refuseAverages(all) ??
      refuseSmallBase(base) ?? {
        compute: ([from = 0, to = 0]) => (to / from) * 100,
        finest: { step: 0.1 },
        unit,
        period: newest.period,
      }
    );
  },
  'moving-average': (all) =>
    refuseChanges(all) ??
    refuseHedges(all) ??
    refuseAverages(all) ?? {
      compute: mean,
      ends: (quantities) => [clean(mean(quantities.map(lowOf))), clean(mean(quantities.map(highOf)))],
      finest: { step: 10 ** -largest(all.inputs.map(({ decimals = 0 }) => decimals)) },
      keepsAverage: true,
      unit: all.a.unit,
      period: all.inputs.at(-1)?.period ?? all.a.period,
    },
  'annual-sum': (all) =>
    refuseChanges(all) ??
    refuseHedges(all) ??
    refuseAverages(all) ??
    refuseMoments(all) ??
    refuseSum(all) ??
    refuseOtherThanYear(all) ?? {
      compute: sumOf,
      ends: (quantities) => [clean(sumOf(quantities.map(lowOf))), clean(sumOf(quantities.map(highOf)))],
      keepsAverage: true,
      unit: all.a.unit,
      period: yearOf(all),
    },
  'share-of-total': (all) =>
    refuseChanges(all) ??
    refuseBounds(all) ??
    refuseAverages(all) ??
    refuseUnlike(all.inputs, ['unit', 'period', 'adjustment']) ??
    refuseOtherTotal(all) ??
    refuseSmallBase(all.b) ??
    refuseExposingShares(all) ??
    (all.a.value > all.b.value ? `the part ${all.a.id} is larger than the total ${all.b.id}` : undefined) ?? {
      compute: ([part = 0, whole = 1]) => (part / whole) * 100,
      finest: { step: 0.1 },
      unit: unitOfKind(all.units, ['share']),
    },
  rank: (all) => rank(all, 'highest'),
  'rank-from-lowest': (all) => rank(all, 'lowest'),
};

export const formulaFunctions: Functions = { ...statisticFunctions, ...seriesFunctions };

/** In per cent; of a share in percentage points. The earlier period comes first. */
function change(all: FormulaInputs): Calculation | string {
  const { a, b, quantities } = all;
  if (a.unit.kind !== 'share') return statisticFunctions['percent-change'](all);
  const later = { ...all, a: b, b: a, inputs: [b, a], quantities: quantities.toReversed() };
  const made = refuseChanges(all) ?? refuseUnlike(all.inputs, ['measure']) ?? statisticFunctions.difference(later);
  return typeof made === 'string' ? made : { ...made, compute: ([from = 0, to = 0]) => to - from };
}

/** Where a place stands, 1 being the highest value or the lowest. */
function rank({ a, word, units, statistics }: FormulaInputs, from: Ranked['from']): Calculation | string {
  const levels: readonly string[] = placeLevels;
  if (word !== 'places' && !levels.includes(word))
    return `"${word}" is neither "places" nor a level; levels: ${levels.join(', ')}`;
  if (word !== 'places' && a.place.level !== word)
    return `${a.place.id}, the place of ${a.id}, is a ${a.place.level} and not a ${word}`;
  if (a.qualifiers.length > 0) return `${a.id} is "${a.qualifiers.join(' ')}", so its rank is not known`;
  const highest = rankingOf(a, statistics)?.rank(a.value);
  if (highest === undefined) return `${a.id} is of no stated period`;
  const ranked = from === 'lowest' ? fromLowest(highest) : highest;
  const { position } = ranked;
  return { compute: () => position, ends: () => [position, position], unit: unitOfId(units, 'rank'), rank: ranked };
}

function mean(values: readonly number[]): number {
  return sumOf(values) / values.length;
}

function lowOf({ low }: Quantity): number {
  return low;
}

function highOf({ high }: Quantity): number {
  return high;
}

/** The year that the summed periods make up. Written as a span, so that those of a moving year are of one kind. */
function yearOf({ a, inputs }: FormulaInputs): Calculation['period'] & object {
  return { ...spanOf(a.period.start ?? '', inputs.at(-1)?.period.end ?? ''), kind: 'span' };
}

const periodsOfYear: Readonly<Record<string, number>> = {
  month: 12,
  quarter: 4,
  'financial-quarter': 4,
  'half-year': 2,
};

function refuseOtherThanYear({ a: { period }, inputs }: FormulaInputs): string | undefined {
  const wanted = periodsOfYear[period.kind];
  if (wanted === inputs.length) return undefined;
  if (wanted === undefined) return `a year is not made up of periods of the kind ${period.kind}`;
  return `a year has ${wanted} periods of the kind ${period.kind}, not ${inputs.length}; write "last ${wanted}"`;
}
