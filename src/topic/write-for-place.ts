import type { NoValue, PlaceNames } from './place-names.ts';
import { placedId } from './placed-id.ts';

/** Helpers with an id in quotes. */
const named = /(\{\{\s*[\w-]+\s+(["']))([^"'{}]*)(\2)/g;

/** A text for a place: measures that its helpers name are those of the place. */
export function writeText(text: string, { qualify }: PlaceNames): string {
  return text.replace(named, (_, before: string, _quote, name: string, after: string) => {
    const id = qualify(name);
    return `${before}${id === name ? name : placedId(name, id)}${after}`;
  });
}

/** The measures that the helpers of a text name and the place has no value of. */
function lackedIn(text: string, { lacks }: PlaceNames): readonly NoValue[] {
  return [...text.matchAll(named)].flatMap(([, , , name = '']) => lacks(name) ?? []);
}

/**
 * Prose for a place. A paragraph, or an item of a list, that names a measure of which the place has no value is left out;
 * its lines stay, empty, so that what follows keeps its position. What is lacking is added to `told`.
 */
export function writeProse(text: string, names: PlaceNames, told: NoValue[]): string {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, index) =>
    index === 0 || line.trim() === '' || /^\s*(?:[-*]|\d+\.)\s/.test(line) ? [index] : [],
  );
  return starts
    .map((start, at) => lines.slice(start, starts[at + 1]).join('\n'))
    .map((piece) => {
      const lacking = lackedIn(piece, names);
      for (const one of lacking) told.push(one);
      return lacking.length === 0 ? writeText(piece, names) : piece.replace(/[^\n]/g, '');
    })
    .join('\n');
}

/** Fields without which a block or tile still stands. */
const optional: ReadonlySet<string> = new Set(['before', 'highlight']);

/**
 * A value of a block for a place, of any depth: measures are those of the place, whether a text is a name of one or has
 * helpers. What names a measure of which the place has no value is left out: of a list the item, of a block all but what
 * is optional. Undefined if nothing is left.
 */
export function writeBlockValue(value: unknown, names: PlaceNames, told: NoValue[]): unknown {
  if (typeof value === 'string') {
    const lacking = [names.lacks(value) ?? [], lackedIn(value, names)].flat();
    for (const one of lacking) told.push(one);
    if (lacking.length > 0) return undefined;
    const id = names.qualify(value);
    return id === value ? writeText(value, names) : id;
  }
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const kept = items.map((item) => writeBlockValue(item, names, told)).filter((item) => item !== undefined);
    return kept.length === 0 && items.length > 0 ? undefined : kept;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, writeBlockValue(inner, names, told)] as const);
  if (entries.some(([key, inner]) => inner === undefined && !optional.has(key))) return undefined;
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}
