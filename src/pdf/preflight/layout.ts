import type { Position } from '../../project/errors.ts';
import { fallbackScale } from '../../style/fonts/stack.ts';
import type { PdfDocument, PdfPage, PdfRun } from '../read/read-pdf.ts';
import { type MarkupWords, spanAt } from './markup-words.ts';
import type { PrintedPiece, PrintedWords } from './printed-words.ts';

/** What is wrong with a page, and the position in the project that it comes from, if known. */
export interface PageFault {
  readonly rule: string;
  readonly message: string;
  readonly page: number;
  readonly position?: Position;
}

/** Of the text's own area, in points. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface PageLayout {
  readonly printed: PrintedWords;
  readonly pages: PdfDocument['pages'];
  readonly fonts: PdfDocument['fonts'];
  readonly markup: MarkupWords;
  readonly margins: Margins;
  /** What the names of the bundled fonts begin with. */
  readonly bundled: readonly string[];
  /** Size of the title in the theme, in pt. */
  readonly titleSize: number;
}

const smallest = 8;
/** The browser rounds sizes and places to parts of a pixel. */
const slack = 0.1;
const overhang = 1;
const mostFaultsOfAKind = 5;

/** The faults that a reader would see on the pages. */
export function inspectLayout(layout: PageLayout): readonly PageFault[] {
  const shrunk = shrunkPages(layout);
  return [
    ...shrunk,
    ...emptyPages(layout),
    ...lonelyHeadings(layout),
    ...splitFigures(layout),
    // On shrunk pages all text is small and out of place, for one reason.
    ...(shrunk.length > 0 ? [] : layout.pages.flatMap((page, index) => inspectRuns(page, index + 1, layout))),
    ...placeholders(layout),
    ...foreignFonts(layout),
  ];
}

/** Where in the project a piece of the page comes from. */
export function positionOf(
  { start, drawing }: Pick<PrintedPiece, 'start' | 'drawing'>,
  markup: MarkupWords,
): { readonly position?: Position } {
  const surroundings =
    drawing === undefined ? spanAt(markup, start)?.surroundings : markup.drawings[drawing]?.surroundings;
  return surroundings?.position === undefined ? {} : { position: surroundings.position };
}

/**
 * If something is wider than the text area, the browser lays out all pages at that width and prints them smaller. The
 * title, which every document has in a known size, shows it.
 */
function shrunkPages({ printed, pages, titleSize, margins, markup }: PageLayout): readonly PageFault[] {
  const title = printed.pieces.find(({ heading }) => heading === 1);
  const titled = title === undefined ? undefined : pages[title.page - 1];
  const size = titled?.runs.find(({ mcid, artifact }) => !artifact && mcid === title?.mcid)?.size;
  if (title === undefined || size === undefined || size > titleSize * 0.998) return [];
  const ends = pages.flatMap(({ runs, width }, index) =>
    runs
      .filter(({ artifact, end }) => !artifact && end > width - margins.right - overhang)
      .map((run) => ({ run, page: index + 1 })),
  );
  const widest = ends.flatMap(({ run, page }) => {
    const piece = printed.pieces.find((other) => other.mcid === run.mcid && other.page === page);
    return piece === undefined ? [] : [{ ...piece, text: run.text.trim() }];
  });
  const named = widest.slice(0, mostFaultsOfAKind).map(({ text, page }) => `"${text}" on page ${page}`);
  const message = `the pages are printed at ${Math.round((size / titleSize) * 1000) / 10}% of their size, because something is too wide for them. Furthest to the right: ${named.join(', ')}`;
  return [
    { rule: 'shrunk-pages', page: 1, message, ...(widest[0] === undefined ? {} : positionOf(widest[0], markup)) },
  ];
}

function emptyPages({ pages }: PageLayout): readonly PageFault[] {
  return pages.flatMap(({ runs }, index) =>
    runs.some(({ artifact, text }) => !artifact && text.trim() !== '')
      ? []
      : [{ rule: 'empty-page', page: index + 1, message: `page ${index + 1} is empty` }],
  );
}

function lonelyHeadings({ printed, markup }: PageLayout): readonly PageFault[] {
  const pieces = printed.pieces.filter(({ kind }) => kind !== 'furniture' && kind !== 'repeated');
  return pieces.flatMap((piece, index) => {
    if (piece.heading === undefined || pieces[index + 1]?.heading === piece.heading) return [];
    const next = pieces[index + 1];
    if (next !== undefined && next.page === piece.page) return [];
    const message = `the heading "${piece.text.trim()}" stands alone at the foot of page ${piece.page}`;
    return [{ rule: 'lonely-heading', page: piece.page, message, ...positionOf(piece, markup) }];
  });
}

