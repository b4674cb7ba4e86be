import { isSpan, type Period, samePeriod } from '../../data/period.ts';
import { quantityOf } from '../../data/quantity.ts';
import type { Data, Statistic } from '../../data/types.ts';
import { overlap, rangeOf, type ValueRange } from '../range.ts';
import { type ReportedStatistic, reportedStatistics } from '../reported.ts';
import type { Fault, Rule } from '../rule.ts';
import { formatNumber, nameWithValue } from '../words.ts';

/** A reported change that its endpoints, allowing for rounding, rule out. */
export const reportedChange: Rule = {
  name: 'reported-change',
  explainable: true,
  run: ({ data }) => reportedStatistics(data).flatMap((reported) => recompute(reported, data)),
};

function recompute({ statistic, record }: ReportedStatistic, { statistics }: Data): readonly Fault[] {
  const ends = record.endpoints?.map((id) => statistics.get(id)) ?? [];
  const [from, to] = ends;
  if (from === undefined || to === undefined) return [];
  const report = (message: string): readonly Fault[] => [
    { ...statistic.at(['endpoints']), message, statistics: [statistic.id, from.id, to.id] },
  ];
  const unlike = unlikeEnds(statistic, from, to);
  if (unlike !== undefined)
    return report(`the endpoints of "${statistic.id}" do not fit it: ${unlike}; correct "endpoints"`);
  const allowed = changeRange(statistic, from, to);
  const said = rangeOf(statistic);
  if (allowed === undefined || said === undefined || overlap(allowed, said)) return [];
  const range = allowed.map((end) => (Number.isFinite(end) ? formatNumber(Math.round(end * 100) / 100) : 'no limit'));
  return report(
    `the source reports a change of ${formatNumber(statistic.value)}, but from ${nameWithValue(from)} to ${nameWithValue(to)} it is between ${range.join(' and ')}; correct the mistyped value`,
  );
}

function unlikeEnds(change: Statistic, from: Statistic, to: Statistic): string | undefined {
  if (from.unit.id !== to.unit.id) return `${nameWithValue(from)} and ${nameWithValue(to)} have different units`;
  if (from.place.id !== to.place.id || from.place.id !== change.place.id) return 'they are of another place';
  if (!samePeriod(to.period, change.period)) return `"${to.id}" is not of the period of the change`;
  const { comparedWith } = change;
  const isBase =
    comparedWith === 'previous-year'
      ? isYearBefore(from.period, to.period)
      : comparedWith === undefined || samePeriod(from.period, comparedWith);
  if (!isBase) return `"${from.id}" is not of the period that the change is compared with`;
  return undefined;
}

/** Whether a period is the same months a year earlier; the last day of February may differ. */
function isYearBefore(earlier: Period, later: Period): boolean {
  if (!isSpan(earlier) || !isSpan(later)) return false;
  const before = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4, 7)}`;
  return earlier.start.slice(0, 7) === before(later.start) && earlier.end.slice(0, 7) === before(later.end);
}

/** "About 52,000" may be off by a twentieth at most, or by the step that it is rounded to: no more is called so. */
function looseRange(statistic: Statistic): ValueRange | undefined {
  const { low, high, soft, value } = quantityOf(statistic);
  if (soft !== 'about') return rangeOf(statistic);
  const room = Math.max(Math.abs(value) / 20, 2 * (high - value));
  return [low - room, high + room];
}

/** The change that the endpoints allow, in the unit of the change; undefined if an endpoint is only "nearly". */
function changeRange(change: Statistic, from: Statistic, to: Statistic): ValueRange | undefined {
  const [a, b] = [looseRange(from), looseRange(to)];
  if (a === undefined || b === undefined) return undefined;
  if (change.unit.kind !== 'share' && change.unit.kind !== 'change') return [b[0] - a[1], b[1] - a[0]];
  if (a[0] <= 0) return undefined;
  const percent = (part: number, base: number): number =>
    base === Number.POSITIVE_INFINITY ? (part === base ? Number.POSITIVE_INFINITY : -100) : (part / base - 1) * 100;
  return [Math.max(percent(b[0], a[1]), -100), percent(b[1], a[0])];
}
