import type { EditionRecord } from './schema.ts';

/** A record as written to its file: keys sorted, one statistic or section per line, so that versions are easy to compare. */
export function formatRecord(record: EditionRecord): string {
  const fields = Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .toSorted(byKey)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${formatField(value)}`);
  return `{\n${fields.join(',\n')}\n}\n`;
}

function formatField(value: unknown): string {
  if (Array.isArray(value)) return block('[', value.map(formatFlat), ']');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(byKey);
  return block(
    '{',
    entries.map(([key, inner]) => `${JSON.stringify(key)}: ${formatFlat(inner)}`),
    '}',
  );
}

function block(open: string, lines: readonly string[], close: string): string {
  return lines.length === 0 ? `${open}${close}` : `${open}\n    ${lines.join(',\n    ')}\n  ${close}`;
}

function formatFlat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatFlat).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(byKey);
  return `{ ${entries.map(([key, inner]) => `${JSON.stringify(key)}: ${formatFlat(inner)}`).join(', ')} }`;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
