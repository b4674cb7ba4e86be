import { compareText } from '../project/errors.ts';
import { sha256 } from '../project/sha256.ts';
import type { EditionRecord } from './schema.ts';

/** A record as written to its file, sealed: keys sorted, one field per line, so that versions are easy to compare. */
export function formatRecord(record: EditionRecord): string {
  return `${write({ ...record, seal: sealOfRecord(record) }, 2)}\n`;
}

/** The digest by which a change to a record by hand is told. It is no signature: whoever changes it can seal it anew. */
export function sealOfRecord(record: EditionRecord): string {
  return sha256(write({ ...record, seal: undefined }));
}

function write(record: object, indent?: number): string {
  return JSON.stringify(record, (_, value: unknown) => withSortedKeys(value), indent);
}

function withSortedKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => compareText(a, b)));
}
