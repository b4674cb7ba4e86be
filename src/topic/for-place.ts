import { isSpan, type Period, parsePeriod } from '../data/period.ts';
import { type Data, datedRecords, type Statistic } from '../data/types.ts';
import type { PointsBlock } from './schema.ts';
import type { Part } from './types.ts';

/** The records of one place, which fill the blocks of a topic written for many places. */
export interface PlaceRecords {
  /** Id of the place. */
  readonly place: string;
  /** Those of the place itself. */
  readonly own: RecordIds;
  /** Those of the places inside it. */
  readonly inside: RecordIds;
  /** Ids of all statistics that are changes. */
  readonly changes: readonly string[];
}

interface RecordIds {
  /** Ids of the statistics that may be printed, in the order of the data. */
  readonly statistics: readonly string[];
  /** Ids of events, plans and cases. */
  readonly events: readonly string[];
  /** Ids of the places that have a system. */
  readonly places: readonly string[];
}

/** Stands for a block that has nothing to show for this place. */
export interface EmptyPart {
  readonly kind: 'empty';
}

/** All records of a place. */
export function recordsOfPlace(place: string, data: Data): PlaceRecords {
  const changes = [...data.statistics.values()].flatMap(({ id, comparedWith }) =>
    comparedWith === undefined ? [] : [id],
  );
  return {
    place,
    own: recordsOf((id) => id === place, data),
    inside: recordsOf((id) => id !== place && isInside(id, place, data), data),
    changes,
  };
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
export function isOtherPlace(place: string, briefed: string, data: Data): boolean {
  return !isInside(place, briefed, data) && !isInside(briefed, place, data);
}

function recordsOf(wanted: (place: string) => boolean, data: Data): RecordIds {
  const systems = [...data.systems.values()].map(({ place }) => place).filter(wanted);
  return {
    statistics: [...data.statistics.values()]
      .filter((one) => wanted(one.place.id) && isPrinted(one))
      .map(({ id }) => id),
    events: [...datedRecords(data).values()]
      .filter(({ place }) => place !== undefined && wanted(place))
      .map(({ id }) => id),
    places: [...new Set(systems)],
  };
}

function isPrinted({ notPrinted, origin }: Statistic): boolean {
  if (notPrinted !== undefined || origin.kind === 'reference') return false;
  return origin.kind !== 'reported' || origin.record.withdrawn === undefined;
}

/** The years from the first to the last statistic of a place and of the places inside it; `not-stated` if unknown. */
export function yearsOfPlace(place: string, data: Data): Period {
  const years = [...data.statistics.values()]
    .filter((one) => isPrinted(one) && isInside(one.place.id, place, data))
    .flatMap(({ period }) => (isSpan(period) ? [period.start.slice(0, 4), period.end.slice(0, 4)] : []))
    .sort();
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return parsePeriod('not-stated');
  return parsePeriod(first === last ? first : `${first}/${last}`);
}

const mostTiles = 4;

/**
 * Fills a block that asks for everything of this place (`place: param`) or of the places inside it (`within: param`)
 * with their ids; returns any other block as it is. Undefined if there is nothing to show.
 */
export function fillBlock(
  name: string,
  value: unknown,
  { records, headline }: { readonly records: PlaceRecords; readonly headline: readonly string[] },
): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { place, within, ...rest } = value as Readonly<Record<string, unknown>>;
  const found = place === 'param' ? records.own : within === 'param' ? records.inside : undefined;
  if (found === undefined || (place !== undefined && within !== undefined)) return value;
  const filled = (key: 'statistics' | 'events' | 'places'): unknown =>
    found[key].length === 0 ? undefined : { ...rest, [key]: found[key] };
  switch (name) {
    case 'tiles':
      return headline.slice(0, mostTiles).map((statistic) => ({ statistic }));
    case 'table':
      return filled('statistics');
    case 'events':
    case 'timeline':
      return filled('events');
    case 'systems':
      return filled('places');
    default:
      return value;
  }
}

/** The points of the bottom line: the text once for each statistic that page 1 leads with, in place of "headline". */
export function writePoints(
  { text, change = text }: PointsBlock,
  { records, headline }: { readonly records: PlaceRecords; readonly headline: readonly string[] },
): string {
  const points = headline.map((id) => {
    const line = (records.changes.includes(id) ? change : text).trim().replace(/\s*\n\s*/g, ' ');
    return `- ${line.replace(/(["'])headline\1/g, `"${id}"`)}`;
  });
  return points.join('\n');
}

/**
 * Leaves out what has nothing to show: a claim (`###`) with its prose if all its blocks are empty, and a section (`##`)
 * with nothing left in it.
 */
export function dropEmpty(parts: readonly (Part | EmptyPart)[]): readonly Part[] {
  return cut(parts, 2).flatMap((section) => {
    const groups = cut(section, 3);
    const kept = groups.filter((group) => !group.some(isEmpty) || group.some(isBlock));
    const left = kept.length === groups.length || kept.some((group) => group.some(isContent)) ? kept : [];
    return left.flat().filter((part): part is Part => part.kind !== 'empty');
  });
}

/** Splits before each heading of a level. */
function cut(parts: readonly (Part | EmptyPart)[], level: 2 | 3): readonly (readonly (Part | EmptyPart)[])[] {
  const starts = parts.flatMap((part, index) =>
    index === 0 || (part.kind === 'heading' && part.level === level) ? [index] : [],
  );
  return starts.map((start, at) => parts.slice(start, starts[at + 1]));
}

function isEmpty(part: Part | EmptyPart): boolean {
  return part.kind === 'empty';
}

function isContent(part: Part | EmptyPart): boolean {
  return part.kind !== 'empty' && part.kind !== 'heading';
}

function isBlock(part: Part | EmptyPart): boolean {
  return isContent(part) && part.kind !== 'prose';
}
