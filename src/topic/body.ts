import { type ReadContext, readShape, readYaml } from '../data/read.ts';
import type { Parsed, Step } from '../data/yaml.ts';
import type { Finding, Position } from '../project/errors.ts';
import { type EmptyPart, fillBlock, writePoints } from './for-place.ts';
import type { NoValue } from './place-names.ts';
import type { PlaceRecords } from './place-records.ts';
import { type BlockName, blockNames, blockSchema, pointsSchema } from './schema.ts';
import type { HeadingPart, Part, ProsePart } from './types.ts';
import { writeBlockValue, writeProse, writeText } from './write-for-place.ts';

function isBlockName(name: string): name is BlockName {
  return blockNames.some((known) => known === name);
}

/** A fenced block as it is written, whatever place it is then filled for. */
export interface WrittenBlock {
  readonly kind: 'block';
  readonly name: BlockName;
  readonly content: Parsed;
  readonly position: Position;
}

export type WrittenPart = ProsePart | HeadingPart | WrittenBlock;

/** Splits a body into headings, fenced blocks and the prose between them. */
export function splitBody(body: string, first: Position, context: ReadContext): readonly WrittenPart[] {
  const parts: WrittenPart[] = [];
  const lines = body.split('\n');
  const positionOf = (index: number): Position => ({ file: first.file, line: first.line + index, column: 1 });
  let start = 0;
  const flush = (until: number): void => {
    const text = lines.slice(start, until).join('\n');
    if (text.trim() !== '') parts.push({ kind: 'prose', text, position: positionOf(start) });
    start = until + 1;
  };
  const error = (index: number, message: string, rule: string): void => {
    context.findings.push({ ...positionOf(index), severity: 'error', message, rule });
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const [, marks, heading = ''] = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line) ?? [];
    const name = /^```\s*([\w-]*)\s*$/.exec(line)?.[1];
    if (marks !== undefined) {
      flush(index);
      const position = { ...positionOf(index), column: marks.length + 2 };
      if (marks.length === 2 || marks.length === 3)
        parts.push({ kind: 'heading', level: marks.length, text: heading, position });
      else error(index, 'a topic may only have the headings ## (a section) and ### (a claim in it)', 'template');
    } else if (name !== undefined) {
      flush(index);
      const end = lines.findIndex((candidate, at) => at > index && /^```\s*$/.test(candidate));
      if (end < 0) {
        error(index, 'this block has no closing ```', 'syntax');
        return parts;
      }
      if (isBlockName(name)) {
        const content = readYaml(lines.slice(index + 1, end).join('\n'), positionOf(index + 1), context);
        if (content !== undefined) parts.push({ kind: 'block', name, content, position: positionOf(index) });
      } else error(index, `unknown block "${name}"; valid blocks: ${blockNames.join(', ')}`, 'template');
      index = end;
      start = end + 1;
    }
  }
  flush(lines.length);
  return parts;
}

/** What fills the blocks of a topic written for many places, and the statistics that page 1 leads with. */
export interface FillPlace {
  readonly records: PlaceRecords;
  readonly headline: readonly string[];
  /** Whether the topic has points, and tiles of the place. */
  readonly hasPoints: boolean;
  readonly hasTiles: boolean;
  /** Takes what the place has no value of. */
  readonly lacks: NoValue[];
}

/** A part as it is read for a place, or for none; undefined, with findings, if it has errors. */
export function readPart(
  part: WrittenPart,
  place: FillPlace | undefined,
  findings: Finding[],
): Part | EmptyPart | undefined {
  if (part.kind !== 'block') return place === undefined ? part : textForPlace(part, place);
  const { name, content, position } = part;
  const { locate: at } = content;
  const value = place === undefined ? content.value : blockForPlace(name, content.value, place);
  if (value === undefined && place !== undefined) return { kind: 'empty' };
  if (name === 'points') {
    const points = readShape({ value, locate: at }, pointsSchema, findings)?.value;
    const message = 'points are only for a topic with "params"; write a list here, one item for each point';
    if (place === undefined) findings.push({ ...position, severity: 'error', message, rule: 'template' });
    if (points === undefined || place === undefined) return undefined;
    return { kind: 'prose', text: writePoints(points, place), position: at(['text']) };
  }
  const named = { value: { kind: name, block: value }, locate: (path: readonly Step[] = []) => at(path.slice(1)) };
  const shaped = readShape(named, blockSchema, findings);
  return shaped && { ...shaped.value, at, position };
}

function textForPlace(
  part: ProsePart | HeadingPart,
  { records: { names }, lacks }: FillPlace,
): ProsePart | HeadingPart {
  const text = part.kind === 'prose' ? writeProse(part.text, names, lacks) : writeText(part.text, names);
  return { ...part, text };
}

function blockForPlace(name: BlockName, value: unknown, place: FillPlace): unknown {
  const filled = fillBlock(name, value, place);
  return filled === undefined ? undefined : writeBlockValue(filled, place.records.names, place.lacks);
}
