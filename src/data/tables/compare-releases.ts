import { groupBy } from '../group.ts';
import type { MissingValue, Statistic } from '../types.ts';
import { firstDays, isBeforeRelease } from './first-days.ts';
import type { TableStatistics } from './read-release.ts';

/** A value of a release, or its mark that there is none. */
export type Released = Statistic | MissingValue;

/** A value that one release gives otherwise than the one before. */
export interface RevisedValue {
  readonly before: Statistic;
  readonly now: Statistic;
}

/** A value that is gone. `now`: the mark that stands in its place; none where the release has no such cell. */
export interface VanishedValue {
  readonly before: Statistic;
  readonly now: MissingValue | undefined;
}

/** What a release of a table file changed, in the order of its cells. */
export interface ReleaseChanges {
  /** What the release before had no value for: of new periods, places and measures, and where it marked one as missing. */
  readonly added: readonly Released[];
  readonly revised: readonly RevisedValue[];
  /** Of periods that the release has; those that were over before it begins are in `passed`. */
  readonly vanished: readonly VanishedValue[];
  /** What is no longer in the table, as it begins with a later period: it still stands. */
  readonly passed: readonly Statistic[];
  /** Periods that no value or mark of the release before is of, as data files write them, the oldest first. */
  readonly periods: readonly string[];
}

/**
 * Compares two releases of a table file, value by value. Only another value is a revision: the same one that is no
 * longer provisional, or has other bounds, is not.
 */
export function compareReleases(before: TableStatistics, now: TableStatistics): ReleaseChanges {
  const old = new Map(before.statistics.map((statistic) => [statistic.id, statistic]));
  const marked = new Set(before.missing.map(({ id }) => id));
  const current = new Map(now.statistics.map((statistic) => [statistic.id, statistic]));
  const gaps = new Map(now.missing.map((gap) => [gap.id, gap]));
  const first = firstDays([...now.statistics, ...now.missing]);
  const gone = before.statistics.filter(({ id }) => !current.has(id));
  const isPassed = ({ id, period }: Statistic): boolean => !gaps.has(id) && isBeforeRelease(period, first);
  return {
    added: [
      ...now.statistics.filter(({ id }) => !old.has(id)),
      ...now.missing.filter(({ id }) => !old.has(id) && !marked.has(id)),
    ],
    revised: now.statistics.flatMap((statistic) => {
      const was = old.get(statistic.id);
      return was === undefined || was.value === statistic.value ? [] : [{ before: was, now: statistic }];
    }),
    vanished: gone
      .filter((statistic) => !isPassed(statistic))
      .map((statistic) => ({ before: statistic, now: gaps.get(statistic.id) })),
    passed: gone.filter(isPassed),
    periods: newPeriods([...before.statistics, ...before.missing], [...now.statistics, ...now.missing]),
  };
}

function newPeriods(before: readonly Released[], now: readonly Released[]): readonly string[] {
  const known = new Set(before.map(({ period }) => period.written));
  const byPeriod = groupBy(now, ({ period }) => period.written);
  return [...byPeriod]
    .flatMap(([written, [first]]) => (known.has(written) || first === undefined ? [] : [first.period]))
    .toSorted((a, b) => ((a.end ?? '') < (b.end ?? '') ? -1 : 1))
    .map(({ written }) => written);
}

/** The last day that the values of a release are of, YYYY-MM-DD; empty where none has a day. */
export function lastDayOfRelease({ statistics, missing }: TableStatistics): string {
  const later = (end: string, { period }: Released): string => ((period.end ?? '') > end ? (period.end ?? '') : end);
  return missing.reduce(later, statistics.reduce(later, ''));
}

/** How many values of a release are of its new periods. */
export function countNew({ added, periods }: ReleaseChanges): number {
  const isNew = new Set(periods);
  return added.filter(({ period }) => isNew.has(period.written)).length;
}

/** Whether a release says nothing else than the one before. */
export function isSame({ added, revised, vanished, passed }: ReleaseChanges): boolean {
  return added.length + revised.length + vanished.length + passed.length === 0;
}
