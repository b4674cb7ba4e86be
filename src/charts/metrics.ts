import { create, type Font } from 'fontkitten';
import { BriefError } from '../errors.ts';
import type { FontMetrics, FontStyle } from './types.ts';

/** A static font file (TTF, WOFF or WOFF2). Of files of one weight, the first that has a character sets it. */
export interface FontFile {
  readonly family: string;
  readonly weight: 400 | 600;
  readonly bytes: Uint8Array;
}

interface Face {
  readonly weight: 400 | 600;
  readonly font: Font;
}

/**
 * Real text widths from the fonts that the page is set in. A character that none of them has is one em wide; whether
 * every character can be printed is checked elsewhere. Kerning is left out, as it moves a label by less than 1 px.
 * Throws a BriefError ('data') where a file is not a font, or where a weight has no file.
 */
export function measureFonts(fonts: readonly FontFile[]): FontMetrics {
  const faces = fonts.map(openFace);
  for (const weight of [400, 600] as const) {
    if (!faces.some((face) => face.weight === weight)) {
      throw new BriefError('data', `charts need a font of weight ${weight}, and none was given`, {
        hint: 'add a font file of that weight to the theme',
      });
    }
  }
  const known = new Map<string, number>();
  const advance = (character: string, weight: FontStyle['weight']): number => {
    const key = `${weight}${character}`;
    const found = known.get(key) ?? emWidth(character, orderFaces(faces, weight));
    known.set(key, found);
    return found;
  };
  return {
    width: (text, { size, weight }) =>
      Array.from(text).reduce((total, character) => total + advance(character, weight), 0) * size,
  };
}

function openFace({ family, weight, bytes }: FontFile): Face {
  try {
    const font = create(Buffer.from(bytes));
    if (font.isCollection) throw new TypeError('it is a collection of fonts');
    return { weight, font };
  } catch (cause) {
    throw new BriefError('data', `the font file of ${family} ${weight} cannot be read`, {
      hint: 'give a static TTF, WOFF or WOFF2 file',
      cause,
    });
  }
}

function orderFaces(faces: readonly Face[], weight: number): readonly Face[] {
  return [...faces.filter((face) => face.weight === weight), ...faces.filter((face) => face.weight !== weight)];
}

function emWidth(character: string, faces: readonly Face[]): number {
  const point = character.codePointAt(0) ?? 0;
  const face = faces.find(({ font }) => font.hasGlyphForCodePoint(point));
  return face === undefined ? 1 : face.font.glyphForCodePoint(point).advanceWidth / face.font.unitsPerEm;
}
