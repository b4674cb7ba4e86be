import { BriefError } from '../../project/errors.ts';
import type { Files } from '../../project/files.ts';
import { type OpenFont, openFont } from './open.ts';
import { openQuickly } from './open-quickly.ts';

/** A family of an installed fontsource package. */
interface PackagedFamily {
  readonly family: string;
  readonly package: string;
  readonly weights: readonly number[];
}

/** A family in a theme's folder: static TrueType, paths from the project's root. */
interface OwnFamily {
  readonly family: string;
  readonly files: readonly { readonly weight: number; readonly file: string }[];
}

export type FontFamily = PackagedFamily | OwnFamily;

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

/**
 * The font files that a text needs: of each family the slices that hold a character of it which no family before has.
 * Whether a font has a character is read from its own character map.
 * @throws BriefError data, naming each character that no family has.
 */
export function selectFonts({
  text,
  families,
  files,
}: {
  readonly text: string;
  readonly families: readonly FontFamily[];
  readonly files: Files;
}): readonly FontFace[] {
  const faces: FontFace[] = [];
  let wanted = points(text);
  for (const family of families) {
    const found = 'files' in family ? readOwn(family, files) : readPackaged({ family, wanted, files });
    for (const face of found) faces.push(face);
    wanted = wanted.filter((point) => !found.some(({ font }) => font.has(point)));
  }
  if (wanted.length > 0) throw missing(wanted, families);
  return faces;
}

/** A theme's own font is one file for all its characters. */
function readOwn({ family, files: own }: OwnFamily, files: Files): readonly FontFace[] {
  return own.map(({ weight, file }) => {
    const bytes = files.bytes(file);
    const type = file.endsWith('.ttf') ? 'font/ttf' : 'font/woff2';
    return { family, weight, range: 'U+0-10FFFF', type, bytes, font: openFont(file, bytes) };
  });
}

function readPackaged({
  family,
  wanted,
  files,
}: {
  readonly family: PackagedFamily;
  readonly wanted: readonly number[];
  readonly files: Files;
}): readonly FontFace[] {
  const slices = readSlices(family, files).filter(({ spans }) =>
    wanted.some((point) => spans.some(([from, to]) => point >= from && point <= to)),
  );
  return slices.flatMap((slice) => family.weights.map((weight) => readFace({ family, slice, weight, files })));
}

/** The characters of a text that are set by a font: not controls, not spaces that only break lines. */
function points(text: string): readonly number[] {
  const seen = new Uint8Array(0x110000);
  const all: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at) ?? 0;
    if (point > 0xffff) at++;
    if (seen[point] === 0) all.push(point);
    seen[point] = 1;
  }
  return all
    .filter((point) => point > 0x20 && !(point >= 0x7f && point < 0xa0) && !invisible.has(point))
    .sort((a, b) => a - b);
}

/**
 * Zero-width and soft characters, which are laid out but never drawn, and narrow spaces, which a browser makes of the
 * plain one.
 */
const invisible = new Set([0xad, 0x2009, 0x200a, 0x200b, 0x200c, 0x200d, 0x202f, 0x2060, 0xfeff]);

function missing(wanted: readonly number[], families: readonly FontFamily[]): BriefError {
  const names = wanted.map(
    (point) => `"${String.fromCodePoint(point)}" (U+${point.toString(16).toUpperCase().padStart(4, '0')})`,
  );
  return new BriefError('data', `no font of the theme has ${names.join(', ')}`, {
    hint: `write it differently, or add a font that has it to the theme, which has ${families.map(({ family }) => family).join(', ')}`,
  });
}

function folder(family: PackagedFamily): string {
  return `node_modules/${family.package}`;
}

/** Packages are read once, as their faces are. */
function readSlices(family: PackagedFamily, files: Files): readonly Slice[] {
  const known = knownSlices.get(files) ?? new Map<string, readonly Slice[]>();
  knownSlices.set(files, known);
  const slices = known.get(family.package) ?? openSlices(family, files);
  known.set(family.package, slices);
  return slices;
}

const knownSlices = new WeakMap<Files, Map<string, readonly Slice[]>>();

function openSlices(family: PackagedFamily, files: Files): readonly Slice[] {
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

/** Files of packages are read once: every briefing takes some of the same two dozen, and each of its families asks. */
function readFace({ family, slice, weight, files }: FaceOf): FontFace {
  const name = `${folder(family)}/files/${family.package.replace('@fontsource/', '')}-${slice.name}-${weight}-normal`;
  const faces = readFaces.get(files) ?? new Map<string, FontFace>();
  readFaces.set(files, faces);
  const face = faces.get(name) ?? openFace(name, { family, slice, weight, files });
  faces.set(name, face);
  return face;
}

const readFaces = new WeakMap<Files, Map<string, FontFace>>();

function openFace(name: string, { family, slice, weight, files }: FaceOf): FontFace {
  const metrics = files.exists(`${name}.woff`) ? `${name}.woff` : `${name}.woff2`;
  return {
    family: family.family,
    weight,
    range: slice.range,
    type: 'font/woff2',
    bytes: files.bytes(`${name}.woff2`),
    font: openQuickly(metrics, files.bytes(metrics)),
  };
}