/** A drawing must be on one page with its caption, a table's first row on the page of its caption. */
function splitFigures({ printed, markup }: PageLayout): readonly PageFault[] {
  const figures = new Map<number, PrintedPiece[]>();
  for (const piece of printed.pieces) {
    if (piece.figure === undefined) continue;
    const known = figures.get(piece.figure);
    if (known === undefined) figures.set(piece.figure, [piece]);
    else known.push(piece);
  }
  return [...figures.values()].flatMap((pieces): readonly PageFault[] => {
    const caption = pieces.filter((piece) => piece.caption === true);
    const body = pieces.filter((piece) => piece.caption !== true);
    const [title] = caption;
    const [first] = body;
    if (first === undefined) return [];
    const named = title === undefined ? 'a drawing' : `"${title.text.trim()}"`;
    const apart = title !== undefined && caption.some(({ page }) => page !== first.page);
    const torn = first.drawing !== undefined && body.some(({ page }) => page !== first.page);
    if (!apart && !torn) return [];
    const message = apart
      ? `${named} is the title on page ${title.page} of a figure that begins on page ${first.page}`
      : `${named} is split between pages ${first.page} and ${body.at(-1)?.page ?? first.page}`;
    return [{ rule: 'split-figure', page: first.page, message, ...positionOf(first, markup) }];
  });
}

function inspectRuns(page: PdfPage, number: number, layout: PageLayout): readonly PageFault[] {
  const faults = (rule: string, bad: (run: PdfRun) => string | undefined): readonly PageFault[] =>
    page.runs
      .flatMap((run): readonly PageFault[] => {
        const why = run.text.trim() === '' ? undefined : bad(run);
        const message = `"${run.text.trim()}" on page ${number} ${why}`;
        return why === undefined ? [] : [{ rule, page: number, message, ...positionOfRun(run, number, layout) }];
      })
      .slice(0, mostFaultsOfAKind);
  return [
    ...faults('outside-margins', (run) => outside(run, page, layout.margins)),
    ...faults('small-text', ({ size, text }) =>
      size < smallestOf(text) - slack ? `is set in ${size} pt, less than ${smallestOf(text)} pt` : undefined,
    ),
  ];
}

/** Chinese characters beside Latin letters are set smaller, to look as large. */
function smallestOf(text: string): number {
  return /\p{Script=Han}/u.test(text) ? smallest * fallbackScale : smallest;
}

function outside(run: PdfRun, page: PdfPage, margins: Margins): string | undefined {
  if (run.artifact) {
    const inside = run.x >= 0 && run.end <= page.width && run.y >= 0 && run.y <= page.height;
    return inside ? undefined : 'runs off the page';
  }
  if (run.x < margins.left - overhang) return 'stands left of the margin';
  // A space at the end of a line extends beyond it.
  const space = /\s$/.test(run.text) ? run.size * 0.4 : 0;
  if (run.end > page.width - margins.right + overhang + space) return 'runs over the right margin';
  if (run.y > page.height - margins.top) return 'stands above the top margin';
  return run.y < margins.bottom ? 'stands below the bottom margin' : undefined;
}

function positionOfRun(
  { mcid }: PdfRun,
  page: number,
  { printed, markup }: PageLayout,
): { readonly position?: Position } {
  const piece =
    mcid === undefined ? undefined : printed.pieces.find((other) => other.mcid === mcid && other.page === page);
  return piece === undefined ? {} : positionOf(piece, markup);
}

const leftovers =
  /\bNaN\b|\bundefined\b|\[object Object\]|Invalid Date|\bInfinity\b|\ufffd|[\ue000\ue001]|\{\{|\}\}|\b(?:TODO|FIXME|TBD|XXX)\b|lorem ipsum/;

/** Placeholders, and the signs of a missing value. */
function placeholders({ printed, markup }: PageLayout): readonly PageFault[] {
  return printed.pieces.flatMap((piece) => {
    const leftover = leftovers.exec(piece.text)?.[0];
    if (leftover === undefined) return [];
    const message = `page ${piece.page} says "${leftover}": …${piece.text.trim().slice(0, 60)}…`;
    return [{ rule: 'placeholder', page: piece.page, message, ...positionOf(piece, markup) }];
  });
}

function foreignFonts({ fonts, bundled }: PageLayout): readonly PageFault[] {
  const names = new Set(fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, '')));
  return [...names].flatMap((name) => {
    if (bundled.some((start) => name.startsWith(start))) return [];
    const message = `the PDF uses the font ${name}, which is not bundled; the names of bundled fonts begin with ${bundled.join(', ')}`;
    return [{ rule: 'foreign-font', page: 1, message }];
  });
}
