import type { Statistic } from '../../data/types.ts';
import { BriefError, type Finding, type Position, writePosition } from '../../project/errors.ts';
import type { NumberForm } from '../../style/locale/number-form.ts';
import { type PdfDocument, readFile } from '../read/read-pdf.ts';
import type { PdfFile } from '../read/values.ts';
import { type CheckedPdf, checkRead } from '../rules/check-pdf.ts';
import { type AccountedNumber, accountNumbers } from './account.ts';
import { compareWords } from './compare-text.ts';
import { inspectLayout, type Margins, type PageFault, positionOf } from './layout.ts';
import { type MarkupWords, readMarkup } from './markup-words.ts';
import { type PrintedWords, readPrinted } from './printed-words.ts';

/** What the pages should show. */
export interface Intended {
  /** The document that was printed. */
  readonly markup: string;
  readonly statistics: ReadonlyMap<string, Statistic>;
  readonly numberForm: NumberForm;
  /** What stands at the head and the foot of a page, as markup, given how many pages there are. */
  readonly furniture: (page: number, pages: number) => readonly string[];
  readonly margins: Margins;
  readonly images: CheckedPdf['images'];
  /** What the names of the bundled fonts begin with. */
  readonly bundled: readonly string[];
  /** Size of the title in the theme, in pt. */
  readonly titleSize: number;
  /** Start of the topic: where a fault is reported whose own position is not known. */
  readonly place: Position;
}

/** What the pages say, and what every number on them is. */
export interface InspectedPages {
  readonly reading: PdfDocument;
  readonly printed: PrintedWords;
  readonly numbers: readonly AccountedNumber[];
}

/**
 * Looks at the tagged pages of a PDF: that they say what the document says, in order, that nothing is split, lonely, too
 * small or outside the margins, that something accounts for each number, and that nothing in the file acts by itself or
 * shows what a reader or a screen reader cannot read.
 * @throws BriefError browser, for words that differ or a rule that the file breaks; data, with a finding for each fault
 * of a page.
 */
export function inspectPages(tagged: PdfFile, intended: Intended): InspectedPages {
  const { statistics, numberForm } = intended;
  const reading = readFile(tagged);
  const markup = readMarkup(intended.markup);
  const printed = readPrinted(reading);
  refuseDifferences(printed, markup);
  const furniture = (page: number): readonly string[] => intended.furniture(page, reading.pages.length);
  const { numbers, strays } = accountNumbers(printed, { markup, statistics, numberForm, furniture });
  refuseFaults(intended.place, [
    ...inspectLayout({ ...reading, ...intended, printed, markup }),
    ...strays.map(({ number, page, around, why, ...at }) => ({
      rule: 'number-accounted',
      message: `nothing accounts for "${number}" on page ${page}, in "${around}": ${why}`,
      ...at,
    })),
  ]);
  refuseBrokenRules({ file: tagged, reading, images: intended.images });
  return { reading, printed, numbers };
}

function refuseFaults(place: Position, faults: readonly Omit<PageFault, 'page'>[]): void {
  if (faults.length === 0) return;
  const findings = faults.map(
    ({ rule, message, position }): Finding => ({ ...(position ?? place), severity: 'error', rule, message }),
  );
  throw new BriefError(
    'data',
    `the printed pages have ${faults.length === 1 ? '1 fault' : `${faults.length} faults`}`,
    {
      findings,
      hint: 'fix the text named above, or the template or theme that prints it',
    },
  );
}

function refuseBrokenRules(pdf: CheckedPdf): void {
  const faults = checkRead(pdf);
  if (faults.length === 0) return;
  throw new BriefError(
    'browser',
    `the PDF breaks ${faults.map(({ rule, message }) => `${rule}: ${message}`).join('; ')}`,
    {
      hint: 'fix the template or the theme that causes it',
    },
  );
}

/** Refuses pages or drawings with missing or changed words, and says where in the project those words come from. */
function refuseDifferences(printed: PrintedWords, markup: MarkupWords): void {
  const drawings = Array.from({ length: Math.max(markup.drawings.length, printed.drawings.length) }, (_, drawing) => ({
    drawing,
    meant: markup.drawings[drawing]?.text ?? '',
    found: printed.drawings[drawing] ?? '',
  }));
  for (const { meant, found, ...place } of [{ meant: markup.text, found: printed.text }, ...drawings]) {
    const difference = compareWords(meant, found);
    if (difference === undefined) continue;
    const { position } = positionOf({ start: difference.at, ...place }, markup);
    const where = position === undefined ? '' : `${writePosition(position)}: `;
    throw new BriefError(
      'browser',
      `${where}the PDF does not say what the page says: it has "${difference.found}" where the page has "${difference.expected}"`,
      {
        hint:
          found === ''
            ? 'run briefpress doctor: a browser without its fonts prints no words'
            : 'look at the style sheet of the theme: it adds words, leaves some out or changes their order',
      },
    );
  }
}
