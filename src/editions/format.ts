import { compareText } from '../project/errors.ts';
import type { EditionRecord } from './schema.ts';

/** A record as written to its file: keys sorted, one field per line, so that versions are easy to compare. */
export function formatRecord(record: EditionRecord): string {
  return `${JSON.stringify(record, (_, value: unknown) => withSortedKeys(value), 2)}\n`;
}

function withSortedKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => compareText(a, b)));
}
