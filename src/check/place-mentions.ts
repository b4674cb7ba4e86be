import { textsIn } from '../data/fields.ts';
import type { Place } from '../data/schema.ts';
import type { Data, Statistic } from '../data/types.ts';
import { onceEach } from '../project/once-each.ts';
import { escapeWords } from '../topic/literals.ts';

/** A place that a text names, and where. */
export interface PlaceMention {
  readonly id: string;
  readonly index: number;
  readonly name: string;
}

interface PlacePattern {
  readonly pattern: RegExp;
  readonly ids: ReadonlyMap<string, string>;
}

/** The names of the places that statistics are of and of those round them. A table may have thousands. */
const patternOf = onceEach((data: Data): PlacePattern | undefined => {
  const ids = new Map<string, string>();
  for (const { id, name, also = [] } of data.places.values()) {
    for (const each of [...textsIn(name), ...also]) {
      // A city is called by its name without the word for city too.
      for (const form of [each, each.replace(/[市省]$/, '')])
        if (form.length > 1 && !/^\d+$/.test(form)) ids.set(form, ids.get(form) ?? id);
    }
  }
  if (ids.size === 0) return undefined;
  const names = [...ids.keys()].toSorted((a, b) => b.length - a.length);
  const [latin, han] = [false, true].map((isHan) =>
    names
      .filter((name) => isHan === /\p{Script=Han}/u.test(name))
      .map(escapeWords)
      .join('|'),
  );
  const pattern = String.raw`(?<![\p{L}\p{N}-])(?:${latin || '(?!)'})(?![\p{L}\p{N}])|${han || '(?!)'}`;
  return { pattern: new RegExp(pattern, 'gu'), ids };
});

/** The places that a text names, in its order. */
export function placesNamed(text: string, data: Data): readonly PlaceMention[] {
  const known = patternOf(data);
  if (known === undefined) return [];
  return [...text.matchAll(known.pattern)].flatMap(({ 0: name, index }) => {
    const id = known.ids.get(name.replace(/\s+/g, ' '));
    return id === undefined ? [] : [{ id, index, name }];
  });
}

/** Whether a statistic is of a place that is named, of one inside it or of one round it; several are named one by one. */
export function isAbout({ place }: Statistic, { id }: PlaceMention, data: Data): boolean {
  const isPart = place.level === 'several' && namesOf(data.places.get(id)).some((each) => includesName(place, each));
  return isPart || isInside(place.id, id, data) || isInside(id, place.id, data);
}

/** Whether a place is another or lies in it. */
export function isInside(id: string, outer: string, { places }: Data): boolean {
  let current: string | undefined = id;
  for (let depth = 0; current !== undefined && depth < 20; depth += 1) {
    if (current === outer) return true;
    current = places.get(current)?.within;
  }
  return false;
}

function namesOf(place: Place | undefined): readonly string[] {
  return place === undefined ? [] : typeof place.name === 'string' ? [place.name] : Object.values(place.name);
}

function includesName(several: Place, name: string): boolean {
  return namesOf(several).some((each) => each.includes(name));
}
