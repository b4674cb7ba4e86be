/**
 * PDF objects as plain values (ISO 32000-1, 7.3). A name is a JavaScript string without its slash, a string is its
 * bytes, a dictionary is a Map from names, a stream keeps its data as they stand in the file (still encoded).
 */
export type PdfValue = null | boolean | number | string | PdfString | PdfRef | PdfArray | PdfDict | PdfStream;
export interface PdfString {
  readonly bytes: Uint8Array;
}
export interface PdfRef {
  readonly ref: number;
}
export type PdfArray = readonly PdfValue[];
export type PdfDict = ReadonlyMap<string, PdfValue>;
export interface PdfStream {
  readonly dict: PdfDict;
  readonly data: Uint8Array;
}

/** A whole file: its indirect objects by number, and the numbers of the catalog and the document information. */
export interface PdfFile {
  readonly objects: ReadonlyMap<number, PdfValue>;
  readonly root: number;
  readonly info: number | undefined;
  /** The file identifier of the trailer, as bytes; empty where there is none. */
  readonly id: readonly Uint8Array[];
  /** How many bytes more its streams may decode to, all together; missing: any number. */
  readonly room?: DecodingRoom;
}

export interface DecodingRoom {
  bytes: number;
}

export const emptyDict: PdfDict = new Map();

export function isRef(value: PdfValue | undefined): value is PdfRef {
  return typeof value === 'object' && value !== null && 'ref' in value;
}

export function isString(value: PdfValue | undefined): value is PdfString {
  return typeof value === 'object' && value !== null && 'bytes' in value;
}

export function isStream(value: PdfValue | undefined): value is PdfStream {
  return typeof value === 'object' && value !== null && 'dict' in value;
}

export function isArray(value: PdfValue | undefined): value is PdfArray {
  return Array.isArray(value);
}

export function isDict(value: PdfValue | undefined): value is PdfDict {
  return value instanceof Map;
}

/** A dictionary from an object literal; keys whose value is undefined are left out. */
export function dict(entries: Readonly<Record<string, PdfValue | undefined>>): PdfDict {
  const map = new Map<string, PdfValue>();
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) map.set(key, value);
  return map;
}

/** The dictionary with some entries set, or removed where the new value is undefined. */
export function withEntries(base: PdfDict, entries: Readonly<Record<string, PdfValue | undefined>>): PdfDict {
  const map = new Map(base);
  for (const [key, value] of Object.entries(entries)) {
    if (value === undefined) map.delete(key);
    else map.set(key, value);
  }
  return map;
}

/** Follows references until a direct value; a reference to nothing is null, as the standard has it (7.3.10). */
export function resolve(file: Pick<PdfFile, 'objects'>, value: PdfValue | undefined): PdfValue {
  let current: PdfValue = value ?? null;
  // A chain longer than this is a loop: no writer nests references at all.
  for (let depth = 0; isRef(current) && depth < 32; depth++) current = file.objects.get(current.ref) ?? null;
  return isRef(current) ? null : current;
}

/** The value of `key` in a dictionary, a stream's dictionary, or nothing; references followed. */
export function get(file: Pick<PdfFile, 'objects'>, holder: PdfValue | undefined, key: string): PdfValue {
  const target = resolve(file, holder);
  if (isStream(target)) return resolve(file, target.dict.get(key));
  return isDict(target) ? resolve(file, target.get(key)) : null;
}

export function getDict(file: PdfFile, holder: PdfValue | undefined, key: string): PdfDict {
  const value = get(file, holder, key);
  if (isStream(value)) return value.dict;
  return isDict(value) ? value : emptyDict;
}

export function getArray(file: PdfFile, holder: PdfValue | undefined, key: string): PdfArray {
  const value = get(file, holder, key);
  return isArray(value) ? value : [];
}

export function getName(file: PdfFile, holder: PdfValue | undefined, key: string): string | undefined {
  const value = get(file, holder, key);
  return typeof value === 'string' ? value : undefined;
}

export function getNumber(
  file: Pick<PdfFile, 'objects'>,
  holder: PdfValue | undefined,
  key: string,
): number | undefined {
  const value = get(file, holder, key);
  return typeof value === 'number' ? value : undefined;
}
