import { BriefError } from '../../project/errors.ts';
import type { Files } from '../../project/files.ts';
import { onceEach } from '../../project/once-each.ts';
import { type OpenFont, openCharacters, openFont } from './open.ts';

/** A family of an installed fontsource package. */
export interface PackagedFamily {
  readonly family: string;
  readonly package: string;
  readonly weights: readonly number[];
}

/** One file of a family: a weight of a slice of its characters. */
export interface FontFace {
  readonly family: string;
  readonly weight: number;
  /** As CSS writes it: U+0000-00FF, U+0131. */
  readonly range: string;
  readonly type: 'font/woff2' | 'font/ttf';
  readonly bytes: Uint8Array;
  readonly font: OpenFont;
  /** How many times as large as the text's size it is set, where not once. */
  readonly scale?: number;
}

interface Slice {
  readonly name: string;
  readonly range: string;
  readonly spans: readonly (readonly [number, number])[];
}

function folder(family: PackagedFamily): string {
  return `node_modules/${family.package}`;
}

/** The slices of a package that, as it says, hold some of these characters, with those; `wanted` ascends. */
export function slicesHolding(wanted: readonly number[], family: PackagedFamily, files: Files): readonly HeldSlice[] {
  return slicesOf(family, files).flatMap((slice) => {
    const held = slice.spans.flatMap((span) => pointsIn(span, wanted));
    return held.length === 0 ? [] : [{ slice, held }];
  });
}

interface HeldSlice {
  readonly slice: Slice;
  readonly held: readonly number[];
}

const none: readonly number[] = [];

function pointsIn([from, to]: Slice['spans'][number], wanted: readonly number[]): readonly number[] {
  let [start, end] = [0, wanted.length];
  while (start < end) {
    const middle = (start + end) >> 1;
    if ((wanted[middle] ?? 0) < from) start = middle + 1;
    else end = middle;
  }
  while ((wanted[end] ?? Number.POSITIVE_INFINITY) <= to) end += 1;
  return start === end ? none : wanted.slice(start, end);
}

/** A Chinese font has a hundred slices, of three hundred spans each. */
const knownSlices = onceEach((_: Files) => new Map<string, readonly Slice[]>());

function slicesOf(family: PackagedFamily, files: Files): readonly Slice[] {
  const known = knownSlices(files);
  const slices = known.get(family.package) ?? readSlices(family, files);
  known.set(family.package, slices);
  return slices;
}

function readSlices(family: PackagedFamily, files: Files): readonly Slice[] {
  const file = `${folder(family)}/unicode.json`;
  if (!files.exists(file)) {
    throw new BriefError('data', `the font package ${family.package} is not installed`, {
      hint: 'run npm ci, or name another in the theme',
    });
  }
  const ranges = Object.entries(JSON.parse(files.read(file)) as Readonly<Record<string, string>>);
  return ranges.map(([name, range]) => ({ name: name.replace(/[[\]]/g, ''), range, spans: parseRange(range) }));
}

function parseRange(range: string): readonly (readonly [number, number])[] {
  return range.split(',').map((part) => {
    const [from = '', to = from] = part.trim().slice(2).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
}

interface FaceOf {
  readonly family: PackagedFamily;
  readonly slice: Slice;
  readonly weight: number;
  readonly files: Files;
}

/** Files of packages are opened once: every briefing takes some of the same two dozen. */
const openedFaces = onceEach((_: Files) => new Map<string, FontFace>());

/** A file of a package, opened for setting text. */
export function readFace(of: FaceOf): FontFace {
  const { family, slice, weight, files } = of;
  const name = nameOfFace(of);
  const opened = openedFaces(files);
  const known = opened.get(name);
  if (known !== undefined) return known;
  const metrics = openableFile(of);
  const bytes = files.bytes(`${name}.woff2`);
  const font = openFont(metrics, files.bytes(metrics));
  const face: FontFace = { family: family.family, weight, range: slice.range, type: 'font/woff2', bytes, font };
  opened.set(name, face);
  return face;
}

const openedCharacters = onceEach((_: Files) => new Map<string, OpenFont['has']>());

/** Whether a font file has a character; nothing else of it is read. */
export function readCharacters(file: string, files: Files): OpenFont['has'] {
  const opened = openedCharacters(files);
  const has = opened.get(file) ?? openCharacters(file, files.bytes(file));
  opened.set(file, has);
  return has;
}

function nameOfFace({ family, slice, weight }: FaceOf): string {
  return `${folder(family)}/files/${family.package.replace('@fontsource/', '')}-${slice.name}-${weight}-normal`;
}

/** The WOFF of a face, where the package has one: that opens far faster than the WOFF2. */
export function openableFile(of: FaceOf): string {
  const name = nameOfFace(of);
  return of.files.exists(`${name}.woff`) ? `${name}.woff` : `${name}.woff2`;
}
