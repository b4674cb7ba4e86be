import { isKeyword, type Lexer, nextToken, nextValue, skipSpace } from './lexer.ts';
import { decodeStream } from './streams.ts';
import { isDict, isRef, type PdfDict, type PdfFile, type PdfStream, type PdfValue } from './values.ts';

/** Where an object stands: at a byte of the file, or in an object stream, whose number and place in it this is. */
export type ObjectPlace = { readonly at: number } | { readonly container: number; readonly index: number };

/** Where the objects of a file stand, by number, and its trailer. */
export interface ObjectPlaces {
  readonly places: ReadonlyMap<number, ObjectPlace>;
  /** The object streams, and where each begins; neither they nor cross-reference streams are among the places. */
  readonly containers: ReadonlyMap<number, number>;
  readonly trailer: PdfDict;
}

/** An object as it stands in a file. */
export interface PlacedObject {
  readonly number: number;
  readonly value: PdfValue;
}

/**
 * Reads the object that begins at a byte (ISO 32000-1, 7.3.10); undefined where none does. `lengthOf` gives the length
 * of a stream that names another object for it.
 */
export function readObjectAt(
  bytes: Uint8Array,
  at: number,
  lengthOf: (ref: number) => PdfValue = () => null,
): PlacedObject | undefined {
  const lexer: Lexer = { bytes, position: at };
  const [number, generation, word] = [nextToken(lexer), nextToken(lexer), nextToken(lexer)];
  const begins = typeof number === 'number' && typeof generation === 'number' && isWord(word, 'obj');
  if (!begins) return undefined;
  const value = nextValue(lexer) ?? null;
  if (!isDict(value)) return { number, value };
  skipSpace(lexer);
  const start = startOfData(bytes, lexer.position);
  if (start === undefined) return { number, value };
  const length = value.get('Length') ?? null;
  const wanted = isRef(length) ? lengthOf(length.ref) : length;
  const end = endOfData(bytes, start, typeof wanted === 'number' ? wanted : -1);
  return { number, value: { dict: value, data: bytes.subarray(start, end) } };
}

function isWord(token: ReturnType<typeof nextToken>, word: string): boolean {
  return token !== undefined && isKeyword(token) && token.keyword === word;
}

const streamWord = Buffer.from('stream');
const endWord = Buffer.from('endstream');

/** The first byte after `stream` and its line end; undefined where the word does not stand there. */
function startOfData(bytes: Uint8Array, at: number): number | undefined {
  if (streamWord.compare(bytes, at, at + streamWord.length) !== 0) return undefined;
  const after = at + streamWord.length;
  if (bytes[after] === 13) return bytes[after + 1] === 10 ? after + 2 : after + 1;
  return bytes[after] === 10 ? after + 1 : after;
}

/** A length that does not lead to `endstream` is wrong, and the word itself ends the data. */
function endOfData(bytes: Uint8Array, start: number, length: number): number {
  const lexer: Lexer = { bytes, position: start + length };
  if (length >= 0 && start + length <= bytes.length) {
    skipSpace(lexer);
    if (endWord.compare(bytes, lexer.position, lexer.position + endWord.length) === 0) return start + length;
  }
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(endWord, start);
  let end = found < 0 ? bytes.length : found;
  if (bytes[end - 1] === 10) end--;
  if (bytes[end - 1] === 13) end--;
  return Math.max(start, end);
}

/** The objects of an object stream (7.5.7) by number, each a function that reads it, in the order in which they stand. */
export function storedObjects(
  stream: PdfStream,
): readonly { readonly number: number; readonly read: () => PdfValue }[] {
  const data = decodeStream(noFile, stream);
  const [count, first] = [numberOf(stream.dict.get('N')), numberOf(stream.dict.get('First'))];
  const heads: Lexer = { bytes: data, position: 0 };
  return Array.from({ length: count }, () => {
    const [number, offset] = [nextToken(heads), nextToken(heads)];
    const lexer: Lexer = { bytes: data, position: first + numberOf(offset) };
    return { number: numberOf(number), read: () => nextValue({ ...lexer }) ?? null };
  });
}

export function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** What stores other objects is described without references. */
export const noFile: PdfFile = {
  version: '',
  objects: new Map(),
  root: 0,
  info: undefined,
  id: [],
  encrypted: false,
};
