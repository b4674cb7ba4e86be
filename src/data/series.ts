import { isSpan, samePeriod, unlikePeriods } from './period.ts';
import type { Text } from './schema.ts';
import { isPrintable, type Statistic } from './types.ts';

/** Which periods of a series a reference means: the newest, the one before that, or all. */
const follows = ['latest', 'previous', 'series'] as const;

export type Follow = (typeof follows)[number];

/** A reference such as `latest:thefts-2023`: the series is named by any statistic in it. */
export interface SeriesReference {
  readonly follow: Follow;
  /** Id of a statistic of the series. */
  readonly member: string;
}

/** Statistics by id; a reference to a series may be looked up among them. */
export type Statistics = ReadonlyMap<string, Statistic>;

/** Parses a reference such as `latest:thefts-2023`; undefined for a plain id. */
export function readReference(text: string): SeriesReference | undefined {
  const [, prefix, member = ''] = /^([a-z]+):(.*)$/s.exec(text) ?? [];
  const follow = follows.find((name) => name === prefix);
  return follow === undefined ? undefined : { follow, member };
}

/**
 * The statistics of one series, the oldest period first: one measure, place and unit over periods of one kind. Withdrawn
 * statistics and those with `not-printed` are left out. Empty for an unknown id.
 */
export function seriesOf(member: string, statistics: Statistics): readonly Statistic[] {
  const one = statistics.get(member);
  if (one === undefined) return [];
  return [...statistics.values()]
    .filter((other) => isPrintable(other) && inSeries(one, other))
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}

function order({ period, id }: Statistic): string {
  return `${period.end} ${id}`;
}

function inSeries(a: Statistic, b: Statistic): boolean {
  return (
    a.place.id === b.place.id &&
    a.unit.id === b.unit.id &&
    typeof a.comparedWith === typeof b.comparedWith &&
    sameText(a.measure, b.measure) &&
    isSpan(a.period) &&
    isSpan(b.period) &&
    likePeriods(a, b)
  );
}

function likePeriods({ period: a }: Statistic, { period: b }: Statistic): boolean {
  if (a.kind !== b.kind) return false;
  const compared = a.kind === 'year' || a.kind === 'part-year' || a.kind === 'point';
  return !compared || samePeriod(a, b) || unlikePeriods(a, b) === undefined;
}

/** Whether two texts are the same in every language that both have. */
function sameText(a: Text, b: Text): boolean {
  if (typeof a === 'string' || typeof b === 'string') {
    const [one, other] = [a, b].map((text) => (typeof text === 'string' ? [text] : Object.values(text)));
    return one?.some((words) => other?.includes(words)) === true;
  }
  const shared = Object.keys(a).filter((tag) => b[tag] !== undefined);
  return shared.length > 0 && shared.every((tag) => a[tag] === b[tag]);
}

/**
 * The statistic that `latest:` or `previous:` refers to, or why there is none or more than one, in words.
 */
export function resolveReference({ follow, member }: SeriesReference, statistics: Statistics): Statistic | string {
  const series = seriesOf(member, statistics);
  if (series.length === 0) return `"${member}" is not a statistic with a period, so it has no series to follow`;
  if (follow === 'series') return 'a series can be the statistics of a chart or a table, but not a single value';
  const periods = [...new Set(series.map(({ period }) => period.written))];
  const wanted = periods.at(follow === 'latest' ? -1 : -2);
  const found = series.filter(({ period }) => period.written === wanted);
  const [only, other] = found;
  if (wanted === undefined || only === undefined)
    return `the series of "${member}" has only one period, ${periods.join(', ')}, and none before it`;
  return other === undefined
    ? only
    : `the series of "${member}" has ${found.map(({ id }) => `"${id}"`).join(' and ')} for ${wanted}; name the one that you mean`;
}

/** The same statistics, which can also be looked up by `latest:ID` and `previous:ID`. */
export function followSeries(statistics: Statistics): Statistics {
  return new FollowedStatistics(statistics);
}

class FollowedStatistics extends Map<string, Statistic> {
  override get(id: string): Statistic | undefined {
    const plain = super.get(id);
    const reference = plain === undefined ? readReference(id) : undefined;
    const found = reference === undefined ? plain : resolveReference(reference, this);
    return typeof found === 'string' ? undefined : found;
  }

  override has(id: string): boolean {
    return this.get(id) !== undefined;
  }
}
