import { groupBy } from '../data/group.ts';
import { isSpan, type Period, parsePeriod } from '../data/period.ts';
import type { Printed, PrintedStatistic } from './schema.ts';

/** A statistic that was printed, with its id. */
export type PrintedEntry = readonly [id: string, statistic: PrintedStatistic];

/** The ids of a statistic now and before. */
export interface MatchedStatistic {
  readonly id: string;
  /** The id that it had before; missing if it was not printed. */
  readonly was?: string;
}

/** Matches statistics by id, or by series and period if only the id changed. */
export function matchStatistics(
  before: Pick<Printed, 'statistics'>,
  now: Pick<Printed, 'statistics'>,
): readonly MatchedStatistic[] {
  const gone = Object.entries(before.statistics).filter(([id]) => now.statistics[id] === undefined);
  const bySeries = groupBy(gone, ([, statistic]) => seriesKey(statistic));
  const taken = new Set<string>();
  return Object.entries(now.statistics).map(([id, statistic]) => {
    if (before.statistics[id] !== undefined) return { id, was: id };
    const renamed = bySeries
      .get(seriesKey(statistic))
      ?.find(([old, { period }]) => !taken.has(old) && period === statistic.period)?.[0];
    if (renamed === undefined) return { id };
    taken.add(renamed);
    return { id, was: renamed };
  });
}

/** What was printed of the series of a statistic, the oldest period first. */
export type SeriesOf = (statistic: PrintedStatistic) => readonly PrintedEntry[];

/** Finds series among the statistics that were printed. */
export function openSeries({ statistics }: Pick<Printed, 'statistics'>): SeriesOf {
  const bySeries = groupBy(Object.entries(statistics), ([, statistic]) => seriesKey(statistic));
  return (statistic) =>
    (bySeries.get(seriesKey(statistic)) ?? []).toSorted(([, a], [, b]) => (endOf(a) < endOf(b) ? -1 : 1));
}

/** What two of one series have alike: measure, place, unit and adjustment, and that both are levels, or changes. */
export function seriesKey({ measure, place, unit, adjustment, 'compared-with': compared }: PrintedStatistic): string {
  return JSON.stringify([measure, place, unit, adjustment ?? '', compared === undefined]);
}

/** Whether a statistic continues the series of an earlier one, with a later period of the same kind. */
export function isNextPeriod(earlier: PrintedStatistic, later: PrintedStatistic): boolean {
  const [from, to] = [periodOf(earlier), periodOf(later)];
  if (seriesKey(earlier) !== seriesKey(later) || !isSpan(from) || !isSpan(to)) return false;
  return from.kind === to.kind && from.end < to.end;
}

function endOf(statistic: PrintedStatistic): string {
  return periodOf(statistic).end ?? '';
}

/** Financial years follow each other alike, whichever month they begin with. */
function periodOf({ period }: PrintedStatistic): Period {
  return parsePeriod(period, undefined, 1);
}
