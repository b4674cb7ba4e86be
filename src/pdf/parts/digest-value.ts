import { createHash, type Hash } from 'node:crypto';
import { BriefError } from '../../project/errors.ts';
import { sha256 } from '../../project/sha256.ts';
import { decodeStream } from '../read/streams.ts';
import {
  isArray,
  isDict,
  isRef,
  isStream,
  isString,
  type PdfDict,
  type PdfFile,
  type PdfStream,
  type PdfValue,
  resolve,
} from '../read/values.ts';

/** How values are told from one another. */
export interface Digesting {
  readonly file: PdfFile;
  /** Objects that are named and not followed, by number. */
  readonly named: ReadonlyMap<number, string>;
  /** Keys that are left out wherever they stand. */
  readonly without?: ReadonlySet<string>;
}

/** Of a value with all that it refers to: as many hexadecimal digits as asked for. */
export type ValueDigest = (value: PdfValue | undefined, digits?: number) => string;

// How the data of a stream are packed, which a tool that saves a file again may change.
const packing = new Set(['Length', 'Filter', 'DecodeParms', 'DL']);

// No honest file comes near; a made one must end.
const mostObjects = 2_000_000;

/**
 * Gives values a digest that is the same however their objects are numbered, ordered and packed.
 * It throws BriefError `data` where a file refers to objects without end.
 */
export function valueDigester(digesting: Digesting): ValueDigest {
  const streams = new Map<PdfStream, string>();
  let followed = 0;
  return (value, digits = 16) => {
    const state: Walk = { ...digesting, streams, hash: createHash('sha256'), numbers: new Map(), queue: [] };
    add(state, resolve(digesting.file, value));
    for (let at = 0; at < state.queue.length; at++) {
      followed++;
      if (followed > mostObjects) throw new BriefError('data', 'the PDF refers to more objects than can be followed');
      add(state, digesting.file.objects.get(state.queue[at] ?? 0) ?? null);
    }
    return state.hash.digest('hex').slice(0, digits);
  };
}

interface Walk extends Digesting {
  readonly hash: Hash;
  /** The data of the streams that were read already, as digests. */
  readonly streams: Map<PdfStream, string>;
  /** Objects by number, in the order in which they were reached. */
  readonly numbers: Map<number, number>;
  readonly queue: number[];
}

function add(walk: Walk, value: PdfValue): void {
  const { hash } = walk;
  if (isRef(value)) addReference(walk, value.ref);
  else if (isString(value)) hash.update(`s${value.bytes.length}:`).update(value.bytes);
  else if (isArray(value)) {
    hash.update(`[${value.length}:`);
    for (const item of value) add(walk, item);
  } else if (isDict(value)) addEntries(walk, value);
  else if (isStream(value)) {
    const entries = [...value.dict].filter(([key]) => !packing.has(key));
    addEntries(walk, new Map(entries));
    hash.update(dataOf(walk, value));
  } else if (typeof value === 'number') hash.update(`n${Number(value.toFixed(5))};`);
  else hash.update(`${typeof value}${JSON.stringify(value)};`);
}

function addReference(walk: Walk, number: number): void {
  const target = walk.file.objects.get(number) ?? null;
  const name = walk.named.get(number);
  if (name !== undefined) walk.hash.update(`@${name};`);
  else if (typeof target !== 'object' || target === null || isString(target)) add(walk, target);
  else {
    const known = walk.numbers.get(number) ?? walk.numbers.size;
    if (!walk.numbers.has(number)) {
      walk.numbers.set(number, known);
      walk.queue.push(number);
    }
    walk.hash.update(`#${known};`);
  }
}

function addEntries(walk: Walk, dict: PdfDict): void {
  const keys = [...dict.keys()].filter((key) => walk.without?.has(key) !== true).sort();
  walk.hash.update(`<${keys.length}:`);
  for (const key of keys) {
    walk.hash.update(`/${key} `);
    add(walk, dict.get(key) ?? null);
  }
}

function dataOf({ file, streams }: Walk, stream: PdfStream): string {
  const known = streams.get(stream);
  if (known !== undefined) return known;
  const digest = sha256(unpacked(file, stream));
  streams.set(stream, digest);
  return digest;
}

function unpacked(file: PdfFile, stream: PdfStream): Uint8Array {
  try {
    return decodeStream(file, stream);
  } catch (cause) {
    if (cause instanceof BriefError) return stream.data;
    throw cause;
  }
}
