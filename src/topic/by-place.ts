import type { Locate } from '../data/yaml.ts';
import type { Finding, Position } from '../project/errors.ts';
import { didYouMean } from '../project/nearest.ts';
import type { Front } from './front-schema.ts';
import type { PlaceRecords } from './place-records.ts';
import type { ProsePart } from './types.ts';
import { writeText } from './write-for-place.ts';

/** The places that a topic lists; undefined where the data tell them, so that it can say nothing of one alone. */
export function listedPlaces({ params }: Front): readonly string[] | undefined {
  return Array.isArray(params?.place) ? params.place : undefined;
}

/** What the front matter says of one place alone stands before what it says of all; positions are those in the file. */
export function frontForPlace(
  front: Front,
  at: Locate,
  { place, names }: PlaceRecords,
  headline: readonly string[],
): { readonly front: Front; readonly at: Locate } {
  const { points: _, ...own } = front['by-place']?.[place] ?? {};
  const write = (text: string): string => writeText(text, names);
  const written = Object.entries({ ...front, ...own }).map(([key, value]): readonly [string, unknown] => {
    if (typeof value === 'string') return [key, write(value)];
    const isTexts = Array.isArray(value) && (key === 'strengths' || key === 'limitations' || key === 'trust');
    return [key, isTexts ? value.map((text) => write(String(text))) : value];
  });
  const { claim, ...rest }: Front = { ...front, ...Object.fromEntries(written) };
  const stated = claim && nameHeadline(claim, headline[0]);
  return {
    front: { ...rest, ...(stated === undefined ? {} : { claim: stated }) },
    at: (path = []) => (Object.hasOwn(own, String(path[0])) ? at(['by-place', place, ...path]) : at(path)),
  };
}

/** The points of page 1 that are written for one place. */
export function pointsOfPlace(front: Front, at: Locate, { place }: PlaceRecords): ProsePart | undefined {
  const points = front['by-place']?.[place]?.points;
  if (points === undefined) return undefined;
  const text = points.map((point) => `- ${point.replace(/\s*\n\s*/g, ' ')}`).join('\n');
  return { kind: 'prose', text, position: at(['by-place', place, 'points', 0]) };
}

/** A text with a statistic in place of "headline"; undefined where the place has none that it could name. */
export function nameHeadline(text: string, id: string | undefined): string | undefined {
  const named = /(["'])headline\1/g;
  if (id === undefined) return named.test(text) ? undefined : text;
  return text.replace(named, `"${id}"`);
}

/** Places that are named for themselves and that the topic does not list. */
export function unlistedPlaces(named: readonly string[], front: Front, at: (place: string) => Position): Finding[] {
  const listed = listedPlaces(front);
  return named.flatMap((place): readonly Finding[] => {
    if (listed?.includes(place)) return [];
    const message =
      listed === undefined
        ? 'a place can be named for itself only in a topic whose "params" list its places'
        : `"${place}" is none of the places of "params"${didYouMean(place, listed)}; places: ${listed.join(', ')}`;
    return [{ ...at(place), severity: 'error', message, rule: 'unknown-id' }];
  });
}
