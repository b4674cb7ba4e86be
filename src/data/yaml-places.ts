import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';

/** A step into parsed data: a key of a mapping or an index of a list. */
export type Step = string | number;

/** A position in a text: `[line, column]`, counted from 1. */
export type Place = readonly [number, number];

/** Places of values by their paths as JSON Pointers. */
export type Places = Readonly<Record<string, Place>>;

export interface Fault {
  readonly place: Place;
  readonly message: string;
}

const forbidden = new Set(['__proto__', 'constructor', 'prototype', '<<']);

export function pointer(path: readonly Step[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Where a document is read. */
interface Cursor {
  readonly events: readonly Event[];
  readonly text: string;
  readonly placeAt: (offset: number) => Place;
  readonly places: Record<string, Place>;
  readonly faults: Fault[];
  next: number;
}

/**
 * The place of every value of one YAML document, that of an empty value being its key's; and what is refused though
 * YAML allows it.
 */
export function listPlaces(
  events: readonly Event[],
  text: string,
): { readonly places: Places; readonly faults: Fault[] } {
  const cursor: Cursor = { events, text, placeAt: placeFinder(text), places: {}, faults: [], next: 1 };
  readValue(cursor, { path: '', key: [1, 1], isAnchored: false });
  return cursor;
}

interface Slot {
  readonly path: string;
  /** The place of the key that the value is of. */
  readonly key: Place;
  /** Whether an alias can repeat it. */
  readonly isAnchored: boolean;
}

function readValue(cursor: Cursor, { path, key, isAnchored }: Slot): void {
  const event = cursor.events[cursor.next++];
  if (event === undefined) return;
  const start = startOf(event, cursor.text);
  const place = start < 0 ? key : cursor.placeAt(start);
  cursor.places[path] = place;
  // They would multiply: a few lines could stand for more values than memory holds.
  if (event.type === EVENT_ID.ALIAS && isAnchored)
    cursor.faults.push({ place, message: 'YAML: an alias cannot stand inside a value that has an anchor' });
  if (event.type !== EVENT_ID.SEQUENCE && event.type !== EVENT_ID.MAPPING) return;
  const inside = { path, key: place, isAnchored: isAnchored || event.anchorStart >= 0 };
  for (let index = 0; (cursor.events[cursor.next]?.type ?? EVENT_ID.POP) !== EVENT_ID.POP; index += 1) {
    if (event.type === EVENT_ID.SEQUENCE) readValue(cursor, { ...inside, path: `${path}/${index}` });
    else readEntry(cursor, inside);
  }
  cursor.next += 1;
}

/** A key and its value. */
function readEntry(cursor: Cursor, { path, key: start, isAnchored }: Slot): void {
  const event = cursor.events[cursor.next++];
  if (event?.type !== EVENT_ID.SCALAR) return;
  const name = getScalarValue(cursor.text, event);
  const key = event.valueStart < 0 ? start : cursor.placeAt(startOf(event, cursor.text));
  if (forbidden.has(name)) cursor.faults.push({ place: key, message: `the key "${name}" is not allowed` });
  readValue(cursor, { path: `${path}${pointer([name])}`, key, isAnchored });
}

const quoted: readonly number[] = [SCALAR_STYLE.SINGLE_QUOTED, SCALAR_STYLE.DOUBLE_QUOTED];
const block: readonly number[] = [SCALAR_STYLE.LITERAL_BLOCK, SCALAR_STYLE.FOLDED_BLOCK];

/** The offset at which a value begins, with its quotation mark or the sign of its block; below 0 for an empty one. */
function startOf(event: Event, text: string): number {
  switch (event.type) {
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return event.start;
    case EVENT_ID.ALIAS:
      return event.anchorStart - 1;
    case EVENT_ID.SCALAR: {
      const { valueStart, style } = event;
      if (quoted.includes(style)) return valueStart - 1;
      if (!block.includes(style)) return valueStart;
      const line = text.lastIndexOf('\n', valueStart - 2) + 1;
      return line + text.slice(line, valueStart - 1).search(/[|>][-+\d]*[ \t]*(#.*)?$/);
    }
    default:
      return -1;
  }
}

/** Places of offsets that never fall. */
function placeFinder(text: string): (offset: number) => Place {
  let [line, start] = [1, 0];
  return (offset) => {
    for (let end = text.indexOf('\n', start); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
      line += 1;
      start = end + 1;
    }
    return [line, offset - start + 1];
  };
}
