import { type Period, periodBefore, samePeriod, yearBefore } from './period.ts';
import { indexOf, type Member, order } from './series-index.ts';
import { readReference, type SeriesReference } from './series-reference.ts';
import type { StatisticMap } from './statistic-map.ts';
import type { MissingValue, Statistic, StatisticSeries, Statistics } from './types.ts';

/**
 * The statistics of one series, the oldest period first: one measure, place, unit and adjustment over periods of one
 * kind. Withdrawn statistics and those with `not-printed` are left out. Empty for an unknown id.
 */
export function seriesOf(member: string, statistics: Statistics): readonly Statistic[] {
  return indexOf(statistics).seriesOf(member);
}

/** The values of a series that its table marks as missing, the oldest first. */
export function missingOf(member: string, statistics: Statistics): readonly MissingValue[] {
  return indexOf(statistics).missingOf(member);
}

/** The statistics that a reference with `series:` names. */
export function partOfSeries(reference: SeriesReference, statistics: Statistics): readonly Statistic[] {
  return part(reference, seriesOf(reference.member, statistics));
}

/** The same with the periods whose values are marked as missing, in their order. */
export function membersOfSeries(reference: SeriesReference, statistics: Statistics): readonly Member[] {
  const { member } = reference;
  const all: readonly Member[] = [...seriesOf(member, statistics), ...missingOf(member, statistics)];
  return part(
    reference,
    all.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)),
  );
}

function part<T extends Member>({ last, from }: SeriesReference, all: readonly T[]): readonly T[] {
  const since = from === undefined ? all : all.filter(({ period }) => (period.start ?? '') >= from);
  return last === undefined ? since : since.slice(-last);
}

function isWithdrawn(statistic: Statistic | undefined): boolean {
  return statistic?.origin.kind === 'reported' && statistic.origin.record.withdrawn !== undefined;
}

/** The statistic that a reference to one period refers to, or why there is none or more than one, in words. */
export function resolveReference(reference: SeriesReference, statistics: Statistics): Statistic | string {
  const { follow, member, at } = reference;
  if (follow === 'places') return 'the values of places can be those of a chart or a table, but not a single value';
  const series = seriesOf(member, statistics);
  const newest = series.at(-1);
  if (newest === undefined && isWithdrawn(statistics.get(member)))
    return `"${member}" was withdrawn, and its series has no other value; take it out`;
  const gaps = missingOf(member, statistics);
  const lastGap = gaps.at(-1);
  if (newest === undefined && lastGap !== undefined)
    return `every value of the series of "${member}" is marked as missing, the newest, of ${lastGap.period.written}, as ${lastGap.missing}; take it out, or name the id of that period, which is printed with its reason`;
  if (newest === undefined) return `"${member}" is not a statistic with a period, so it has no series to follow`;
  if (follow === 'series') return 'a series can be the statistics of a chart or a table, but not a single value';
  const behind = at === undefined ? staleAgainst(newest, member, statistics) : undefined;
  if (behind !== undefined) return behind;
  if (at !== undefined) return ofWritten(at, { series, missing: gaps, member });
  if (lastGap !== undefined && order(lastGap) > order(newest)) {
    return `the newest period of the series of "${member}" is ${lastGap.period.written}, whose value is marked as ${lastGap.missing}; name the period that you mean`;
  }
  if (follow === 'latest') return only(series, newest.period, member);
  const wanted = follow === 'previous' ? before(newest, series, gaps) : yearBefore(newest.period);
  if (wanted === undefined) return follow === 'previous' ? onePeriod(member, newest) : noYear(member, newest);
  const blank = gaps.find(({ period }) => samePeriod(period, wanted));
  if (blank !== undefined)
    return `the series of "${member}" has ${wanted.written} marked as ${blank.missing}; name the period that you mean`;
  return only(series, wanted, member);
}

