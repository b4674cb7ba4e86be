import type { Position } from '../../project/errors.ts';
import { squeeze } from './squeeze.ts';

/** What the elements round a piece of the page's text say of it; each the innermost that says it. */
export interface Surroundings {
  /** The statistic whose value is printed. */
  readonly statistic?: string;
  /** The place in the project that it was printed from. */
  readonly position?: Position;
  /** Whether it is a source's number, a section's, a page's, or the words of a heading said again in the contents. */
  readonly role?: 'source' | 'section' | 'page' | 'repeated';
  /** The id of the nearest element that has one, or that the contents name. */
  readonly id?: string;
}

/** A stretch of text between two tags; `start` is its offset in the whole text, white space left out. */
export interface MarkupSpan {
  readonly start: number;
  readonly surroundings: Surroundings;
}

/** A drawing of the page: the id of what was to be drawn, and where it stands. */
export interface MarkupDrawing {
  readonly id: string | undefined;
  readonly surroundings: Surroundings;
}

/** The words of a document's markup in order, squeezed, with what its elements say of each; drawings by themselves. */
export interface MarkupWords {
  readonly text: string;
  readonly spans: readonly MarkupSpan[];
  /** Drawings that have a text of their own for readers; hidden ones are left out. */
  readonly drawings: readonly MarkupDrawing[];
}

interface Open {
  readonly name: string;
  readonly surroundings: Surroundings;
}

const token = /<(\/?)([a-zA-Z][\w-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>|([^<]+)/g;
const empty = new Set(['br', 'img', 'hr', 'meta', 'wbr', 'col']);

interface Reading {
  text: string;
  readonly stack: Open[];
  readonly spans: MarkupSpan[];
  readonly drawings: MarkupDrawing[];
  /** How many drawings are open, one in another. */
  depth: number;
}

/** Reads the body of a document. The markup is Briefpress's own: well formed, quoted, without comments. */
export function readMarkup(markup: string): MarkupWords {
  const body = markup.slice(Math.max(0, markup.indexOf('<body')));
  const reading: Reading = { text: '', stack: [], spans: [], drawings: [], depth: 0 };
  for (const [, closes, name = '', attributes = '', words] of body.matchAll(token)) {
    if (name === 'svg') readDrawing(reading, closes === '/', attributes);
    else if (reading.depth > 0) continue;
    else if (words !== undefined) readWords(reading, words);
    else if (closes === '/') close(reading.stack, name);
    else if (!empty.has(name) && !attributes.endsWith('/')) open(reading.stack, name, attributes);
  }
  return reading;
}

function readDrawing(reading: Reading, closes: boolean, attributes: string): void {
  if (!closes && reading.depth === 0 && attribute(attributes, 'role') === 'img') {
    const surroundings = reading.stack.at(-1)?.surroundings ?? {};
    reading.drawings.push({ id: attribute(attributes, 'data-drawing'), surroundings });
  }
  reading.depth += closes ? -1 : 1;
}

function readWords(reading: Reading, words: string): void {
  const squeezed = squeeze(decode(words));
  const surroundings = reading.stack.at(-1)?.surroundings ?? {};
  if (squeezed !== '') reading.spans.push({ start: reading.text.length, surroundings });
  reading.text += squeezed;
}

function open(stack: Open[], name: string, attributes: string): void {
  stack.push({ name, surroundings: enter(stack.at(-1)?.surroundings ?? {}, name, attributes) });
}

function close(stack: Open[], name: string): void {
  const index = stack.findLastIndex((open) => open.name === name);
  if (index >= 0) stack.length = index;
}

function enter(outer: Surroundings, name: string, attributes: string): Surroundings {
  if (attributes === '' && name !== 'sup' && name !== 'nav') return outer;
  const statistic = attribute(attributes, 'data-statistic');
  const position = readPosition(attribute(attributes, 'data-at'));
  const classes = attribute(attributes, 'class')?.split(' ') ?? [];
  const role = roleOf(name, classes, outer);
  const target = outer.role === 'repeated' || role === 'repeated' ? attribute(attributes, 'href')?.slice(1) : undefined;
  const id = target ?? attribute(attributes, 'id');
  return {
    ...outer,
    ...(statistic === undefined ? {} : { statistic }),
    ...(position === undefined ? {} : { position }),
    ...(role === undefined ? {} : { role }),
    ...(id === undefined ? {} : { id }),
  };
}

function roleOf(name: string, classes: readonly string[], outer: Surroundings): Surroundings['role'] {
  if (name === 'sup' || classes.includes('cite')) return 'source';
  if (name === 'nav') return 'repeated';
  if (outer.role === 'repeated' && classes.includes('page')) return 'page';
  return outer.statistic === undefined && name === 'span' && classes.includes('number') ? 'section' : undefined;
}

function attribute(attributes: string, name: string): string | undefined {
  const at = attributes.indexOf(` ${name}="`);
  if (at < 0) return undefined;
  const start = at + name.length + 3;
  return decode(attributes.slice(start, attributes.indexOf('"', start)));
}

/** `file:line:column`, as `data-at` has it. */
function readPosition(written: string | undefined): Position | undefined {
  const [, file, line, column] = /^(.+):(\d+):(\d+)$/.exec(written ?? '') ?? [];
  return file === undefined ? undefined : { file, line: Number(line), column: Number(column) };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return hex === undefined ? (entities[name ?? ''] ?? whole) : String.fromCodePoint(Number.parseInt(hex, 16));
  });
}

/** The span that an offset of the text lies in. */
export function spanAt({ spans }: MarkupWords, offset: number): MarkupSpan | undefined {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1];
}
