import { BriefError } from '../../project/errors.ts';
import type { Files } from '../../project/files.ts';
import { openFont } from './open.ts';
import {
  type FontFace,
  openableFile,
  type PackagedFamily,
  readCharacters,
  readFace,
  slicesHolding,
} from './packaged.ts';

/** A family in a theme's folder: static TrueType, paths from the project's root. */
interface OwnFamily {
  readonly family: string;
  readonly files: readonly { readonly weight: number; readonly file: string }[];
}

export type FontFamily = PackagedFamily | OwnFamily;

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

/** The characters of a text that no family has, in the order of their code points. */
export function findMissing(text: string, families: readonly FontFamily[], files: Files): readonly string[] {
  const plain = /^[\t\n\x20-\x7e]*$/;
  if (plain.test(text)) return [];
  const left = families.reduce(
    (wanted, family) => {
      const found = pointsOf(family, wanted, files);
      return wanted.filter((point) => !found.has(point));
    },
    points(text).filter((point) => point > 0x7e),
  );
  return left.map((point) => String.fromCodePoint(point));
}

/** Those of some characters that a family has. Of Chinese, whose fonts have a hundred files, what the package says is enough. */
function pointsOf(family: FontFamily, wanted: readonly number[], files: Files): ReadonlySet<number> {
  if (wanted.length === 0) return new Set();
  if ('files' in family)
    return new Set(wanted.filter((point) => family.files.some(({ file }) => readCharacters(file, files)(point))));
  const [weight = 400] = family.weights;
  const found = slicesHolding(wanted, family, files).flatMap(({ slice, held }) =>
    held.filter(
      (point) => isHan(point) || readCharacters(openableFile({ family, slice, weight, files }), files)(point),
    ),
  );
  return new Set(found);
}

function isHan(point: number): boolean {
  return /\p{Script=Han}/u.test(String.fromCodePoint(point));
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
  if (wanted.length === 0) return [];
  return slicesHolding(wanted, family, files).flatMap(({ slice }) =>
    family.weights.map((weight) => readFace({ family, slice, weight, files })),
  );
}

/** The characters of a text that are set by a font: not controls, not spaces that only break lines. */
function points(text: string): readonly number[] {
  return Array.from(new Set(text), (character) => character.codePointAt(0) ?? 0)
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
