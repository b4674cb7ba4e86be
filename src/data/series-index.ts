import { isSpan, type Period, samePeriod, unlikePeriods } from './period.ts';
import type { Text } from './schema.ts';
import { isPrintable, type MissingValue, type Statistic, type Statistics } from './types.ts';

/** What belongs to one series, whether it has a value or not. */
export type Member = Statistic | MissingValue;

interface SeriesIndex {
  readonly seriesOf: (member: string) => readonly Statistic[];
  readonly missingOf: (member: string) => readonly MissingValue[];
}

const indexes = new WeakMap<Statistics, SeriesIndex>();

/** An index of the series of some statistics, made once: a large table is gone through once, not for each reference. */
export function indexOf(statistics: Statistics): SeriesIndex {
  const known = indexes.get(statistics);
  if (known !== undefined) return known;
  const [values, missing] = [new Map<string, Statistic[]>(), new Map<string, MissingValue[]>()];
  const byName = new Map<string, Member>();
  for (const one of statistics.values()) {
    if (isPrintable(one)) add(values, one);
    addName(byName, one);
  }
  for (const one of statistics.missing.values()) {
    add(missing, one);
    addName(byName, one);
  }
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
  const index: SeriesIndex = { seriesOf: remember(values), missingOf: remember(missing) };
  indexes.set(statistics, index);
  return index;
}

function add<T extends Member>(among: Map<string, T[]>, one: T): void {
  const key = keyOf(one);
  const others = among.get(key);
  if (others === undefined) among.set(key, [one]);
  else others.push(one);
}

/** Series of table files are also known by the ids of their measure and place; the newest kind of period counts. */
function addName(byName: Map<string, Member>, one: Member): void {
  if (one.origin.kind !== 'table') return;
  const name = `${one.origin.measure.id}-${one.place.id}`;
  if (!byName.has(name)) byName.set(name, one);
}

/** What all statistics of a series have in common and can be looked up by. */
function keyOf({ place, unit, period, ...one }: Member): string {
  const compared = 'comparedWith' in one && one.comparedWith !== undefined ? typeof one.comparedWith : '';
  const measure = one.origin.kind === 'table' ? one.origin.measure.id : '';
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
