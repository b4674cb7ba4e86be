import type { PdfFont } from '../read/fonts.ts';
import { flatPaints } from '../read/paint.ts';
import type { Rule, Subject } from './subject.ts';

/** ISO 19005-3, 6.2.11.4. */
export const fontsEmbedded: Rule = ({ reading }) =>
  reading.fonts.filter((font) => !font.embedded).map((font) => `the font ${font.name} is not embedded`);

/** TrueType alone: anything else means that the browser took glyphs from a font or effect that it draws as Type 3. */
export const fontsTrueType: Rule = (subject) =>
  usedFonts(subject)
    .filter((font) => font.type !== 'CIDFontType2' && font.type !== 'TrueType')
    .map((font) => `the font ${font.name} is of type ${font.type}, not TrueType`);

/** Matterhorn 31-020, ISO 19005-3, 6.2.11.8: no character is shown as the box for a missing one. */
export const noMissingGlyphs: Rule = ({ reading }) =>
  reading.fonts
    .filter((font) => font.missingGlyphs)
    .map((font) => `text in ${font.name} shows glyph 0, the box for a missing character`);

/** Matterhorn 10-001: every code shown is known to be a character. */
export const unicode: Rule = ({ reading }) =>
  reading.fonts
    .filter((font) => font.unmapped)
    .map((font) => `text in ${font.name} shows codes without a Unicode character`);

function usedFonts({ contents }: Subject): readonly PdfFont[] {
  return [
    ...new Set(
      contents.flatMap(({ paints }) => flatPaints(paints).flatMap((paint) => paint.runs.map((run) => run.font))),
    ),
  ];
}
