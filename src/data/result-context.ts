import { refuseUnlike, unlikePeriods } from './alike.ts';
import { isSpan, type Period, parsePeriod, spanOf } from './period.ts';
import type { Quantity } from './quantity.ts';
import type { Unit } from './schema.ts';
import type { Statistic } from './types.ts';

/**
 * The period of a difference: the common one, the later one compared with the earlier, or the span of both. A running
 * total less what one period added is of a day that nobody stated.
 */
export function differencePeriods(
  a: Statistic,
  b: Statistic,
): { readonly period: Period; readonly comparedWith?: Period } | string {
  if (refuseUnlike('difference', [a, b], ['period']) === undefined) {
    const isBefore = a.period.kind === 'cumulative' && b.period.kind !== 'cumulative';
    return { period: isBefore ? parsePeriod('not-stated') : a.period };
  }
  const unlike = unlikePeriods(a.period, b.period);
  if (unlike !== undefined) return unlike;
  if (isLater(a.period, b.period)) return { period: a.period, comparedWith: b.period };
  return { period: spanOf(a.period.start ?? '', b.period.end ?? '') };
}

/** Whether a period starts after another. */
export function isLater(a: Period, b: Period): boolean {
  return (a.start ?? '') > (b.start ?? '');
}

/** Whether a quantity may be zero, so that nothing can be divided by it. */
export function mayBeZero(quantity: Quantity | undefined): boolean {
  return quantity === undefined || (quantity.low <= 0 && quantity.high >= 0);
}

/** The id of the total that a statistic is declared to be a part of. */
export function partOf({ origin }: Statistic): string | undefined {
  return origin.kind === 'reported' ? origin.record['part-of'] : undefined;
}

/** Why a reference cannot be used with a period: it must overlap it, or end or start within a year of it. */
export function notBeside(period: Period, reference: Period): string | undefined {
  if (!isSpan(period) || !isSpan(reference)) return 'cannot be used, because no period is stated for it or for';
  const apart = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const days = Math.max(apart(period.end, reference.start), apart(reference.end, period.start));
  return days <= 366 ? undefined : 'is more than a year away from the period of';
}

/** The currency that a rate such as yuan-per-us-dollars turns an amount into, and whether it is divided by the rate. */
export function convertedUnit(
  from: Unit,
  rate: Unit,
  units: ReadonlyMap<string, Unit>,
): { readonly unit: Unit; readonly divides: boolean } | undefined {
  const [first = '', second = ''] = rate.id.split('-per-');
  const divides = first === from.id;
  const unit = units.get(divides ? second : second === from.id ? first : '');
  return unit?.kind === 'money' && from.kind === 'money' ? { unit, divides } : undefined;
}
