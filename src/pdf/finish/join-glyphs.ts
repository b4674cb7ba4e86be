import { fontReader } from '../read/fonts.ts';
import { identity } from '../read/matrix.ts';
import { pageObjects } from '../read/pages.ts';
import { decodeStream } from '../read/streams.ts';
import { latin1 } from '../read/text-strings.ts';
import type { PdfDict, PdfFile, PdfValue } from '../read/values.ts';
import { getDict, getName, isDict, isRef, isStream, withEntries } from '../read/values.ts';
import { numberText } from '../write/write-content.ts';
import { type FontNamed, type GlyphRun, readGlyphRuns, type TextPart } from './glyph-runs.ts';
import { joinTexts } from './join-texts.ts';
import { type MovedFont, mergeFonts } from './merge-fonts.ts';
import { type LooksMoved, looksMoved } from './pixel-quarters.ts';
import { type SizedFont, sizeFonts, sizeKey, spaceText } from './size-fonts.ts';
import { writeGlyphs } from './write-glyphs.ts';

/** A content stream with text: `holder` is the object that has its resources, `number` its own. */
interface TextStream {
  readonly holder: number;
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly resources: PdfDict;
  readonly parts: readonly TextPart[];
}

/**
 * Writes text as strings. Chromium writes it glyph by glyph, since it rounds the advances of each size in its own way;
 * so each font gets a dictionary for each size, with those advances as its widths, and glyphs stay where they are, to
 * a few millionths of their size and in the same quarter of a pixel. Subsets of one font become one. Streams that show text in another way stay as they are.
 */
export function joinGlyphs(file: PdfFile): PdfFile {
  const printed = textStreams(file);
  const merged = mergeFonts(file, codesByFont(printed.flatMap(runsOf)));
  const streams = printed.map((stream) => ({ ...stream, parts: stream.parts.map((part) => move(part, merged.moved)) }));
  const { file: sizedFile, sized } = sizeFonts(merged.file, streams.flatMap(runsOf));
  const names = new Map([...sized].map(([key], index) => [key, `T${index + 1}`]));
  const objects = new Map(sizedFile.objects);
  for (const stream of streams) placeStream(objects, stream, { sized, names });
  return { ...sizedFile, objects };
}

function textStreams(file: PdfFile): readonly TextStream[] {
  const pages = pageObjects(file).flatMap(({ number, dict: page }) => {
    const contents = page.get('Contents');
    return isRef(contents)
      ? [{ holder: number, number: contents.ref, resources: getDict(file, page, 'Resources') }]
      : [];
  });
  const forms = [...file.objects].flatMap(([number, value]) =>
    isStream(value) && getName(file, value, 'Subtype') === 'Form' && value.dict.has('Resources')
      ? [{ holder: number, number, resources: getDict(file, value, 'Resources') }]
      : [],
  );
  const fontOf = fontReader(file);
  return [...pages, ...forms].flatMap((stream) => {
    const value = file.objects.get(stream.number);
    if (!isStream(value)) return [];
    const bytes = decodeStream(file, value);
    const fontNamed: FontNamed = (name) => {
      const ref = getDict(file, stream.resources, 'Font').get(name);
      const font = fontOf(stream.resources, name);
      return font?.codeBytes === 2 && isRef(ref) ? { number: ref.ref, width: font.width } : undefined;
    };
    const parts = readGlyphRuns(bytes, fontNamed, stream.holder === stream.number ? undefined : identity);
    return parts?.some(({ kind }) => kind === 'glyphs') ? [{ ...stream, bytes, parts }] : [];
  });
}

function runsOf({ parts }: TextStream): readonly GlyphRun[] {
  return parts.flatMap((part) => (part.kind === 'glyphs' ? [part.run] : []));
}

function codesByFont(runs: readonly GlyphRun[]): ReadonlyMap<number, ReadonlySet<number>> {
  const used = new Map<number, Set<number>>();
  for (const { font, codes } of runs) {
    const known = used.get(font) ?? new Set();
    used.set(font, known);
    for (const code of codes) known.add(code);
  }
  return used;
}

