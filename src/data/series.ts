import { unlikePeriods } from './alike.ts';
import { isSpan, samePeriod } from './period.ts';
import type { Text } from './schema.ts';
import type { Statistic } from './types.ts';

/** How a reference follows a series: to its newest period, to the one before that, or to all of them. */
const follows = ['latest', 'previous', 'series'] as const;

export type Follow = (typeof follows)[number];

/** A reference such as `latest:thefts-2023`: the series is that of any statistic in it. */
export interface SeriesReference {
  readonly follow: Follow;
  /** Id of a statistic of the series. */
  readonly member: string;
}

/** The statistics by id, among which a reference to a series is looked for. */
export type Statistics = ReadonlyMap<string, Statistic>;

/** What a text such as `latest:thefts-2023` refers to; undefined for a plain id. */
export function readReference(text: string): SeriesReference | undefined {
  const [, prefix, member = ''] = /^([a-z]+):(.*)$/s.exec(text) ?? [];
  const follow = follows.find((name) => name === prefix);
  return follow === undefined ? undefined : { follow, member };
}

/**
 * The statistics of one series, the oldest period first: the same measure of the same place in the same unit, over like
 * periods. What was withdrawn or is not to be printed is left out. Empty for an id that there is not.
 */
export function seriesOf(member: string, statistics: Statistics): readonly Statistic[] {
  const one = statistics.get(member);
  if (one === undefined) return [];
  return [...statistics.values()]
    .filter((other) => isFollowed(other) && inSeries(one, other))
    .toSorted((a, b) => compareText(a.period.end ?? '', b.period.end ?? '') || compareText(a.id, b.id));
}

function isFollowed({ notPrinted, origin }: Statistic): boolean {
  if (notPrinted !== undefined || origin.kind === 'reference') return false;
  return origin.kind !== 'reported' || origin.record.withdrawn === undefined;
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

/** The same words in every language that both have. */
function sameText(a: Text, b: Text): boolean {
  if (typeof a === 'string' || typeof b === 'string') {
    const [one, other] = [a, b].map((text) => (typeof text === 'string' ? [text] : Object.values(text)));
    return one?.some((words) => other?.includes(words)) === true;
  }
  const shared = Object.keys(a).filter((tag) => b[tag] !== undefined);
  return shared.length > 0 && shared.every((tag) => a[tag] === b[tag]);
}

/**
 * The statistic that `latest:` or `previous:` refers to. Where there is none, or two are of that period, so that one
 * would have to be picked in silence: why, in words.
 */
export function resolveReference({ follow, member }: SeriesReference, statistics: Statistics): Statistic | string {
  const series = seriesOf(member, statistics);
  if (series.length === 0) return `"${member}" is no statistic with a period whose series could be followed`;
  if (follow === 'series') return 'a series stands in the statistics of a chart or a table, not for one value';
  const periods = [...new Set(series.map(({ period }) => period.written))];
  const wanted = periods.at(follow === 'latest' ? -1 : -2);
  const found = series.filter(({ period }) => period.written === wanted);
  const [only, other] = found;
  if (wanted === undefined || only === undefined)
    return `the series of "${member}" has one period only, ${periods.join(', ')}, and none before it`;
  return other === undefined
    ? only
    : `the series of "${member}" has ${found.map(({ id }) => `"${id}"`).join(' and ')} for ${wanted}: name the one that is meant`;
}

/** The same statistics, of which `latest:ID` and `previous:ID` can be asked for like ids. */
export function followSeries(statistics: Statistics): Statistics {
  const get = (id: string): Statistic | undefined => {
    const plain = statistics.get(id);
    const reference = plain === undefined ? readReference(id) : undefined;
    if (reference === undefined) return plain;
    const found = resolveReference(reference, statistics);
    return typeof found === 'string' ? undefined : found;
  };
  return {
    get,
    has: (id) => get(id) !== undefined,
    size: statistics.size,
    keys: () => statistics.keys(),
    values: () => statistics.values(),
    entries: () => statistics.entries(),
    forEach: (call) => statistics.forEach(call),
    [Symbol.iterator]: () => statistics[Symbol.iterator](),
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
