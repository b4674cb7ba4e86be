import { textsIn } from './fields.ts';
import { groupBy } from './group.ts';
import { isSpan, type Period, samePeriod, unlikePeriods } from './period.ts';
import type { CalculatedRecord, Text } from './schema.ts';
import { isPrintable, type MissingValue, type Statistic, type Statistics } from './types.ts';

/** What belongs to one series, whether it has a value or not. */
export type Member = Statistic | MissingValue;

interface SeriesIndex {
  readonly seriesOf: (member: string) => readonly Statistic[];
  readonly missingOf: (member: string) => readonly MissingValue[];
  /** Those of a series that are of one period. */
  readonly ofPeriod: (member: string, period: Period) => readonly Statistic[];
  /** Ids of the places that have a series of a measure, in the order of the data; of an unknown measure none. */
  readonly placesOf: (measure: string) => ReadonlySet<string>;
  readonly measures: () => Iterable<string>;
}

const indexes = new WeakMap<Statistics, SeriesIndex>();

/** An index of the series of some statistics, made once: a large table is gone through once, not for each reference. */
export function indexOf(statistics: Statistics): SeriesIndex {
  const known = indexes.get(statistics);
  if (known !== undefined) return known;
  const { values, missing, byName, places } = collect(statistics);
  const memberOf = (id: string): Member | undefined =>
    statistics.plain(id) ?? statistics.missing.get(id) ?? byName.get(id);
  const find = <T extends Member>(
    id: string,
    among: ReadonlyMap<string, readonly (() => readonly T[])[]>,
  ): readonly T[] => {
    const one = memberOf(id);
    if (one === undefined) return [];
    return (among.get(keyOf(one)) ?? [])
      .flatMap((some) => some())
      .filter((other) => inSeries(one, other))
      .toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  };
  const remember = <T extends Member>(among: ReadonlyMap<string, readonly (() => readonly T[])[]>) => {
    const found = new Map<string, readonly T[]>();
    return (id: string): readonly T[] => {
      const before = found.get(id) ?? find(id, among);
      found.set(id, before);
      return before;
    };
  };
  const seriesOf = remember(values);
  const periods = new Map<string, ReadonlyMap<string, readonly Statistic[]>>();
  const index: SeriesIndex = {
    seriesOf,
    missingOf: remember(missing),
    ofPeriod: (member, period) => {
      const found = periods.get(member) ?? groupBy(seriesOf(member), (one) => daysOf(one.period));
      periods.set(member, found);
      return (found.get(daysOf(period)) ?? []).filter((one) => samePeriod(one.period, period));
    },
    placesOf: (measure) => places.get(measure) ?? none,
    measures: () => places.keys(),
  };
  indexes.set(statistics, index);
  return index;
}

/** One statistic of each series of a table, which are alike in measure, place, unit and source, and all others. */
export function oneOfEach({ ofTables, single }: Statistics): readonly Statistic[] {
  return [...ofTables.flatMap(({ first }) => first()), ...single()];
}

/** What is looked up in an index. */
interface Collected {
  readonly values: Map<string, (() => readonly Statistic[])[]>;
  readonly missing: Map<string, (() => readonly MissingValue[])[]>;
  readonly byName: Map<string, Member>;
  /** Ids by measure. */
  readonly places: Map<string, Set<string>>;
}

/** A table may have a hundred thousand statistics, so no more than the first of each of its series is looked at. */
function collect(statistics: Statistics): Collected {
  const found: Collected = { values: new Map(), missing: new Map(), byName: new Map(), places: new Map() };
  for (const { first, all } of statistics.ofTables) {
    for (const one of first()) {
      add(found.values, one, all);
      addNames(found, one);
    }
  }
  for (const one of statistics.single()) {
    if (isPrintable(one)) add(found.values, one, () => [one]);
    addNames(found, one);
  }
  for (const one of statistics.missing.values()) {
    add(found.missing, one, () => [one]);
    addNames(found, one);
  }
  return found;
}

function add<T extends Member>(
  among: Map<string, (() => readonly T[])[]>,
  one: Member,
  more: () => readonly T[],
): void {
  const key = keyOf(one);
  const others = among.get(key);
  if (others === undefined) among.set(key, [more]);
  else others.push(more);
}

function addNames({ byName, places }: Collected, one: Member): void {
  const [measure, name] = [measureIdOf(one), seriesNameOf(one)];
  // The newest kind of period counts.
  if (name !== undefined && !byName.has(name)) byName.set(name, one);
  if (measure === undefined) return;
  const known = places.get(measure);
  if (known === undefined) places.set(measure, new Set([one.place.id]));
  else known.add(one.place.id);
}

const none: ReadonlySet<string> = new Set();

function daysOf({ start, end }: Period): string {
  return `${start} ${end}`;
}

/** The id of the measure of a table file, or of what a formula calculates for each place or period. */
export function measureIdOf({ origin }: Member): string | undefined {
  if (origin.kind === 'table') return origin.measure.id;
  return origin.kind === 'calculated' && isForEach(origin.record) ? origin.record.id : undefined;
}

/** What a series is also known by: its measure and place; of a formula without `place: each`, the formula's own id. */
function seriesNameOf(one: Member): string | undefined {
  const measure = measureIdOf(one);
  const own = one.origin.kind === 'calculated' && one.origin.record.place === undefined;
  return measure === undefined || own ? measure : `${measure}-${one.place.id}`;
}

/** Whether a formula is written once for many places or periods. */
export function isForEach({ place, period }: CalculatedRecord): boolean {
  return place !== undefined || period !== undefined;
}

/** What all statistics of a series have in common and can be looked up by. */
function keyOf(one: Member): string {
  const { place, unit, period } = one;
  const compared = 'comparedWith' in one && one.comparedWith !== undefined ? typeof one.comparedWith : '';
  const measure = measureIdOf(one) ?? '';
  return [place.id, unit.id, period.kind, compared, measure].join('|');
}

export function order({ period, id }: Member): string {
  return `${period.end} ${period.start} ${id}`;
}

function inSeries(a: Member, b: Member): boolean {
  return (
    sameText(a.measure, b.measure) &&
    sameAdjustment(a.adjustment, b.adjustment) &&
    isSpan(a.period) &&
    isSpan(b.period) &&
    (samePeriod(a.period, b.period) || likePeriods(a.period, b.period))
  );
}

function sameAdjustment(a: Text | undefined, b: Text | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameText(a, b);
}

/** Running totals and campaigns follow each other too, though they cannot be compared. */
function likePeriods(a: Period, b: Period): boolean {
  return a.kind === 'cumulative' || a.kind === 'campaign' || unlikePeriods(a, b) === undefined;
}

/** Whether two texts are the same in every language that both have. */
function sameText(a: Text, b: Text): boolean {
  if (a === b) return true;
  if (typeof a === 'string' || typeof b === 'string') {
    const [one, other] = [a, b].map((text) => textsIn(text));
    return one?.some((words) => other?.includes(words)) === true;
  }
  const shared = Object.keys(a).filter((tag) => b[tag] !== undefined);
  return shared.length > 0 && shared.every((tag) => a[tag] === b[tag]);
}
