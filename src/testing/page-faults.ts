import { loadPdf } from '../pdf/read/load-pdf.ts';
import { type PageContent, readPageContents } from '../pdf/read/pages.ts';
import { flatPaints, isArtifact } from '../pdf/read/paint.ts';
import { type PdfDocument, readFile } from '../pdf/read/read-pdf.ts';
import { isElement, type PdfElement, type PdfText } from '../pdf/read/read-structure.ts';
import { largest } from '../project/extremes.ts';

/** A printed briefing and what a reader would find wrong with its pages: one sentence for each thing. */
export interface ReadPages {
  readonly reading: PdfDocument;
  readonly faults: readonly string[];
}

const mm = 72 / 25.4;
/** The page's margins; on page 1 the top one is narrower. */
const margins = { side: 20 * mm, top: 20 * mm, firstTop: 14 * mm, bottom: 22 * mm };
/** Glyphs may reach a little over the line that they stand on, and lines are rounded to device pixels. */
const tolerance = 1;
const titleSize = 24;

/** Reads the pages back from the bytes alone. */
export function inspectPages(pdf: Uint8Array): ReadPages {
  const file = loadPdf(pdf);
  const reading = readFile(file);
  const contents = readPageContents(file);
  const faults = [
    ...contents.flatMap((content, index) => outside(content, reading.pages[index], index)),
    ...emptyPages(reading),
    ...shrunk(reading),
    ...lonelyHeadings(reading),
    ...deadLinks(reading),
  ];
  return { reading, faults };
}

function outside(
  { paints }: PageContent,
  page: { readonly width: number; readonly height: number } | undefined,
  index: number,
): readonly string[] {
  const { width = 0, height = 0 } = page ?? {};
  const top = height - (index === 0 ? margins.firstTop : margins.top);
  return flatPaints(paints).flatMap((paint) =>
    paint.runs
      .filter(({ text }) => text.trim() !== '')
      .filter(({ text, x, y, end, size }) => {
        // A blank at the end of a line stands beyond what can be seen.
        const seen = text.endsWith(' ') ? end - size / 4 : end;
        const beside = x < margins.side - tolerance || seen > width - margins.side + tolerance;
        const aboveOrBelow = y < margins.bottom - tolerance || y + size * 0.7 > top + tolerance;
        return beside || (!isArtifact(paint) && aboveOrBelow);
      })
      .map(({ text, x, y, end }) => {
        const place = [x, end, y].map((value) => Math.round(value)).join(' ');
        return `page ${index + 1}: "${text}" stands outside the margins (${place})`;
      }),
  );
}

function emptyPages({ pages }: PdfDocument): readonly string[] {
  return pages.flatMap(({ runs }, index) => {
    const words = runs.filter(({ artifact }) => !artifact).map(({ text }) => text);
    return words.join('').trim().length < 20 ? [`page ${index + 1} is empty`] : [];
  });
}

/** Where one thing is wider than the page, Chromium prints everything smaller. */
function shrunk({ pages }: PdfDocument): readonly string[] {
  const biggest = largest((pages[0]?.runs ?? []).map(({ size }) => size));
  return biggest >= titleSize - 0.1 ? [] : [`the title is set in ${biggest} pt`];
}

interface PageText extends PdfText {
  readonly heading: boolean;
}

function told(element: PdfElement, within = false): readonly PageText[] {
  const heading = within || /^H[1-6]$/.test(element.role);
  return element.children.flatMap((child) => (isElement(child) ? told(child, heading) : [{ ...child, heading }]));
}

function lonelyHeadings({ structure }: PdfDocument): readonly string[] {
  const texts = structure.flatMap((element) => told(element)).filter(({ text }) => text.trim() !== '');
  return texts.flatMap((text, index) => {
    const next = texts.slice(index + 1).find(({ heading }) => !heading);
    const alone = text.heading && next?.page !== text.page;
    return alone ? [`page ${text.page}: the heading "${text.text}" has nothing below it on its page`] : [];
  });
}

function deadLinks({ links }: PdfDocument): readonly string[] {
  return links
    .filter(({ uri, page }) => uri === undefined && page === undefined)
    .map(({ onPage }) => `page ${onPage}: a link leads nowhere`);
}
