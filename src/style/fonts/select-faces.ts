import type { Files } from '../../project/files.ts';
import type { FontFace } from './packaged.ts';
import { type FontFamily, selectFonts } from './select.ts';
import { fallbackScale, marksFamily, type Script, wideMarks, wideMarksRange } from './stack.ts';

/**
 * The font files that a text needs where a family sets it with the fallback behind it, and in Chinese the fallback's
 * wide marks before it.
 * @throws BriefError data, naming each character that neither family has.
 */
export function selectFaces({
  text,
  family,
  fallback,
  script,
  files,
}: {
  readonly text: string;
  readonly family: FontFamily;
  readonly fallback: FontFamily;
  readonly script: Script;
  readonly files: Files;
}): readonly FontFace[] {
  const faces = selectFonts({ text, families: [family, fallback], files });
  const marks = script === 'han' ? wideMarkFaces(fallback, files) : [];
  return [...faces, ...marks].map((face) => (face.family === family.family ? face : { ...face, scale: fallbackScale }));
}

/** For each weight the one file that has every wide mark. */
function wideMarkFaces(fallback: FontFamily, files: Files): readonly FontFace[] {
  const able = selectFonts({ text: wideMarks, families: [fallback], files }).filter(({ font }) =>
    Array.from(wideMarks).every((mark) => font.has(mark.codePointAt(0) ?? 0)),
  );
  return able
    .filter(({ weight }, index) => able.findIndex((face) => face.weight === weight) === index)
    .map(({ font, ...face }) => ({
      ...face,
      family: marksFamily(face.family),
      range: wideMarksRange,
      font: { ...font, has: (point) => wideMarks.includes(String.fromCodePoint(point)) && font.has(point) },
    }));
}
