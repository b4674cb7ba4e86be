import { resolveReference, seriesOf } from '../data/series.ts';
import { indexOf } from '../data/series-index.ts';
import { readReference, type SeriesReference, writeReference } from '../data/series-reference.ts';
import type { Statistics } from '../data/types.ts';

/** A measure that a topic names and of which its place has no value, and why. */
export interface NoValue {
  readonly measure: string;
  readonly why: string;
}

/** What the names of measures in a topic for many places mean for one of them. */
export interface PlaceNames {
  /** A name as it is for the place: `latest:rate` is `latest:rate-oak` where `rate` is a measure, `places:rate` those of its level. */
  readonly qualify: (name: string) => string;
  /** Why a name that is qualified has no value; undefined if it has one, or names no measure. */
  readonly lacks: (name: string) => NoValue | undefined;
  /** The id of the place's newest value of a measure, or why it has none. */
  readonly newest: (measure: string) => string | NoValue;
  /** Ids of all measures. */
  readonly measures: () => readonly string[];
}

export function namesOfPlace(
  { place, level }: { readonly place: string; readonly level: string | undefined },
  statistics: Statistics,
): PlaceNames {
  const index = indexOf(statistics);
  const measured = (name: string): SeriesReference | undefined => {
    const reference = readReference(name);
    if (reference === undefined || reference.follow === 'places') return undefined;
    const isMeasure = index.placesOf(reference.member).size > 0 && statistics.plain(reference.member) === undefined;
    return isMeasure ? { ...reference, member: `${reference.member}-${place}` } : undefined;
  };
  return {
    qualify: (name) => {
      const all = readReference(name);
      if (all?.follow === 'places')
        return writeReference({ ...all, ...(all.level === undefined && level !== undefined ? { level } : {}), place });
      const reference = measured(name);
      return reference === undefined ? name : writeReference(reference);
    },
    lacks: (name) => {
      const reference = measured(name);
      const why = reference === undefined ? undefined : whyNone(reference, statistics);
      return why === undefined ? undefined : { measure: readReference(name)?.member ?? name, why };
    },
    newest: (measure) => {
      const found = resolveReference({ follow: 'latest', member: `${measure}-${place}` }, statistics);
      return typeof found === 'string' ? { measure, why: found } : found.id;
    },
    measures: () => [...index.measures()],
  };
}

function whyNone(reference: SeriesReference, statistics: Statistics): string | undefined {
  const { follow, member } = reference;
  if (follow === 'series') return seriesOf(member, statistics).length > 0 ? undefined : `"${member}" has no values`;
  const found = resolveReference(reference, statistics);
  return typeof found === 'string' ? found : undefined;
}
