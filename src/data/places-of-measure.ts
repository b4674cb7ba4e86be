import { onceEach } from '../project/once-each.ts';
import { missingOf, seriesOf } from './series.ts';
import { indexOf, type Member, order } from './series-index.ts';
import type { SeriesReference } from './series-reference.ts';
import type { Statistic, Statistics } from './types.ts';

/** The values of all places, the highest first, and those that are marked as missing. */
interface OfPlaces {
  readonly values: readonly Statistic[];
  readonly missing: readonly Member[];
}

/** Found once for each measure and level: a thousand briefings may name the same. */
const found = onceEach((_: Statistics) => new Map<string, OfPlaces>());

function ofPlaces({ member, level }: SeriesReference, statistics: Statistics): OfPlaces {
  const key = `${member} ${level ?? ''}`;
  const made = found(statistics).get(key) ?? find(member, level, statistics);
  found(statistics).set(key, made);
  return made;
}

function find(measure: string, level: string | undefined, statistics: Statistics): OfPlaces {
  const names = [...indexOf(statistics).placesOf(measure)].map((place) => `${measure}-${place}`);
  const isMeant = ({ place }: Member): boolean => level === undefined || place.level === level;
  const newest = names.flatMap((name) => seriesOf(name, statistics).at(-1) ?? []).filter(isMeant);
  const marked = names.flatMap((name) => missingOf(name, statistics).at(-1) ?? []).filter(isMeant);
  const last = newest.reduce((end, one) => (order(one) > end ? order(one) : end), '').split(' ')[0];
  const isNewest = ({ period }: Member): boolean => period.end === last;
  return { values: newest.filter(isNewest).toSorted((a, b) => b.value - a.value), missing: marked.filter(isNewest) };
}

/**
 * What `places:MEASURE` names: the values of all places of a level for the newest period that any of them has, the
 * highest first; with `near`, only so many above the place and below it.
 */
export function valuesOfPlaces(reference: SeriesReference, statistics: Statistics): readonly Statistic[] {
  const { values } = ofPlaces(reference, statistics);
  const { near, place: around } = reference;
  if (near === undefined) return values;
  const at = values.findIndex(({ place }) => place.id === around);
  return at < 0 ? [] : values.slice(Math.max(0, at - near), at + near + 1);
}

/** The same with those that are marked as missing, after the others. */
export function membersOfPlaces(reference: SeriesReference, statistics: Statistics): readonly Member[] {
  const values = valuesOfPlaces(reference, statistics);
  return reference.near === undefined ? [...values, ...ofPlaces(reference, statistics).missing] : values;
}
