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
  const find = <T extends Member>(id: string, among: ReadonlyMap<string, readonly T[]>): readonly T[] => {
    const one = memberOf(id);
    if (one === undefined) return [];
    return (among.get(keyOf(one)) ?? [])
      .filter((other) => inSeries(one, other))
      .toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  };
  const remember = <T extends Member>(among: ReadonlyMap<string, readonly T[]>) => {
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

/** What is looked up in an index. */
interface Collected {
  readonly values: Map<string, Statistic[]>;
  readonly missing: Map<string, MissingValue[]>;
  readonly byName: Map<string, Member>;
  /** Ids by measure. */
  readonly places: Map<string, Set<string>>;
}

function collect(statistics: Statistics): Collected {
  const found: Collected = { values: new Map(), missing: new Map(), byName: new Map(), places: new Map() };
  const [addValue, addMissing] = [adder(found.values), adder(found.missing)];
  let last: Member | undefined;
  for (const one of statistics.values()) {
    if (isPrintable(one)) addValue(one);
    if (last === undefined || !isBeside(last, one)) addNames(found, one);
    last = one;
  }
  for (const one of statistics.missing.values()) {
    addMissing(one);
    addNames(found, one);
  }
  return found;
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

/** Adds members to those of their key; those of a table mostly have the key of the one before. */
function adder<T extends Member>(among: Map<string, T[]>): (one: T) => void {
  let [last, others]: [T | undefined, T[]] = [undefined, []];
  return (one) => {
    if (last === undefined || !isBeside(last, one)) {
      const key = keyOf(one);
      others = among.get(key) ?? [];
      among.set(key, others);
    }
    last = one;
    others.push(one);
  };
}

/** Whether two values of tables can only have one key. */
function isBeside(a: Member, b: Member): boolean {
  return (
    a.origin.kind === 'table' &&
    b.origin.kind === 'table' &&
    a.origin.measure === b.origin.measure &&
    a.place === b.place &&
    a.unit === b.unit &&
    a.period.kind === b.period.kind
  );
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
    const [one, other] = [a, b].map((text) => (typeof text === 'string' ? [text] : Object.values(text)));
    return one?.some((words) => other?.includes(words)) === true;
  }
  const shared = Object.keys(a).filter((tag) => b[tag] !== undefined);
  return shared.length > 0 && shared.every((tag) => a[tag] === b[tag]);
}
