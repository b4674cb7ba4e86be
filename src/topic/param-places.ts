import { placeLevels } from '../data/fields.ts';
import { resolveReference } from '../data/series.ts';
import { oneOfEach } from '../data/series-index.ts';
import { type Data, isPrintable } from '../data/types.ts';
import type { Locate, Step } from '../data/yaml.ts';
import type { Finding } from '../project/errors.ts';
import { didYouMean } from '../project/nearest.ts';
import { onceEach } from '../project/once-each.ts';
import type { Front } from './front-schema.ts';

/** What of the data tells which places a topic is written for. */
export type PlaceData = Pick<Data, 'places' | 'statistics' | 'sources'>;

/** The places that a topic is written for. */
export interface ParamPlaces {
  /** Ids, in the order of the data; each has a briefing. */
  readonly places: readonly string[];
  /** Those that have none, because the data have too little of them for page 1. */
  readonly without: readonly string[];
}

type PlaceParam = NonNullable<Front['params']>['place'];
type PlaceRule = Exclude<PlaceParam, readonly string[]>;

/** Whether the data are needed to tell which places a topic is written for. */
export function needsData(place: PlaceParam): place is PlaceRule {
  return !Array.isArray(place);
}

/**
 * The places of a topic: those that it lists; or all of a level, or of the table file of a source. Of these a place has a
 * briefing only if two of the measures that page 1 leads with have a newest value, or, where it names none, if any has.
 */
export function paramPlaces({ params, headline }: Pick<Front, 'params' | 'headline'>, known: PlaceData): ParamPlaces {
  const place = params?.place ?? [];
  if (!needsData(place)) return { places: place, without: [] };
  const candidates = candidatesOf(place, known);
  const found = new Set(candidates.filter((id) => hasEnough(id, headline, known)));
  return { places: [...found], without: candidates.filter((id) => !found.has(id)) };
}

function candidatesOf(place: PlaceRule, known: PlaceData): readonly string[] {
  if ('source' in place) {
    const { source, level } = place;
    return [...(placesOfSources(known).get(source) ?? [])].filter(
      (id) => level === undefined || known.places.get(id)?.level === level,
    );
  }
  const { level, within } = place;
  return [...known.places.values()].flatMap(({ id, level: own }) =>
    own === level && (within === undefined || isWithin(id, within, known)) ? [id] : [],
  );
}

function isWithin(place: string, other: string, { places }: PlaceData): boolean {
  const seen = new Set<string>();
  for (let id = places.get(place)?.within; id !== undefined && !seen.has(id); id = places.get(id)?.within) {
    if (id === other) return true;
    seen.add(id);
  }
  return false;
}

function hasEnough(place: string, headline: Front['headline'], known: PlaceData): boolean {
  if (!Array.isArray(headline)) return placesWithValues(known).has(place);
  const newest = headline.filter((measure) => {
    const found = resolveReference({ follow: 'latest', member: `${measure}-${place}` }, known.statistics);
    return typeof found !== 'string';
  });
  return newest.length > 1;
}

const placesWithValues = onceEach(({ statistics }: PlaceData): ReadonlySet<string> => {
  return new Set(oneOfEach(statistics).flatMap((one) => (isPrintable(one) ? one.place.id : [])));
});

const placesOfSources = onceEach(({ statistics }: PlaceData): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const { origin, sources, place } of [...oneOfEach(statistics), ...statistics.missing.values()]) {
    for (const source of origin.kind === 'table' ? sources : []) {
      const places = found.get(source);
      if (places === undefined) found.set(source, new Set([place.id]));
      else places.add(place.id);
    }
  }
  return found;
});

/** What is wrong with the places that a topic asks for, or compares with. */
export function paramFindings(front: Front, at: Locate, known: PlaceData): readonly Finding[] {
  const { params, 'compare-with': compared } = front;
  const fault = (path: readonly Step[], message: string): Finding => {
    return { ...at(path), severity: 'error', message, rule: 'unknown-id' };
  };
  const unknownPlace = (id: string): string => `unknown place "${id}"${didYouMean(id, known.places.keys())}`;
  const isKnown = compared === undefined || known.places.has(compared) || placeLevels.some((one) => one === compared);
  const place = params?.place ?? [];
  const within = needsData(place) && 'within' in place ? place.within : undefined;
  const none = needsData(place) && candidatesOf(place, known).length === 0 ? place : undefined;
  return [
    ...(isKnown ? [] : [fault(['compare-with'], `${unknownPlace(compared)}; levels: ${placeLevels.join(', ')}`)]),
    ...(within === undefined || known.places.has(within)
      ? []
      : [fault(['params', 'place', 'within'], unknownPlace(within))]),
    ...(none === undefined || (within !== undefined && !known.places.has(within))
      ? []
      : [fault(['params', 'place', 'source' in none ? 'source' : 'level'], sayNone(none, known))]),
  ];
}

function sayNone(place: PlaceRule, known: PlaceData): string {
  if ('source' in place) {
    const sources = [...placesOfSources(known).keys()].sort();
    return `no table file of a source "${place.source}" has such places${didYouMean(place.source, sources)}; sources with table files: ${sources.join(', ') || 'none'}`;
  }
  const levels = [...new Set([...known.places.values()].map(({ level }) => level))];
  return `no place is a ${place.level}${place.within === undefined ? '' : ` in ${place.within}`}; levels of the places: ${levels.join(', ') || 'none'}`;
}
