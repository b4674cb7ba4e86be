import { lineAndColumn } from './decode-text.ts';
import { type StoredCell, TableError } from './grid.ts';

/** What stands for the text of a value that the file leaves out: null is there, and is "null". */
export const absentValue = '(absent)';

/** A value with the index of its first character. A number keeps its literal, which JSON.parse would lose. */
export type JsonValue = JsonScalar | JsonList | JsonRecord;

export interface JsonScalar {
  readonly kind: 'string' | 'number' | 'boolean' | 'null';
  readonly at: number;
  readonly cell: StoredCell;
}

export interface JsonList {
  readonly kind: 'list';
  readonly at: number;
  readonly items: readonly JsonValue[];
}

export interface JsonRecord {
  readonly kind: 'record';
  readonly at: number;
  readonly members: ReadonlyMap<string, JsonValue>;
}

/** No table is deeper, and the stack is not endless. */
const deepest = 100;

/** A text that is read, and how far. */
interface JsonText {
  readonly text: string;
  at: number;
}

/**
 * Parses JSON (RFC 8259) with the literals of its numbers. Throws a TableError with its place where it is none, where
 * it is nested over 100 deep, and where a record has a key twice, as one value would be lost.
 */
export function parseJson(text: string): JsonValue {
  const reader: JsonText = { text, at: 0 };
  const value = readValue(reader, 0);
  if (nextSign(reader) !== '') throw broken(reader, 'the end of the file');
  return value;
}

function broken({ text, at }: JsonText, expected: string): TableError {
  const found = at < text.length ? `${JSON.stringify(text.slice(at, at + 20))} stands` : 'the file ends';
  return jsonError(text, at, `this is not JSON: ${found} where ${expected} is expected; fetch the file again`);
}

/** An error at an index of the text. */
export function jsonError(text: string, index: number, message: string): TableError {
  return new TableError(message, lineAndColumn({ text, index }));
}

const blanks = /[ \t\r\n]*/y;

/** Skips blanks; the sign that is then next, empty at the end. */
function nextSign(reader: JsonText): string {
  blanks.lastIndex = reader.at;
  blanks.test(reader.text);
  reader.at = blanks.lastIndex;
  return reader.text.charAt(reader.at);
}

function readValue(reader: JsonText, depth: number): JsonValue {
  const sign = nextSign(reader);
  if (depth > deepest)
    throw jsonError(reader.text, reader.at, `the JSON is nested over ${deepest} deep, too deep for a table`);
  if (sign === '{') return readRecord(reader, depth);
  if (sign === '[') return readList(reader, depth);
  const { at } = reader;
  if (sign === '"') return { kind: 'string', at, cell: { text: readString(reader) } };
  return readBare(reader);
}

function readList(reader: JsonText, depth: number): JsonList {
  const { at } = reader;
  const items: JsonValue[] = [];
  reader.at += 1;
  for (let sign = nextSign(reader); sign !== ']'; sign = nextSign(reader)) {
    if (items.length > 0) skip(reader, ',');
    items.push(readValue(reader, depth + 1));
  }
  reader.at += 1;
  return { kind: 'list', at, items };
}

function readRecord(reader: JsonText, depth: number): JsonRecord {
  const { at } = reader;
  const members = new Map<string, JsonValue>();
  reader.at += 1;
  for (let sign = nextSign(reader); sign !== '}'; sign = nextSign(reader)) {
    if (members.size > 0) skip(reader, ',');
    if (nextSign(reader) !== '"') throw broken(reader, 'a key in quotes');
    const keyAt = reader.at;
    const key = readString(reader);
    if (members.has(key))
      throw jsonError(reader.text, keyAt, `the key ${JSON.stringify(key)} is given twice in a record`);
    skip(reader, ':');
    members.set(key, readValue(reader, depth + 1));
  }
  reader.at += 1;
  return { kind: 'record', at, members };
}

function skip(reader: JsonText, sign: string): void {
  if (nextSign(reader) !== sign) throw broken(reader, `"${sign}"`);
  reader.at += 1;
}

function readString(reader: JsonText): string {
  const { text: whole, at } = reader;
  let close = whole.indexOf('"', at + 1);
  while (close >= 0 && isEscaped(whole, close)) close = whole.indexOf('"', close + 1);
  try {
    // Escapes are rare, and JSON.parse knows them all.
    const text: unknown = JSON.parse(whole.slice(at, close + 1));
    reader.at = close + 1;
    return String(text);
  } catch {
    throw broken(reader, 'a text in quotes with the escapes of JSON');
  }
}

function isEscaped(text: string, index: number): boolean {
  let start = index;
  while (text[start - 1] === '\\') start -= 1;
  return (index - start) % 2 === 1;
}

const bare = /(?<number>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)|true|false|null/y;

function readBare(reader: JsonText): JsonScalar {
  const { at, text: whole } = reader;
  bare.lastIndex = at;
  const match = bare.exec(whole);
  if (match === null || /[\w.+-]/.test(whole.charAt(at + match[0].length))) throw broken(reader, 'a value');
  const [text] = match;
  reader.at += text.length;
  if (match.groups?.number === undefined) return { kind: text === 'null' ? 'null' : 'boolean', at, cell: { text } };
  const number = Number(text);
  if (!Number.isFinite(number)) throw jsonError(whole, at, `the number ${text} is too large to be read`);
  return { kind: 'number', at, cell: { text, number } };
}

/** A key as a JSON pointer has it (RFC 6901). */
export function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The texts of a list; of a single text, that one. */
export function textsOf(value: JsonValue | undefined): readonly string[] {
  if (value === undefined || value.kind === 'record') return [];
  return value.kind === 'list' ? value.items.flatMap(textsOf) : [value.cell.text];
}
