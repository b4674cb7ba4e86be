import type { FontMetrics, FontStyle } from './types.ts';

/** A font of one weight, opened: what characters it has, and how wide they are in em. */
export interface Face {
  readonly weight: number;
  readonly font: {
    readonly has: (point: number) => boolean;
    readonly advance: (point: number) => number;
  };
  /** How much the page enlarges it. */
  readonly scale?: number | undefined;
}

/**
 * Real text widths from the fonts that the page is set in, in the order of its font list. As in CSS, a weight that a
 * character has no font of is set in the next heavier one, else in any. A character that no font has is one em wide;
 * whether every character can be printed is checked elsewhere. Kerning is left out, as it moves a label by less than a
 * px.
 */
export function measureFonts(faces: readonly Face[]): FontMetrics {
  const known = new Map<string, number>();
  const advance = (character: string, weight: FontStyle['weight']): number => {
    const key = `${weight}${character}`;
    const width = known.get(key) ?? emWidth(character, faces, weight);
    known.set(key, width);
    return width;
  };
  return {
    width: (text, { size, weight }) =>
      Array.from(text).reduce((total, character) => total + advance(character, weight), 0) * size,
  };
}

function emWidth(character: string, faces: readonly Face[], weight: number): number {
  const face = faceOf(character, faces, weight);
  return face === undefined ? 1 : face.font.advance(pointOf(character)) * (face.scale ?? 1);
}

/** The font that a character is set in. */
export function faceOf<T extends Face>(character: string, faces: readonly T[], weight: number): T | undefined {
  const able = faces.filter(({ font }) => font.has(pointOf(character)));
  return able.find((each) => each.weight === weight) ?? able.find((each) => each.weight > weight) ?? able[0];
}

/** A kind of space that fonts lack is set as the plain one. */
function pointOf(character: string): number {
  return /\s/u.test(character) ? 0x20 : (character.codePointAt(0) ?? 0);
}
