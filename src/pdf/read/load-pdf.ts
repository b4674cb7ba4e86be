import { BriefError } from '../../project/errors.ts';
import { type Lexer, skipSpace } from './characters.ts';
import { isKeyword, nextToken, nextValue, type Token } from './lexer.ts';
import { decodeStream } from './streams.ts';
import {
  type DecodingRoom,
  isArray,
  isDict,
  isRef,
  isStream,
  isString,
  type PdfDict,
  type PdfFile,
  type PdfStream,
  type PdfValue,
} from './values.ts';

/**
 * Opens a PDF of any origin: written by any program, edited, or with a broken cross-reference. The objects are read in
 * file order; the later of two with the same number counts.
 * `mostDecoded` is how many bytes its streams may decode to, all together.
 * Throws BriefError `data` where the bytes are not a PDF, or are encrypted.
 */
export function loadPdf(bytes: Uint8Array, mostDecoded = Number.POSITIVE_INFINITY): PdfFile {
  if (!Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) throw notPdf('it does not begin with %PDF');
  try {
    return readObjects(bytes, { bytes: mostDecoded });
  } catch (cause) {
    if (cause instanceof BriefError) throw cause;
    throw notPdf('it is damaged', cause);
  }
}

function encrypted(): BriefError {
  return new BriefError('data', 'the file is encrypted, which is no damage, but keeps it from being read here', {
    hint: 'Save a copy without encryption: with "qpdf --decrypt IN.pdf OUT.pdf", or from a viewer that knows its password.',
  });
}

function notPdf(why: string, cause?: unknown): BriefError {
  return new BriefError('data', `the file cannot be read as a PDF: ${why}`, {
    hint: 'Give a whole, undamaged PDF file without a password.',
    cause,
  });
}

function readObjects(bytes: Uint8Array, room: DecodingRoom): PdfFile {
  const { values, trailer } = scan(bytes);
  if (trailer.has('Encrypt')) throw encrypted();
  const objects = new Map<number, PdfValue>();
  for (const [number, value] of values) {
    if (!isStream(value) || value.dict.get('Type') !== 'ObjStm') objects.set(number, value);
    else for (const [stored, inner] of storedObjects({ objects, room }, value)) objects.set(stored, inner);
  }
  const [root, info, id] = [trailer.get('Root'), trailer.get('Info'), trailer.get('ID')];
  if (!isRef(root) || !objects.has(root.ref)) throw notPdf('it has no document catalog');
  return {
    objects,
    root: root.ref,
    room,
    info: isRef(info) ? info.ref : undefined,
    id: isArray(id) ? id.filter(isString).map((part) => part.bytes) : [],
  };
}

type NumberedValue = readonly [number, PdfValue];

interface Scan {
  readonly values: readonly NumberedValue[];
  /** The entries of all trailers of the file; a later one counts. */
  readonly trailer: ReadonlyMap<string, PdfValue>;
}

/** The objects of a file in file order (ISO 32000-1, 7.3.10), except cross-reference streams. */
function scan(bytes: Uint8Array): Scan {
  const lexer: Lexer = { bytes, position: 0 };
  const values: NumberedValue[] = [];
  const trailer = new Map<string, PdfValue>();
  const lengths = new Map<number, PdfValue>();
  const addTrailer = (entries: PdfDict): void => {
    for (const [key, entry] of entries) trailer.set(key, entry);
  };
  let before: readonly (Token | undefined)[] = [];
  for (let token = nextToken(lexer); token !== undefined; token = nextToken(lexer)) {
    const word = isKeyword(token) ? token.keyword : undefined;
    const number = before[0];
    if (word === 'obj' && typeof number === 'number') {
      const value = readValue(lexer, lengths);
      lengths.set(number, value);
      if (isStream(value) && value.dict.get('Type') === 'XRef') addTrailer(value.dict);
      else values.push([number, value]);
    }
    if (word === 'trailer') {
      const entries = nextValue(lexer);
      if (isDict(entries)) addTrailer(entries);
    }
    before = [before[1], token];
  }
  return { values, trailer };
}

const streamWord = Buffer.from('stream');
const endWord = Buffer.from('endstream');

/** The value of an object. `lengths` holds the objects before it, one of which may be the length of its stream. */
function readValue(lexer: Lexer, lengths: ReadonlyMap<number, PdfValue>): PdfValue {
  const { bytes } = lexer;
  const value = nextValue(lexer) ?? null;
  if (!isDict(value)) return value;
  skipSpace(lexer);
  if (!standsAt(bytes, streamWord, lexer.position)) return value;
  let start = lexer.position + streamWord.length;
  if (bytes[start] === 13) start++;
  if (bytes[start] === 10) start++;
  const length = value.get('Length') ?? null;
  const end = endOfData(bytes, start, isRef(length) ? lengths.get(length.ref) : length);
  lexer.position = end;
  return { dict: value, data: bytes.subarray(start, end) };
}

/** If the length does not lead to `endstream` it is wrong, and the next `endstream` ends the data. */
function endOfData(bytes: Uint8Array, start: number, length: PdfValue | undefined): number {
  if (typeof length === 'number' && length >= 0) {
    const after: Lexer = { bytes, position: start + length };
    skipSpace(after);
    if (standsAt(bytes, endWord, after.position)) return start + length;
  }
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(endWord, start);
  let end = found < 0 ? bytes.length : found;
  if (bytes[end - 1] === 10) end--;
  if (bytes[end - 1] === 13) end--;
  return Math.max(start, end);
}

function standsAt(bytes: Uint8Array, word: Buffer, at: number): boolean {
  return word.equals(bytes.subarray(at, at + word.length));
}

/** The objects of an object stream (7.5.7) with their numbers. */
function storedObjects(file: Pick<PdfFile, 'objects' | 'room'>, stream: PdfStream): readonly NumberedValue[] {
  const data = decodeStream(file, stream);
  const [count, first] = [stream.dict.get('N'), stream.dict.get('First')];
  const heads: Lexer = { bytes: data, position: 0 };
  const values: NumberedValue[] = [];
  while (typeof count === 'number' && typeof first === 'number' && values.length < count) {
    const [number, offset] = [nextToken(heads), nextToken(heads)];
    if (typeof number !== 'number' || typeof offset !== 'number') break;
    values.push([number, nextValue({ bytes: data, position: first + offset }) ?? null]);
  }
  return values;
}
