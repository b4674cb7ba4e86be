import type { z } from 'zod';
import { shapeIssues } from '../data/shape.ts';
import { type Locate, parseYaml, type Remember } from '../data/yaml.ts';
import { BriefError, type Finding, type Position } from '../project/errors.ts';
import { type EmptyPart, fillBlock, type PlaceRecords, writePoints } from './for-place.ts';
import {
  chartSchema,
  datedSchema,
  pointsSchema,
  systemsBlockSchema,
  tableSchema,
  tilesSchema,
  vegaLiteSchema,
} from './schema.ts';
import type { Part } from './types.ts';

/** What reading a topic needs, and the findings that it collects. */
export interface TopicContext {
  readonly findings: Finding[];
  readonly remember: Remember;
  /** For a topic written for many places: what fills its blocks, and the statistics that page 1 leads with. */
  readonly place?: { readonly records: PlaceRecords; readonly headline: readonly string[] };
}

/** A value that fits its schema, and the positions of its fields. */
interface ReadValue<T> {
  readonly value: T;
  readonly locate: Locate;
}

/** Reads YAML in a topic by its schema; errors are added to the findings. */
export function readShape<S extends z.ZodType>({
  text,
  schema,
  first,
  context: { findings, remember },
  fill = (value) => value,
}: {
  readonly text: string;
  readonly schema: S;
  readonly first: Position;
  readonly context: TopicContext;
  readonly fill?: (value: unknown) => unknown;
}): ReadValue<z.infer<S>> | undefined {
  try {
    const parsed = parseYaml(text, first, remember);
    const result = schema.safeParse(fill(parsed.value));
    if (result.success) return { value: result.data, locate: parsed.locate };
    for (const { path, message, rule } of shapeIssues(result.error))
      findings.push({ ...parsed.locate(path), severity: 'error', message, rule });
  } catch (error) {
    if (!(error instanceof BriefError) || error.findings.length === 0) throw error;
    for (const found of error.findings) findings.push(found);
  }
  return undefined;
}

const blockSchemas = {
  timeline: datedSchema,
  events: datedSchema,
  systems: systemsBlockSchema,
  points: pointsSchema,
  tiles: tilesSchema,
  table: tableSchema,
  chart: chartSchema,
  'vega-lite': vegaLiteSchema,
} as const;

/** Splits a body into headings, fenced blocks and the prose between them. */
export function splitBody(body: string, first: Position, context: TopicContext): readonly (Part | EmptyPart)[] {
  const { findings } = context;
  const parts: (Part | EmptyPart)[] = [];
  const lines = body.split('\n');
  let prose: string[] = [];
  let start = 0;
  const place = (index: number): Position => ({ file: first.file, line: first.line + index, column: 1 });
  const flush = (until: number): void => {
    const text = prose.join('\n');
    if (text.trim() !== '') parts.push({ kind: 'prose', text, position: place(start) });
    prose = [];
    start = until;
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    const fence = /^```\s*([\w-]*)\s*$/.exec(line);
    if (heading !== null) {
      flush(index + 1);
      const [, marks = '', text = ''] = heading;
      if (marks.length === 2 || marks.length === 3) {
        parts.push({
          kind: 'heading',
          level: marks.length,
          text,
          position: { ...place(index), column: marks.length + 2 },
        });
      } else
        findings.push({
          ...place(index),
          severity: 'error',
          message: 'a topic may only have the headings ## (a section) and ### (a claim in it)',
          rule: 'template',
        });
    } else if (fence !== null) {
      flush(index);
      const end = lines.findIndex((candidate, at) => at > index && /^```\s*$/.test(candidate));
      if (end < 0) {
        findings.push({ ...place(index), severity: 'error', message: 'this block has no closing ```', rule: 'syntax' });
        return parts;
      }
      const part = block({
        name: fence[1] ?? '',
        text: lines.slice(index + 1, end).join('\n'),
        position: place(index),
        context,
      });
      if (part !== undefined) parts.push(part);
      index = end;
      start = end + 1;
    } else prose.push(line);
  }
  flush(lines.length);
  return parts;
}

function block({
  name,
  text,
  position,
  context,
}: {
  readonly name: string;
  readonly text: string;
  readonly position: Position;
  readonly context: TopicContext;
}): Part | EmptyPart | undefined {
  const first = { file: position.file, line: position.line + 1, column: 1 };
  const { place } = context;
  const fill = (value: unknown): unknown => (place === undefined ? value : fillBlock(name, value, place));
  if (place !== undefined && fill(peek(text, first, context)) === undefined) return { kind: 'empty' };
  const content = <S extends z.ZodType>(schema: S): ReadValue<z.infer<S>> | undefined =>
    readShape({ text, schema, first, context, fill });
  switch (name) {
    case 'points': {
      const shaped = content(blockSchemas.points);
      if (place === undefined) {
        const message = 'points are only for a topic with "params"; write a list here, one item for each point';
        context.findings.push({ ...position, severity: 'error', message, rule: 'template' });
      }
      if (shaped === undefined || place === undefined) return undefined;
      const words = writePoints(shaped.value, place);
      return { kind: 'prose', text: words, position: shaped.locate(['text']) };
    }
    case 'tiles': {
      const shaped = content(blockSchemas.tiles);
      return shaped && { kind: 'tiles', tiles: shaped.value, at: shaped.locate, position };
    }
    case 'table': {
      const shaped = content(blockSchemas.table);
      return shaped && { kind: 'table', table: shaped.value, at: shaped.locate, position };
    }
    case 'chart': {
      const shaped = content(blockSchemas.chart);
      return shaped && { kind: 'chart', chart: shaped.value, at: shaped.locate, position };
    }
    case 'timeline':
    case 'events': {
      const shaped = content(datedSchema);
      return shaped && { kind: name, dated: shaped.value, at: shaped.locate, position };
    }
    case 'systems': {
      const shaped = content(systemsBlockSchema);
      return shaped && { kind: 'systems', systems: shaped.value, at: shaped.locate, position };
    }
    case 'vega-lite': {
      const shaped = content(blockSchemas['vega-lite']);
      return shaped && { kind: 'vega-lite', chart: shaped.value, at: shaped.locate, position };
    }
    default:
      context.findings.push({
        ...position,
        severity: 'error',
        message: `unknown block "${name}"; valid blocks: ${Object.keys(blockSchemas).join(', ')}`,
        rule: 'template',
      });
      return undefined;
  }
}

/** The value of a block before it is checked; null if it cannot be parsed, which is reported when it is checked. */
function peek(text: string, first: Position, { remember }: TopicContext): unknown {
  try {
    return parseYaml(text, first, remember).value;
  } catch (error) {
    if (error instanceof BriefError) return null;
    throw error;
  }
}
