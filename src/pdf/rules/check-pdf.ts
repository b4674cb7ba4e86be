import { loadPdf } from '../read/load-pdf.ts';
import { type PdfDocument, readFile } from '../read/read-pdf.ts';
import { isElement, type PdfElement } from '../read/read-structure.ts';
import type { PdfFile } from '../read/values.ts';
import { findForbidden } from './forbidden.ts';

/** A PDF that was read. Raster pictures are faults unless `images` allows them. */
export interface CheckedPdf {
  readonly file: PdfFile;
  readonly reading: PdfDocument;
  readonly images: 'none' | 'allowed';
}

/** Says what is wrong, one sentence for each fault; empty if the rule is kept. */
type PdfCheck = (pdf: CheckedPdf) => readonly string[];

/** No actions, and no links out of the file except to https and mailto. */
const noActions: PdfCheck = ({ file }) => findForbidden(file);

const linkTargets: PdfCheck = ({ reading }) =>
  reading.links
    .filter(({ uri, page }) => uri === undefined && page === undefined)
    .map(({ onPage }) => `a link on page ${onPage} leads nowhere`);

/** Raster pictures are heavy and the text in them cannot be read; briefings are drawn in vectors. */
const noImages: PdfCheck = ({ reading, images }) =>
  images === 'allowed'
    ? []
    : reading.pages.flatMap((page, index) => (page.images > 0 ? [`page ${index + 1} has ${page.images} images`] : []));

/** ISO 19005-3, 6.2.11.4. */
const fontsEmbedded: PdfCheck = ({ reading }) =>
  reading.fonts.filter(({ embedded }) => !embedded).map(({ name }) => `the font ${name} is not embedded`);

/** TrueType only: anything else means that the browser drew glyphs of some font or effect as Type 3. */
const fontsTrueType: PdfCheck = ({ reading }) =>
  reading.fonts
    .filter(({ type }) => type !== 'CIDFontType2' && type !== 'TrueType')
    .map(({ name, type }) => `the font ${name} is of type ${type}, not TrueType`);

/** Matterhorn 31-020, ISO 19005-3, 6.2.11.8: no character is shown as the box for a missing one. */
const noMissingGlyphs: PdfCheck = ({ reading }) =>
  reading.fonts
    .filter(({ missingGlyphs }) => missingGlyphs)
    .map(({ name }) => `text in ${name} shows glyph 0, the box for a missing character`);

/** Matterhorn 10-001: every code shown is known to be a character. */
const unicode: PdfCheck = ({ reading }) =>
  reading.fonts
    .filter(({ unmapped }) => unmapped)
    .map(({ name }) => `text in ${name} shows codes without a Unicode character`);

/** Matterhorn 13-004: a template may hold a picture that nothing describes. */
const figureAlt: PdfCheck = ({ reading }) => {
  const silent = elementsOf(reading.structure).filter(
    ({ role, alt }) => role === 'Figure' && (alt ?? '').trim() === '',
  );
  return silent.length === 0 ? [] : [`${silent.length} of the figures have no alternative text`];
};

/** Matterhorn 14-002 and 14-003: headings begin with H1 and skip no level on the way down. */
const headingOrder: PdfCheck = ({ reading }) => {
  const levels = elementsOf(reading.structure).flatMap(({ role }) => {
    const level = /^H([1-6])$/.exec(role)?.[1];
    return level === undefined ? [] : [Number(level)];
  });
  return levels.flatMap((level, index) => {
    const before = levels[index - 1] ?? 0;
    return level > before + 1
      ? [`heading ${index + 1} of the document is of level ${level} after level ${before}`]
      : [];
  });
};

/**
 * ISO 14289-1, 7.2: the rows of a table are of one length. Chromium leaves empty cells out of the tags, after which a
 * value would be heard under the head of another column.
 */
const tableRegular: PdfCheck = ({ reading }) =>
  elementsOf(reading.structure)
    .filter(({ role }) => role === 'Table')
    .flatMap((table, index) => {
      const widths = rowWidths(elementsOf([table]).filter(({ role }) => role === 'TR'));
      const short = widths.findIndex((width) => width !== widths[0]);
      return short < 0
        ? []
        : [`table ${index + 1} has ${widths[0]} columns in its first row and ${widths[short]} in row ${short + 1}`];
    });

/** The columns that each row fills, cells from rows above included. */
function rowWidths(rows: readonly PdfElement[]): readonly number[] {
  const widths = rows.map(() => 0);
  rows.forEach((row, index) => {
    for (const { rowSpan, columnSpan } of row.children.filter(isElement)) {
      for (let below = index; below < Math.min(rows.length, index + rowSpan); below++) {
        widths[below] = (widths[below] ?? 0) + columnSpan;
      }
    }
  });
  return widths;
}

function elementsOf(tree: readonly PdfElement[]): readonly PdfElement[] {
  return tree.flatMap((element) => [element, ...elementsOf(element.children.filter(isElement))]);
}

/** The rules by name: what the browser, a template or a topic can do to a PDF without anybody noticing. */
export const pdfRules = {
  'no-actions': noActions,
  'link-targets': linkTargets,
  'no-images': noImages,
  'fonts-embedded': fontsEmbedded,
  'fonts-truetype': fontsTrueType,
  'no-missing-glyphs': noMissingGlyphs,
  unicode,
  'figure-alt': figureAlt,
  'heading-order': headingOrder,
  'table-regular': tableRegular,
} as const satisfies Readonly<Record<string, PdfCheck>>;

export type PdfRule = keyof typeof pdfRules;

/** One thing wrong with a PDF. */
export interface PdfFault {
  readonly rule: PdfRule;
  readonly message: string;
}

/** Reads a PDF and checks it. Throws BriefError `data` where the bytes are not a PDF. */
export function checkPdf(
  bytes: Uint8Array,
  { images = 'none' }: Partial<Pick<CheckedPdf, 'images'>> = {},
): readonly PdfFault[] {
  const file = loadPdf(bytes);
  return checkRead({ file, reading: readFile(file), images });
}

/** What is wrong with a PDF; empty if all rules hold. */
export function checkRead(pdf: CheckedPdf): readonly PdfFault[] {
  const names = Object.keys(pdfRules) as readonly PdfRule[];
  return names.flatMap((rule) => pdfRules[rule](pdf).map((message) => ({ rule, message })));
}
