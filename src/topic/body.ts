import { readShape } from '../data/read.ts';
import type { Parsed, Step } from '../data/yaml.ts';
import type { Finding, Position } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { type EmptyPart, fillBlock, writePoints } from './for-place.ts';
import { readPictureOf } from './picture.ts';
import type { NoValue } from './place-names.ts';
import type { PlaceRecords } from './place-records.ts';
import { type BlockName, blockSchema, matrixSchema, pointsSchema } from './schema.ts';
import type { FootnotePart, HeadingPart, Part, PictureToRead, ProsePart } from './types.ts';
import { writeBlockValue, writeProse, writeText } from './write-for-place.ts';

/** A fenced block as it is written, whatever place it is then filled for. */
export interface WrittenBlock {
  readonly kind: 'block';
  readonly name: BlockName;
  readonly content: Parsed;
  readonly position: Position;
}

export type WrittenPart = ProsePart | HeadingPart | FootnotePart | PictureToRead | WrittenBlock;

/** What fills the blocks of a topic written for many places, and the statistics that page 1 leads with. */
export interface FillPlace {
  readonly records: PlaceRecords;
  readonly headline: readonly string[];
  /** Whether the topic has points, and tiles of the place. */
  readonly hasPoints: boolean;
  readonly hasTiles: boolean;
  /** Whether points are written for this place, which stand in place of those for all. */
  readonly hasOwnPoints: boolean;
  /** What is wrong with places that a block names for themselves. */
  readonly unlisted: (named: readonly string[], at: (place: string) => Position) => readonly Finding[];
  /** Takes what the place has no value of. */
  readonly lacks: NoValue[];
}

/** A part as it is read for a place, or for none; undefined, with findings, if it has errors. */
export function readPart(
  part: WrittenPart,
  {
    place,
    findings,
    files,
  }: { readonly place: FillPlace | undefined; readonly findings: Finding[]; readonly files: Files },
): Part | EmptyPart | undefined {
  if (part.kind === 'picture') return readPictureOf(part, files, findings);
  if (part.kind !== 'block') {
    const written = place === undefined ? part : textForPlace(part, place);
    const isLeftOut = written.kind === 'prose' && written.text.trim() === '' && part.text.trim() !== '';
    return isLeftOut ? { kind: 'empty', of: 'prose' } : written;
  }
  return readBlock(part, place, findings);
}

function readBlock(
  part: WrittenBlock,
  place: FillPlace | undefined,
  findings: Finding[],
): Part | EmptyPart | undefined {
  const { name, content, position } = part;
  const { locate: at } = content;
  if (name === 'points' && place?.hasOwnPoints) return { kind: 'empty', of: 'block' };
  const value = place === undefined ? content.value : blockForPlace(part, place, findings);
  if (value === undefined && place !== undefined) return { kind: 'empty', of: 'block' };
  if (name === 'points') {
    const points = readShape({ value, locate: at }, pointsSchema, findings)?.value;
    const message = 'points are only for a topic with "params"; write a list here, one item for each point';
    if (place === undefined) findings.push({ ...position, severity: 'error', message, rule: 'template' });
    if (points === undefined || place === undefined) return undefined;
    return { kind: 'prose', text: writePoints(points, place), position: at(['text']) };
  }
  if (name === 'matrix') {
    const matrix = readShape({ value, locate: at }, matrixSchema, findings);
    return matrix && { kind: 'table', block: matrix.value, at, position };
  }
  const named = { value: { kind: name, block: value }, locate: (path: readonly Step[] = []) => at(path.slice(1)) };
  const shaped = readShape(named, blockSchema, findings);
  return shaped && { ...shaped.value, at, position };
}

function textForPlace<Kind extends ProsePart | HeadingPart | FootnotePart>(
  part: Kind,
  { records: { names }, lacks }: FillPlace,
): Kind {
  const text = part.kind === 'heading' ? writeText(part.text, names) : writeProse(part.text, names, lacks);
  return { ...part, text };
}

/** A block with what the place has, without its `for`; undefined where it is for other places, or has nothing to show. */
function blockForPlace({ name, content }: WrittenBlock, place: FillPlace, findings: Finding[]): unknown {
  const { value, places } = splitFor(content.value);
  if (places !== undefined) {
    for (const found of place.unlisted(places, () => content.locate(['for']))) findings.push(found);
    if (!places.includes(place.records.place)) return undefined;
  }
  const filled = fillBlock(name, value, place);
  return filled === undefined ? undefined : writeBlockValue(filled, place.records.names, place.lacks);
}

/** A block without its `for: place` or `for: [place, place]`, and the places. */
function splitFor(value: unknown): { readonly value: unknown; readonly places?: readonly string[] } {
  if (typeof value !== 'object' || value === null || !('for' in value)) return { value };
  const { for: named, ...rest } = value;
  const places: readonly unknown[] = Array.isArray(named) ? named : [named];
  return { value: rest, places: places.map(String) };
}
