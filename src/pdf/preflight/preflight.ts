import type { Statistic } from '../../data/types.ts';
import { BriefError, type Finding, type Position, writePosition } from '../../project/errors.ts';
import type { NumberForm } from '../../style/locale/number-form.ts';
import { loadPdf } from '../read/load-pdf.ts';
import { readAttachments } from '../read/read-attachments.ts';
import type { PdfFile } from '../read/values.ts';
import { checkSubject } from '../rules/check-pdf.ts';
import { type Subject, subjectOf } from '../rules/subject.ts';
import { type AccountedNumber, accountNumbers } from './account.ts';
import { compareText } from './compare-text.ts';
import { inspectLayout, type Margins, positionOf } from './layout.ts';
import { type MarkupWords, readMarkup } from './markup-words.ts';
import { type PrintedWords, readPrinted } from './printed-words.ts';
import { differingObject } from './same-objects.ts';

/** What was meant to be on the pages. */
export interface Intended {
  /** The document that was printed. */
  readonly markup: string;
  readonly statistics: ReadonlyMap<string, Statistic>;
  readonly numberForm: NumberForm;
  /** What stands at the head and the foot of a page, as markup, given how many pages there are. */
  readonly furniture: (page: number, pages: number) => readonly string[];
  readonly margins: Margins;
  readonly images: Subject['images'];
  /** What the names of the bundled fonts begin with. */
  readonly bundled: readonly string[];
  /** Size of the title in the theme, in pt. */
  readonly titleSize: number;
  /** What a fault is told of where its own place is not known: the topic. */
  readonly place: Position;
}

/** What the pages say, and what every number on them is. */
export interface InspectedPages {
  readonly printed: PrintedWords;
  readonly numbers: readonly AccountedNumber[];
  /** The file that they are pages of, read. */
  readonly subject: Subject;
}

/**
 * Looks at the tagged pages of a PDF: that they say what the document says, in order, that nothing is split, lonely, too
 * small, or outside the margins, and that something accounts for each number.
 * @throws BriefError browser, for words that differ; data, with a finding for each fault of a page.
 */
export function inspectPages(tagged: PdfFile, intended: Intended): InspectedPages {
  const { statistics, numberForm, place } = intended;
  const subject = subjectOf(tagged, intended.images);
  const { reading } = subject;
  const markup = readMarkup(intended.markup);
  const printed = readPrinted(reading);
  refuseDifferences(printed, markup);
  const furniture = (page: number): readonly string[] => intended.furniture(page, reading.pages.length);
  const { numbers, strays } = accountNumbers(printed, { markup, statistics, numberForm, furniture });
  const faults = [
    ...inspectLayout({ ...reading, ...intended, printed, markup }),
    ...strays.map(({ number, page, around, why, ...at }) => ({
      rule: 'number-accounted',
      message: `nothing accounts for "${number}" on page ${page}, in "${around}": ${why}`,
      ...at,
    })),
  ];
  const findings = faults.map(
    ({ rule, message, position }): Finding => ({ ...(position ?? place), severity: 'error', rule, message }),
  );
  if (findings.length > 0) {
    throw new BriefError(
      'data',
      `the printed pages have ${findings.length === 1 ? '1 fault' : `${findings.length} faults`}`,
      {
        findings,
        hint: 'mend the text named, or the template or theme that prints it so',
      },
    );
  }
  return { printed, numbers, subject };
}

/** The words of a page or a drawing that are missing or changed, with the place that they come from. */
function refuseDifferences(printed: PrintedWords, markup: MarkupWords): void {
  const drawings = Array.from({ length: Math.max(markup.drawings.length, printed.drawings.length) }, (_, drawing) => ({
    drawing,
    meant: markup.drawings[drawing]?.text ?? '',
    found: printed.drawings[drawing] ?? '',
  }));
  for (const { meant, found, ...place } of [{ meant: markup.text, found: printed.text }, ...drawings]) {
    const difference = compareText(meant, found);
    if (difference === undefined) continue;
    const { position } = positionOf({ start: difference.at, ...place }, markup);
    const where = position === undefined ? '' : `${writePosition(position)}: `;
    throw new BriefError(
      'browser',
      `${where}the PDF does not say what the page says: it has "${difference.found}" where the page has "${difference.expected}"`,
      {
        hint: 'run briefpress doctor: a browser without its fonts prints no words',
      },
    );
  }
}

/**
 * Looks at a finished PDF before it is written: whether its bytes hold the pages that were inspected, and whether it is
 * the accessible, archival, self-contained file that it claims to be. The pages themselves are not read again.
 * @throws BriefError browser, where they are other pages, or for each rule that the file breaks.
 */
export async function inspectFinished(pdf: Uint8Array, { subject }: InspectedPages): Promise<void> {
  const file = await loadPdf(pdf);
  const lost = differingObject(subject.file, file);
  if (lost !== undefined) {
    throw new BriefError('browser', `object ${lost} of the finished PDF is not the one that was inspected`, {
      hint: 'report it, with the topic that it happens to',
    });
  }
  const reading = { ...subject.reading, attachments: readAttachments(file) };
  const faults = checkSubject({ ...subject, file, reading });
  if (faults.length > 0) {
    throw new BriefError(
      'browser',
      `the PDF breaks ${faults.map(({ rule, message }) => `${rule}: ${message}`).join('; ')}`,
      {
        hint: 'mend the template or the theme that prints it so',
      },
    );
  }
}
