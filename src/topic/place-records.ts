import { type DatedRecord, datedRecords } from '../data/dated-records.ts';
import { groupBy } from '../data/group.ts';
import { isSpan, type Period, parsePeriod } from '../data/period.ts';
import type { System } from '../data/schema.ts';
import { type Data, isPrintable, type Statistic } from '../data/types.ts';
import { onceEach } from '../project/once-each.ts';
import { namesOfPlace, type PlaceNames } from './place-names.ts';
import type { Topic } from './types.ts';

/** The records of one place, which fill the blocks of a topic written for many places. */
export interface PlaceRecords {
  /** Id of the place. */
  readonly place: string;
  /** Those of the place itself. */
  readonly own: RecordIds;
  /** Those of the places inside it. */
  readonly inside: RecordIds;
  /** Ids of all statistics that are changes. */
  readonly changes: ReadonlySet<string>;
  /** What the measures that the topic names are of this place. */
  readonly names: PlaceNames;
}

interface RecordIds {
  /** Ids of the statistics that may be printed, in the order of the data. */
  readonly statistics: readonly string[];
  /** Ids of events, plans and cases. */
  readonly events: readonly string[];
  /** Ids of the places that have a system. */
  readonly places: readonly string[];
}

/** All records of a place. */
export function recordsOfPlace(place: string, data: Data): PlaceRecords {
  const index = indexOf(data);
  const inner = [...placesInside(place, index)].filter((id) => id !== place);
  const names = namesOfPlace({ place, level: data.places.get(place)?.level }, data.statistics);
  return { place, own: recordsOf([place], index), inside: recordsOf(inner, index), changes: index.changes, names };
}

/** The records of each place, so that those of one are found without going through those of all. */
interface PlaceIndex {
  readonly statistics: Groups<Statistic>;
  readonly events: Groups<DatedRecord>;
  /** Places that have a system. */
  readonly systems: Groups<System>;
  /** The places that are directly inside a place. */
  readonly inside: Groups<{ readonly id: string }>;
  /** Ids of all statistics that are changes. */
  readonly changes: ReadonlySet<string>;
}

/** Records by place, each with its number in the order of the data. */
type Groups<T> = ReadonlyMap<string, readonly { readonly record: T; readonly number: number }[]>;

const indexOf = onceEach((data: Data): PlaceIndex => {
  const statistics = [...data.statistics.values()];
  return {
    statistics: byPlace(statistics.filter(isPrintable), ({ place }) => place.id),
    events: byPlace([...datedRecords(data).values()], ({ place }) => place),
    systems: byPlace([...data.systems.values()], ({ place }) => place),
    inside: byPlace([...data.places.values()], ({ within }) => within),
    changes: new Set(statistics.flatMap(({ id, comparedWith }) => (comparedWith === undefined ? [] : [id]))),
  };
});

function byPlace<T>(records: readonly T[], placeOf: (record: T) => string | undefined): Groups<T> {
  return groupBy(
    records.map((record, number) => ({ record, number })),
    ({ record }) => placeOf(record) ?? '',
  );
}

/** The place itself and all places inside it. */
function placesInside(place: string, { inside }: PlaceIndex): ReadonlySet<string> {
  const found = new Set([place]);
  // A set gives what is added to it while it is gone through.
  for (const id of found) for (const { record } of inside.get(id) ?? []) found.add(record.id);
  return found;
}

function recordsOf(places: readonly string[], { statistics, events, systems }: PlaceIndex): RecordIds {
  return {
    statistics: inOrder(places, statistics).map(({ id }) => id),
    events: inOrder(places, events).map(({ id }) => id),
    places: [...new Set(inOrder(places, systems).map(({ place }) => place))],
  };
}

function inOrder<T>(places: readonly string[], records: Groups<T>): readonly T[] {
  const found = places.flatMap((place) => records.get(place) ?? []);
  return found.sort((a, b) => a.number - b.number).map(({ record }) => record);
}

/** Whether a place is the same as another or inside it. */
export function isInside(place: string, other: string, data: Data): boolean {
  const seen = new Set<string>();
  for (let id: string | undefined = place; id !== undefined && !seen.has(id); id = data.places.get(id)?.within) {
    if (id === other) return true;
    seen.add(id);
  }
  return false;
}

/** Whether a place is outside the place of a briefing: neither the same, nor inside it, nor around it. */
function isOtherPlace(place: string, briefed: string, data: Data): boolean {
  return !isInside(place, briefed, data) && !isInside(briefed, place, data);
}

/**
 * Whether a statistic of a place stands in the briefing of another without being declared there: as what the briefing is
 * compared with, or among the values of all places.
 */
export function isUndeclaredPlace({ id, place }: Statistic, topic: Topic, data: Data): boolean {
  const { param, comparator } = topic;
  if (param === undefined || place.id === comparator || declaredIn(topic).has(id)) return false;
  return isOtherPlace(place.id, param.value, data);
}

const declaredIn = onceEach(({ ofAllPlaces }: Topic): ReadonlySet<string> => new Set(ofAllPlaces));

/** The years from the first to the last statistic of a place and of the places inside it; `not-stated` if unknown. */
export function yearsOfPlace(place: string, data: Data): Period {
  const index = indexOf(data);
  const years = inOrder([...placesInside(place, index)], index.statistics)
    .flatMap(({ period }) => (isSpan(period) ? [period.start.slice(0, 4), period.end.slice(0, 4)] : []))
    .sort();
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return parsePeriod('not-stated');
  return parsePeriod(first === last ? first : `${first}/${last}`);
}
