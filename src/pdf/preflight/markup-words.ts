import { type NumberKind, numberKinds } from '../../data/number-kinds.ts';
import type { Position } from '../../project/errors.ts';
import { squeeze } from './squeeze.ts';

/** Where the numbers of a piece of text come from. */
export interface WordSource {
  readonly kind: NumberKind | 'heading';
  /** Id of the statistic whose value, or the size of it, is printed. */
  readonly statistic?: string;
  /** Id of the heading whose words are repeated. */
  readonly heading?: string;
}

/** What the elements around a piece of text say about it; the innermost element that says something counts. */
export interface Surroundings {
  readonly source?: WordSource;
  /** The position in the project that it was printed from. */
  readonly position?: Position;
  /** The id of the nearest element that has one. */
  readonly id?: string;
}

/** A stretch of text between two tags; `start` is its offset in the whole text, white space left out. */
export interface MarkupSpan {
  readonly start: number;
  readonly surroundings: Surroundings;
}

/** Words in order, squeezed, with what their elements say about them. */
export interface SpannedWords {
  readonly text: string;
  readonly spans: readonly MarkupSpan[];
}

/** A drawing of the page: its id, the elements around it, and its texts. */
export interface MarkupDrawing extends SpannedWords {
  readonly id: string | undefined;
  readonly surroundings: Surroundings;
}

/** The words of a document's markup; those of drawings are kept apart. */
export interface MarkupWords extends SpannedWords {
  /** Drawings with an alternative text; hidden ones are left out. */
  readonly drawings: readonly MarkupDrawing[];
}

interface Open {
  readonly name: string;
  readonly surroundings: Surroundings;
}

const token = /<(\/?)([a-zA-Z][\w-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>|([^<]+)/g;
const empty = new Set(['br', 'img', 'hr', 'meta', 'wbr', 'col']);

/** Words that are being read. */
interface Growing {
  text: string;
  readonly spans: MarkupSpan[];
}

interface MarkupReader extends Growing {
  readonly stack: Open[];
  readonly drawings: (MarkupDrawing & Growing)[];
  /** How many nested drawings are open. */
  depth: number;
}

/** Reads the body of a document. The markup is Briefpress's own: well formed, quoted, without comments. */
export function readMarkup(markup: string): MarkupWords {
  const body = markup.slice(Math.max(0, markup.indexOf('<body')));
  const reader: MarkupReader = { text: '', stack: [], spans: [], drawings: [], depth: 0 };
  for (const [, closes, name = '', attributes = '', words] of body.matchAll(token)) {
    if (name === 'svg') readDrawing(reader, closes === '/', attributes);
    if (name === 'img') readPicture(reader, attributes);
    if (words !== undefined) readWords(reader, words);
    else if (closes === '/') close(reader.stack, name);
    else if (!empty.has(name) && !attributes.endsWith('/')) open(reader.stack, name, attributes);
  }
  return reader;
}

/** A drawing that is hidden from readers is left out; a drawing inside another is part of it. */
function readDrawing(reader: MarkupReader, closes: boolean, attributes: string): void {
  if (!closes && reader.depth === 0 && attribute(attributes, 'role') === 'img') {
    const surroundings = reader.stack.at(-1)?.surroundings ?? {};
    reader.drawings.push({ id: attribute(attributes, 'data-drawing'), surroundings, text: '', spans: [] });
  }
  reader.depth += closes ? -1 : 1;
}

/** A raster picture, such as a logo, is tagged as a drawing without words. */
function readPicture(reader: MarkupReader, attributes: string): void {
  if ((attribute(attributes, 'alt') ?? '') === '') return;
  const surroundings = reader.stack.at(-1)?.surroundings ?? {};
  reader.drawings.push({ id: undefined, surroundings, text: '', spans: [] });
}

function readWords(reader: MarkupReader, words: string): void {
  const { name, surroundings = {} } = reader.stack.at(-1) ?? {};
  const inText = name === 'text' || name === 'tspan';
  const into = reader.depth === 0 ? reader : inText ? reader.drawings.at(-1) : undefined;
  const squeezed = squeeze(decode(words));
  if (into === undefined || squeezed === '') return;
  into.spans.push({ start: into.text.length, surroundings });
  into.text += squeezed;
}

function open(stack: Open[], name: string, attributes: string): void {
  stack.push({ name, surroundings: enter(stack.at(-1)?.surroundings ?? {}, attributes) });
}

function close(stack: Open[], name: string): void {
  const index = stack.findLastIndex((open) => open.name === name);
  if (index >= 0) stack.length = index;
}

function enter(outer: Surroundings, attributes: string): Surroundings {
  if (attributes === '') return outer;
  const source = readSource(attributes);
  const position = readPosition(attribute(attributes, 'data-at'));
  const id = attribute(attributes, 'id');
  return {
    ...outer,
    ...(source === undefined ? {} : { source }),
    ...(position === undefined ? {} : { position }),
    ...(id === undefined ? {} : { id }),
  };
}

function readSource(attributes: string): WordSource | undefined {
  const [statistic, from] = [attribute(attributes, 'data-statistic'), attribute(attributes, 'data-from')];
  const kind = from ?? (statistic === undefined ? undefined : 'statistic');
  if (kind === undefined || !isKind(kind)) return undefined;
  if (kind === 'heading') return { kind, heading: attribute(attributes, 'href')?.slice(1) ?? '' };
  return statistic === undefined ? { kind } : { kind, statistic };
}

const kinds: ReadonlySet<string> = new Set([...numberKinds, 'heading']);

function isKind(kind: string): kind is WordSource['kind'] {
  return kinds.has(kind);
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
export function spanAt({ spans }: Pick<SpannedWords, 'spans'>, offset: number): MarkupSpan | undefined {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1];
}