/** Why the newest result of a formula for each period is not the newest: what it is calculated from goes on. */
function staleAgainst({ origin, period }: Statistic, member: string, statistics: Statistics): string | undefined {
  const input = origin.kind === 'calculated' && origin.record.period === 'each' ? origin.inputs.at(-1) : undefined;
  if (input === undefined) return undefined;
  const newest = resolveReference({ follow: 'latest', member: input }, statistics);
  if (typeof newest === 'string') return newest;
  if ((newest.period.end ?? '') <= (period.end ?? '')) return undefined;
  return `"${member}" has no result for ${newest.period.written}, the newest period of what it is calculated from; name the period that you mean`;
}

interface Series {
  readonly series: readonly Statistic[];
  readonly missing: readonly MissingValue[];
  readonly member: string;
}

function ofWritten(at: string, { series, missing, member }: Series): Statistic | string {
  const isMeant = ({ period }: Member): boolean => period.written.toLowerCase() === at.toLowerCase();
  const found = series.find(isMeant);
  if (found !== undefined) return only(series, found.period, member);
  const blank = missing.find(isMeant);
  if (blank !== undefined) return `the series of "${member}" has ${blank.period.written} marked as ${blank.missing}`;
  return `the series of "${member}" has no value for ${at}; it runs from ${series[0]?.period.written} to ${series.at(-1)?.period.written}`;
}

/** The period before the newest: by the calendar, or of moments that it does not count, the one before in the data. */
function before(
  { period }: Statistic,
  series: readonly Statistic[],
  missing: readonly MissingValue[],
): Period | undefined {
  const inData = [...series, ...missing].filter((one) => order(one) < `${period.end} ${period.start}`);
  const nearest = inData.reduce<Member | undefined>(
    (best, one) => (best === undefined || order(one) > order(best) ? one : best),
    undefined,
  );
  return nearest === undefined ? undefined : (periodBefore(period) ?? nearest.period);
}

function onePeriod(member: string, { period }: Statistic): string {
  return `the series of "${member}" has only one period, ${period.written}, and none before it`;
}

function noYear(member: string, { period }: Statistic): string {
  return `${period.written}, the newest period of the series of "${member}", has none a year earlier that can be told`;
}

function only(series: readonly Statistic[], wanted: Period, member: string): Statistic | string {
  const found = series.filter(({ period }) => samePeriod(period, wanted));
  const [one, other] = found;
  if (one === undefined) return `the series of "${member}" has no value for ${wanted.written}`;
  if (other === undefined) return one;
  return `the series of "${member}" has ${found.map(({ id }) => `"${id}"`).join(' and ')} for ${wanted.written}; name the one that you mean`;
}

/** The same statistics, which can also be looked up by `latest:ID`, `previous:ID` and `year-before:ID`. */
export function followSeries(statistics: StatisticMap, missing: Statistics['missing']): Statistics {
  return new FollowedStatistics(statistics, missing);
}

class FollowedStatistics implements Statistics {
  readonly #known: StatisticMap;
  readonly missing: ReadonlyMap<string, MissingValue>;

  constructor(known: StatisticMap, missing: Statistics['missing']) {
    this.#known = known;
    this.missing = missing;
  }

  plain = (id: string): Statistic | undefined => this.#known.get(id);

  single = (): Iterable<Statistic> => this.#known.single();

  get(id: string): Statistic | undefined {
    const found = this.#known.get(id);
    const reference = found === undefined ? readReference(id) : undefined;
    const resolved = reference === undefined ? found : resolveReference(reference, this);
    return typeof resolved === 'string' ? undefined : resolved;
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  get size(): number {
    return this.#known.size;
  }

  get ofTables(): readonly StatisticSeries[] {
    return this.#known.ofTables;
  }

  forEach(call: (value: Statistic, key: string, map: ReadonlyMap<string, Statistic>) => void): void {
    this.#known.forEach(call);
  }

  keys() {
    return this.#known.keys();
  }

  values() {
    return this.#known.values();
  }

  entries() {
    return this.#known.entries();
  }

  [Symbol.iterator]() {
    return this.#known[Symbol.iterator]();
  }
}
