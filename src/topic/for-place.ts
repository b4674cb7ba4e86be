import type { PlaceRecords } from './place-records.ts';
import type { PointsBlock } from './schema.ts';
import type { Part } from './types.ts';

/** Stands for a block that has nothing to show for this place, or prose of which no paragraph is left. */
export interface EmptyPart {
  readonly kind: 'empty';
  readonly of: 'block' | 'prose';
}

const mostTiles = 4;

/** What page 1 of a place leads with. Each fact stands there once: with tiles and points, the first is a tile. */
interface HeadOfPage {
  readonly records: PlaceRecords;
  readonly headline: readonly string[];
  readonly hasPoints?: boolean;
  readonly hasTiles?: boolean;
}

/**
 * Fills a block that asks for everything of this place (`place: param`) or of the places inside it (`within: param`)
 * with their ids; returns any other block as it is. Undefined if there is nothing to show.
 */
export function fillBlock(name: string, value: unknown, { records, headline, hasPoints = false }: HeadOfPage): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { place, within, ...rest } = value as Readonly<Record<string, unknown>>;
  const found = place === 'param' ? records.own : within === 'param' ? records.inside : undefined;
  if (found === undefined || (place !== undefined && within !== undefined)) return value;
  const filled = (key: 'statistics' | 'events' | 'places'): unknown =>
    found[key].length === 0 ? undefined : { ...rest, [key]: found[key] };
  switch (name) {
    case 'tiles':
      return headline.length === 0
        ? undefined
        : headline.slice(0, hasPoints ? 1 : mostTiles).map((statistic) => ({ statistic }));
    case 'table':
    case 'matrix':
    case 'chart':
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

/** The points of the bottom line: the text once for each statistic that page 1 leads with and no tile shows, in place of "headline". */
export function writePoints(
  { text, change = text }: PointsBlock,
  { records, headline, hasTiles = false }: HeadOfPage,
): string {
  const points = headline.slice(hasTiles ? 1 : 0).map((id) => {
    const line = (records.changes.has(id) ? change : text).trim().replace(/\s*\n\s*/g, ' ');
    return `- ${line.replace(/(["'])headline\1/g, `"${id}"`)}`;
  });
  return points.join('\n');
}

/**
 * Leaves out what has nothing to show: a claim (`###`) with its prose if all its blocks are empty, or if nothing stands
 * below it, the notes beside prose that is empty, and a section (`##`) with nothing left in it.
 */
export function dropEmpty(parts: readonly (Part | EmptyPart)[]): readonly Part[] {
  return cut(withoutNotesOfEmpty(parts), 2).flatMap((section) => {
    const groups = cut(section, 3);
    const kept = groups.filter((group) => {
      if (group.some(isBlock) || !group.some(isEmpty)) return true;
      return group.some(isContent) && !group.some((part) => part.kind === 'empty' && part.of === 'block');
    });
    const left = kept.length === groups.length || kept.some((group) => group.some(isContent)) ? kept : [];
    return left.flat().filter((part): part is Part => part.kind !== 'empty');
  });
}

function withoutNotesOfEmpty(parts: readonly (Part | EmptyPart)[]): readonly (Part | EmptyPart)[] {
  let isBeside = false;
  return parts.filter((part) => {
    if (part.kind !== 'margin') isBeside = part.kind === 'empty' && part.of === 'prose';
    return part.kind !== 'margin' || !isBeside;
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
  // A note is beside what a claim shows, and shows nothing of itself.
  return isContent(part) && part.kind !== 'prose' && part.kind !== 'picture' && part.kind !== 'margin';
}
