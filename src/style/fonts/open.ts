import { create, type Font } from 'fontkitten';
import { BriefError } from '../../project/errors.ts';
import { unwrapWoff } from './unwrap-woff.ts';

/** A static font, opened: what characters it has and how wide they are. */
export interface OpenFont {
  /** Its PostScript name, which PDFs call it by. */
  readonly name: string;
  readonly has: (point: number) => boolean;
  /** Width of a character, in em. */
  readonly advance: (point: number) => number;
  /** The shape of a character as SVG path data, `size` units to the em, its origin at `x` and `y`; y counts down. */
  readonly outline: (point: number, at: { readonly size: number; readonly x: number; readonly y: number }) => string;
  /** Whether it has axes: such a font becomes Type 3 in a PDF. */
  readonly variable: boolean;
}

/** Opens a TTF, WOFF or WOFF2 file. @throws BriefError data where the bytes are no such font; `name` says which. */
export function openFont(name: string, bytes: Uint8Array): OpenFont {
  const font = parse(name, bytes);
  return {
    // Read when asked for: a name in the characters of old Macs makes Node read tables for those.
    get name() {
      return font.postscriptName ?? '';
    },
    has: (point) => font.hasGlyphForCodePoint(point),
    advance: (point) => font.glyphForCodePoint(point).advanceWidth / font.unitsPerEm,
    outline: (point, { size, x, y }) => {
      const scale = size / font.unitsPerEm;
      return font.glyphForCodePoint(point).path.scale(scale, -scale).translate(x, y).toSVG();
    },
    variable: tableNames(font).includes('fvar'),
  };
}

/**
 * Whether a font has a character: of a WOFF file its character map alone is unpacked.
 * @throws BriefError data where the bytes are no such font; `name` says which.
 */
export function openCharacters(name: string, bytes: Uint8Array): OpenFont['has'] {
  const font = parse(name, bytes, (table) => table === 'cmap');
  return (point) => font.hasGlyphForCodePoint(point);
}

/** fontkitten keeps the table directory and its types leave it out; what it tells of axes needs other tables too. */
function tableNames(font: object): readonly string[] {
  const directory: unknown = 'directory' in font ? font.directory : undefined;
  const tables: unknown =
    typeof directory === 'object' && directory !== null && 'tables' in directory ? directory.tables : undefined;
  if (typeof tables !== 'object' || tables === null) throw new Error('the font has no table directory');
  return Object.keys(tables);
}

function parse(name: string, bytes: Uint8Array, isWanted?: (table: string) => boolean): Font {
  try {
    // fontkitten's own inflate stops at some tables that are sound, and then says that the font has no such table.
    const font = create(Buffer.from(unwrapWoff(bytes, isWanted)));
    if (!font.isCollection) return font;
  } catch (cause) {
    throw new BriefError('data', `the font file ${name} cannot be read`, {
      hint: 'use a static TTF, WOFF or WOFF2 file',
      cause,
    });
  }
  throw new BriefError('data', `the font file ${name} is a collection`, {
    hint: 'use a static TTF, WOFF or WOFF2 file',
  });
}
