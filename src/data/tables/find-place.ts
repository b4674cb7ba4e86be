import type { Place } from '../schema.ts';
import type { Located } from '../types.ts';
import type { Locate } from '../yaml.ts';
import { slug } from './guess-measures.ts';
import type { PlaceLabel } from './labels.ts';

/** Finds places by what table files call them. */
export interface PlaceFinder {
  /** By its code where one is known, else by its name in any language, another name, or its id. */
  readonly byLabel: (label: PlaceLabel) => Place | undefined;
  /** A new place of a name in a file, where the description says that it makes them, `at` the field that says so. */
  readonly make: (name: string, as: NewPlaces | undefined, at: Locate) => Place | undefined;
  /** The places that were made. */
  readonly made: () => readonly Located<Place>[];
}

const totals =
  /^(?:(?:the |grand |overall )?totals?|\p{L}+ totals?|totals? (?:of|for|,).*|all (?:areas|authorities|boroughs|cities|counties|countries|departments|districts|municipalities|places|provinces|regions|states|towns|wards)|(?:ins|zu)?gesamt|gesamt\p{L}*|zusammen|summe|alle \p{L}+|(?:total|ensemble)(?: (?:(?:de|des|du|la) .*|g[eé]n[eé]ral|nacional|national))?|todos los \p{L}+|todas las \p{L}+|tou(?:s|tes) les .*|[\p{Script=Han}]{0,4}[合总小]计|总数|全部)[ :]*$/iu;

/** Whether what stands in place of a name says that the row is a total: "City total", "Insgesamt", "Ensemble", "合计". */
export function isTotal(name: string): boolean {
  return totals.test(name.trim());
}

/** What a description says of the places that it makes. */
interface NewPlaces {
  readonly level: Place['level'];
  readonly language: string;
  readonly within?: string | undefined;
}

/** A finder among known places. Upper and lower case of names do not count. */
export function createPlaceFinder(places: ReadonlyMap<string, Place>): PlaceFinder {
  const byCode = new Map<string, Place>();
  const byName = new Map<string, Place>();
  const add = (place: Place): void => {
    const names = typeof place.name === 'string' ? [place.name] : Object.values(place.name);
    for (const name of [...names, ...(place.also ?? []), place.id]) {
      if (!byName.has(plain(name))) byName.set(plain(name), place);
    }
    for (const code of Object.values(place.codes ?? {}).flat()) if (!byCode.has(code)) byCode.set(code, place);
  };
  for (const place of places.values()) add(place);
  const made = new Map<string, Located<Place>>();
  return {
    byLabel: ({ name, code }) =>
      (code === undefined ? undefined : byCode.get(code)) ??
      (name === undefined ? undefined : (byName.get(plain(name)) ?? byCode.get(name))),
    make: (name, as, at) => {
      const id = slug(name);
      if (as === undefined || id === '') return undefined;
      const place: Place = {
        id,
        name: { [as.language]: name },
        level: isTotal(name) ? 'several' : as.level,
        ...(as.within === undefined ? {} : { within: as.within }),
      };
      made.set(id, { ...place, at });
      add(place);
      return place;
    },
    made: () => [...made.values()],
  };
}

function plain(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}
