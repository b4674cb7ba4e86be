import type { z } from 'zod';
import { BriefError, type Finding, type Position } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { shapeIssues } from './shape.ts';
import type { Located } from './types.ts';
import { type Locate, type Parsed, parseYaml, type Step } from './yaml.ts';

/** The files that are read, and what is found wrong in them, so that one run reports everything. */
export interface ReadContext {
  readonly files: Files;
  readonly findings: Finding[];
}

/** A value that fits its schema, and the positions of its fields. */
export interface Shaped<T> {
  readonly value: T;
  readonly locate: Locate;
}

/** Reads YAML whose first character is at `first`; undefined, with findings, if it has syntax errors. */
export function readYaml(text: string, first: Position, { files, findings }: ReadContext): Parsed | undefined {
  try {
    return parseYaml(text, first, files.remember);
  } catch (error) {
    if (!(error instanceof BriefError) || error.findings.length === 0) throw error;
    for (const found of error.findings) findings.push(found);
    return undefined;
  }
}

/** A value by its schema; undefined, with findings, if it does not fit. */
export function readShape<S extends z.ZodType>(
  { value, locate }: Parsed,
  schema: S,
  findings: Finding[],
): Shaped<z.infer<S>> | undefined {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, locate };
  for (const { path, message, rule } of shapeIssues(schema, value))
    findings.push({ ...locate(path), severity: 'error', message, rule });
  return undefined;
}

/** The content of a YAML file; undefined, with findings, if it has errors. */
export function readYamlFile<S extends z.ZodType>(
  file: string,
  schema: S,
  context: ReadContext,
): Shaped<z.infer<S>> | undefined {
  const parsed = readYaml(context.files.read(file), { file, line: 1, column: 1 }, context);
  return parsed && readShape(parsed, schema, context.findings);
}

/**
 * As `readYamlFile`, without the fields and the items of lists that do not fit: findings tell of those, and the rest can
 * be checked. Undefined where there is no such rest.
 */
export function readItems<S extends z.ZodType>(
  file: string,
  schema: S,
  context: ReadContext,
): Shaped<z.infer<S>> | undefined {
  const parsed = readYaml(context.files.read(file), { file, line: 1, column: 1 }, context);
  return parsed && (readShape(parsed, schema, context.findings) ?? readRest(parsed, schema));
}

/** What was parsed, without the fields and the items of lists that do not fit; undefined where it does not fit even so. */
export function readRest<S extends z.ZodType>({ value, locate }: Parsed, schema: S): Shaped<z.infer<S>> | undefined {
  if (!isRecord(value)) return undefined;
  const wrong = wrongParts(value, schema);
  const kept = new Map<Step, readonly number[]>();
  const rest = Object.entries(value).flatMap(([key, items]) => {
    const indexes = wrong.get(key);
    if (indexes === undefined) return [[key, items] as const];
    if (indexes === 'all' || !Array.isArray(items)) return [];
    const right = items.map((_, index) => index).filter((index) => !indexes.has(index));
    kept.set(key, right);
    return [[key, right.map((index): unknown => items[index])] as const];
  });
  const inFile: Locate = (path = []) => {
    const [key = '', index = 0, ...inner] = path;
    const at = kept.get(key)?.[Number(index)];
    return locate(at === undefined || path.length < 2 ? path : [key, at, ...inner]);
  };
  return readShape({ value: Object.fromEntries(rest), locate: inFile }, schema, []);
}

/** The fields of a value that do not fit: of a list that has some wrong items, their indexes. */
function wrongParts(
  value: Readonly<Record<string, unknown>>,
  schema: z.ZodType,
): ReadonlyMap<Step, 'all' | ReadonlySet<number>> {
  const wrong = new Map<Step, 'all' | Set<number>>();
  for (const { path } of shapeIssues(schema, value)) {
    const [key = '', index] = path;
    const before = wrong.get(key);
    if (typeof index !== 'number' || !Array.isArray(value[key])) wrong.set(key, 'all');
    else if (before !== 'all') wrong.set(key, (before ?? new Set<number>()).add(index));
  }
  return wrong;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The items of a file's list under `key` that fit, each with its position; none where there is no such file. */
export function readList<K extends string, T extends object>(
  file: string,
  schema: z.ZodType<{ readonly [key in K]: readonly T[] }>,
  key: K,
  context: ReadContext,
): readonly Located<T>[] {
  if (!context.files.exists(file)) return [];
  const shaped = readItems(file, schema, context);
  return shaped === undefined ? [] : locateItems(shaped.value[key], shaped.locate, key);
}

/** As `readList`, but of a file without errors alone: undefined where it has some, so that what it holds is not known. */
export function readListOrNone<K extends string, T extends object>(
  file: string,
  schema: z.ZodType<{ readonly [key in K]: readonly T[] }>,
  key: K,
  context: ReadContext,
): readonly Located<T>[] | undefined {
  if (!context.files.exists(file)) return [];
  const shaped = readYamlFile(file, schema, context);
  return shaped && locateItems(shaped.value[key], shaped.locate, key);
}

/** The items of the list under a key, each with its position. */
export function locateItems<T extends object>(items: readonly T[], at: Locate, key: Step): readonly Located<T>[] {
  return items.map((item, index) => ({ ...item, at: (path = []) => at([key, index, ...path]) }));
}

/** Items by id; a second item with the same id is a finding. */
export function indexById<T extends Identified>(
  kind: string,
  items: readonly T[],
  findings: Finding[],
): Map<string, T> {
  const byId = new Map<string, T>();
  addById(kind, items, findings, byId);
  return byId;
}

interface Identified {
  readonly id: string;
  readonly at: Locate;
}

/** Adds items to those of `byId`; one whose id another has already is a finding. */
export function addById<T extends Identified>(
  kind: string,
  items: readonly T[],
  findings: Finding[],
  byId: { readonly get: (id: string) => T | undefined; readonly set: (id: string, item: T) => void },
): void {
  for (const item of items) {
    const first = byId.get(item.id)?.at(['id']);
    if (first === undefined) {
      byId.set(item.id, item);
      continue;
    }
    const message = `duplicate ${kind} id "${item.id}": first at ${first.file}:${first.line}`;
    findings.push({ ...item.at(['id']), severity: 'error', message, rule: 'duplicate-id' });
  }
}
