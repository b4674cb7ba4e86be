import { isCollection, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import { BriefError, type Finding, type Position } from '../project/errors.ts';

/** A step into parsed data: a key of a mapping or an index of a list. */
export type Step = string | number;

/** The position in its file of the value at a path; if there is none, of its nearest parent. */
export type Locate = (path?: readonly Step[]) => Position;

/** Parsed data of a file, not yet checked against a schema. */
export interface Parsed {
  readonly value: unknown;
  readonly locate: Locate;
}

const forbidden = new Set(['__proto__', 'constructor', 'prototype', '<<']);

/** Positions of values in a text: `[line, column]` counted from 1, by their paths as JSON Pointers. */
type Places = Readonly<Record<string, readonly [number, number]>>;

interface Read {
  readonly value: unknown;
  readonly places: Places;
}

/** Gives what `make` gives for a text, made now or remembered from an earlier run. */
export type Remember = (text: string, make: () => unknown) => unknown;

/**
 * Parses one YAML 1.2 document. `first` is the place of its first character, for YAML inside another file.
 * Duplicate keys, unknown tags and warnings of the parser are errors. Parsing keeps the place of every value and is
 * slow for it, so that what was read may be remembered by its text.
 * @throws BriefError data, with a finding for each syntax error at its own place.
 */
export function parseYaml(text: string, first: Position, remember: Remember = (_, make) => make()): Parsed {
  const remembered = remember(text, () => read(text, first));
  const { value, places } = isRead(remembered) ? remembered : read(text, first);
  return { value, locate: (path = []) => shift(placeOf(places, path), first) };
}

function isRead(value: unknown): value is Read {
  return typeof value === 'object' && value !== null && 'value' in value && 'places' in value;
}

/** Turns a place in the text into a position in the file, in which the text begins at `first`. */
function shift([line, column]: readonly [number, number], { file, ...first }: Position): Position {
  return { file, line: first.line + line - 1, column: line === 1 ? first.column + column - 1 : column };
}

/** @throws BriefError data; the parser itself throws if aliases multiply or nesting is too deep. */
function read(text: string, first: Position): Read {
  try {
    return readDocument(text, first);
  } catch (cause) {
    if (cause instanceof BriefError) throw cause;
    const message = `YAML: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new BriefError('data', `${first.file} is not valid YAML`, {
      findings: [{ ...first, severity: 'error', message, rule: 'syntax' }],
      cause,
    });
  }
}

function readDocument(text: string, first: Position): Read {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', stringKeys: true, prettyErrors: false });
  const place = (offset: number): readonly [number, number] => {
    const { line, col } = lines.linePos(offset);
    return [line, col];
  };
  const position = (offset: number): Position => shift(place(offset), first);
  const syntax = [...document.errors, ...document.warnings].map(
    (error): Finding => ({
      ...position(error.pos[0]),
      severity: 'error',
      message: `YAML: ${error.message}`,
      rule: 'syntax',
    }),
  );
  const findings = [...syntax, ...forbiddenKeys(document.contents, position)];
  if (findings.length > 0) throw new BriefError('data', `${first.file} is not valid YAML`, { findings });
  return {
    value: document.toJS({ maxAliasCount: 100 }),
    places: Object.fromEntries(listPlaces(document.contents, '', place)),
  };
}

/** The place of the value at a path, or of its nearest parent. */
function placeOf(places: Places, path: readonly Step[]): readonly [number, number] {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = places[pointer(path.slice(0, length))];
    if (found !== undefined) return found;
  }
  return [1, 1];
}

function pointer(path: readonly Step[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

type PathAndPlace = readonly [string, readonly [number, number]];

/** The places of a value and of everything in it; an empty value has the place of its key. */
function listPlaces(
  node: unknown,
  path: string,
  place: (offset: number) => readonly [number, number],
): readonly PathAndPlace[] {
  const start = rangeStart(node);
  const own: readonly PathAndPlace[] = start === undefined ? [] : [[path, place(start)]];
  if (!isCollection(node)) return own;
  const inner = node.items.flatMap((item, index): readonly PathAndPlace[] => {
    if (!isPair(item)) return listPlaces(item, `${path}/${index}`, place);
    const key = isScalar(item.key) ? String(item.key.value) : '';
    const at = `${path}${pointer([key])}`;
    const found = listPlaces(item.value, at, place);
    const keyStart = rangeStart(item.key);
    return found.length > 0 || keyStart === undefined ? found : [[at, place(keyStart)]];
  });
  return [...own, ...inner];
}

function forbiddenKeys(node: unknown, position: (offset: number) => Position): Finding[] {
  if (!isCollection(node)) return [];
  return node.items.flatMap((item): Finding[] => {
    if (!isPair(item)) return forbiddenKeys(item, position);
    const key = isScalar(item.key) ? String(item.key.value) : '';
    const inner = forbiddenKeys(item.value, position);
    if (!forbidden.has(key)) return inner;
    const at = position(isScalar(item.key) ? (item.key.range?.[0] ?? 0) : 0);
    return [{ ...at, severity: 'error', message: `the key "${key}" is not allowed`, rule: 'syntax' }, ...inner];
  });
}

function rangeStart(node: unknown): number | undefined {
  if (!isScalar(node) && !isCollection(node)) return undefined;
  if (isScalar(node) && node.value === null) return undefined;
  return node.range?.[0];
}