function move(part: TextPart, moved: ReadonlyMap<number, MovedFont>): TextPart {
  if (part.kind === 'font') return { ...part, font: moved.get(part.font)?.font ?? part.font };
  const now = part.kind === 'glyphs' ? moved.get(part.run.font) : undefined;
  if (part.kind !== 'glyphs' || now === undefined) return part;
  const codes = part.run.codes.map((code) => now.codes.get(code) ?? 0);
  return { kind: 'glyphs', run: { ...part.run, font: now.font, codes } };
}

interface Fonts {
  readonly sized: ReadonlyMap<string, SizedFont>;
  readonly names: ReadonlyMap<string, string>;
}

function placeStream(objects: Map<number, PdfValue>, stream: TextStream, { sized, names }: Fonts): void {
  const { holder, number, resources } = stream;
  const used = new Map<string, PdfValue>();
  const data = writeParts(stream, (key) => {
    const [font, name] = [sized.get(key), names.get(key) ?? ''];
    if (font !== undefined) used.set(name, { ref: font.number });
    return font === undefined ? undefined : { ...font, name };
  });
  const content = objects.get(number);
  if (!isStream(content)) return;
  // What a form without resources of its own shows may come from those of the page, so these are kept where there is one.
  const fonts = resources.has('XObject') ? new Map([...getFonts(resources), ...used]) : used;
  const own = { Resources: withEntries(resources, { Font: fonts }) };
  const dict = withEntries(content.dict, { Filter: undefined, Length: undefined, ...(holder === number ? own : {}) });
  objects.set(number, { dict, data });
  const page = objects.get(holder);
  if (isDict(page)) objects.set(holder, withEntries(page, own));
}

function getFonts(resources: PdfDict): PdfDict {
  const fonts = resources.get('Font');
  return isDict(fonts) ? fonts : new Map();
}

type NamedFont = SizedFont & { readonly name: string };

function writeParts({ bytes, parts }: TextStream, fontOf: (key: string) => NamedFont | undefined): Uint8Array {
  const endOf = (run: GlyphRun): number =>
    run.x + (run.offsets.at(-1) ?? 0) + ((fontOf(sizeKey(run))?.advance(run.codes.at(-1) ?? 0) ?? 0) * run.size) / 1000;
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let written = '';
  let place: Place = start;
  for (const part of joinTexts(parts, endOf)) {
    if (part.kind === 'glyphs') {
      const font = fontOf(sizeKey(part.run));
      if (font === undefined) continue;
      const move = moveTo(place, part.run);
      place = { ...place, x: place.x + Number(move.dx), y: place.y + Number(move.dy) };
      written += `${move.text}\n${writeGlyphs(part.run, font, place.moved)}`;
    } else if (part.kind === 'font') written += chooseFont(part.size, fontOf(sizeKey(part)));
    else {
      written += source.toString('latin1', part.start, part.end);
      if (part.kind === 'begin') place = start;
      if (part.kind === 'matrix') place = { x: 0, y: 0, moved: looksMoved(part.toPage) };
    }
  }
  return latin1(written);
}

/** Where a line of text begins in the space of its matrix, as written so far. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly moved: LooksMoved;
}

const start: Place = { x: 0, y: 0, moved: looksMoved(undefined) };

function moveTo({ x, y }: Place, run: GlyphRun): { readonly dx: string; readonly dy: string; readonly text: string } {
  const [dx, dy] = [numberText(run.x - x, 8), numberText(run.y - y, 8)];
  return { dx, dy, text: dx === '0' && dy === '0' ? '' : `\n${dx} ${dy} Td` };
}

function chooseFont(size: number, font: NamedFont | undefined): string {
  return `\n/${font?.name ?? ''} ${numberText(size, 8)} Tf\n${spaceText(font?.space ?? 0, size)} Tc`;
}
