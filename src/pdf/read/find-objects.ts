import { isKeyword, type Lexer, nextToken, nextValue } from './lexer.ts';
import { noFile, numberOf, type ObjectPlace, type ObjectPlaces, readObjectAt } from './object-places.ts';
import { decodeStream } from './streams.ts';
import { isArray, isDict, isStream, type PdfDict, type PdfValue } from './values.ts';

interface Finding {
  readonly bytes: Uint8Array;
  /** What the last section says of a number; undefined: that there is no such object. */
  readonly places: Map<number, ObjectPlace | undefined>;
  readonly trailer: Map<string, PdfValue>;
}

/**
 * Where the objects of a file stand by its cross-reference tables and streams (ISO 32000-1, 7.5.4 and 7.5.8). Undefined
 * where these cannot be read or do not say what stands in the file, as after an edit by hand.
 */
export function findObjects(bytes: Uint8Array): ObjectPlaces | undefined {
  const finding: Finding = { bytes, places: new Map(), trailer: new Map() };
  const queue = [lastSection(bytes)];
  const seen = new Set<number>();
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const trailer = readSection(finding, at);
    if (trailer === undefined) return undefined;
    for (const [key, value] of trailer) if (!finding.trailer.has(key)) finding.trailer.set(key, value);
    // A file may have both kinds for old readers and new ones; what stands in the stream wins over older sections.
    for (const next of [trailer.get('XRefStm'), trailer.get('Prev')]) if (typeof next === 'number') queue.push(next);
  }
  return seen.size === 0 ? undefined : sort(finding, seen);
}

/** The objects apart from what stores them; undefined where one does not begin where the file says. */
function sort({ bytes, places: noted, trailer }: Finding, sections: ReadonlySet<number>): ObjectPlaces | undefined {
  const places = new Map<number, ObjectPlace>();
  const containers = new Map<number, number>();
  for (const place of noted.values())
    if (place !== undefined && 'container' in place) containers.set(place.container, 0);
  for (const [number, place] of noted) {
    if (place === undefined) continue;
    if ('at' in place && nextToken({ bytes, position: place.at }) !== number) return undefined;
    if ('at' in place && containers.has(number)) containers.set(number, place.at);
    else if ('container' in place || !sections.has(place.at)) places.set(number, place);
  }
  return [...containers.values()].includes(0) ? undefined : { places, containers, trailer };
}

function lastSection(bytes: Uint8Array): number | undefined {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf('startxref');
  const token = at < 0 ? undefined : nextToken({ bytes, position: at + 'startxref'.length });
  return typeof token === 'number' ? token : undefined;
}

/** Takes in the section at a byte and gives its trailer; undefined where none stands there. */
function readSection(finding: Finding, at: number): PdfDict | undefined {
  const { bytes } = finding;
  const lexer: Lexer = { bytes, position: at };
  const token = nextToken(lexer);
  if (token !== undefined && isKeyword(token) && token.keyword === 'xref') return readTable(finding, lexer);
  const value = readObjectAt(bytes, at)?.value ?? null;
  if (!isStream(value) || value.dict.get('Type') !== 'XRef') return undefined;
  readEntries(finding, value.dict, decodeStream(noFile, value));
  return value.dict;
}

function readTable(finding: Finding, lexer: Lexer): PdfDict | undefined {
  for (;;) {
    const first = nextToken(lexer);
    if (typeof first !== 'number') {
      const trailer = nextValue(lexer);
      return first !== undefined && isKeyword(first) && first.keyword === 'trailer' && isDict(trailer)
        ? trailer
        : undefined;
    }
    const count = numberOf(nextToken(lexer));
    for (let index = 0; index < count; index++) {
      const [at, , kind] = [nextToken(lexer), nextToken(lexer), nextToken(lexer)];
      if (typeof at !== 'number' || kind === undefined || !isKeyword(kind)) return undefined;
      note(finding, first + index, kind.keyword === 'n' ? { at } : undefined);
    }
  }
}

function readEntries(finding: Finding, dict: PdfDict, data: Uint8Array): void {
  const [kindSize = 0, secondSize = 0, thirdSize = 0] = numbers(dict.get('W'));
  const spans = dict.has('Index') ? numbers(dict.get('Index')) : [0, numberOf(dict.get('Size'))];
  let at = 0;
  const field = (size: number): number => {
    let value = 0;
    for (const end = at + size; at < end; at++) value = value * 256 + (data[at] ?? 0);
    return value;
  };
  for (let span = 0; span + 1 < spans.length; span += 2) {
    for (let index = 0; index < (spans[span + 1] ?? 0) && at < data.length; index++) {
      const kind = kindSize === 0 ? 1 : field(kindSize);
      const [second, third] = [field(secondSize), field(thirdSize)];
      const place = kind === 1 ? { at: second } : { container: second, index: third };
      note(finding, (spans[span] ?? 0) + index, kind === 0 ? undefined : place);
    }
  }
}

function note({ places }: Finding, number: number, place: ObjectPlace | undefined): void {
  if (!places.has(number)) places.set(number, place);
}

function numbers(value: PdfValue | undefined): readonly number[] {
  return isArray(value) ? value.map(numberOf) : [];
}
