import { readFileSync } from 'node:fs';
import { loadPdf } from '../../pdf/read/load-pdf.ts';
import type { PdfFile, PdfValue } from '../../pdf/read/values.ts';
import { sealPdf, tagPdf } from '../../pdf/write/finish.ts';
import type { Attachment, DocumentOptions } from '../../pdf/write/options.ts';
import { savePdf } from '../../pdf/write/save-pdf.ts';

const text = new TextEncoder();

/** What `page.html` became in the browser, before finishing. */
export function printedCase(): Uint8Array {
  return new Uint8Array(readFileSync(new URL('page.pdf', import.meta.url)));
}

export interface FinishOptions extends DocumentOptions {
  readonly attachments: readonly Attachment[];
}

export const caseOptions: FinishOptions = {
  title: 'Recorded cases in Chengdu',
  author: 'Example Office',
  subject: 'A briefing with <angles> & ampersands',
  keywords: ['fraud', 'Chengdu 成都'],
  language: 'en-GB',
  date: '2026-11-22',
  creator: 'Briefpress 0.1.0',
  pageName: (page) => `page ${page}`,
  anchorNames: new Map(),
  attachments: [
    {
      name: 'cases-statistics.csv',
      mime: 'text/csv',
      description: 'Statistics',
      bytes: text.encode('id,value\na,7900\n'),
    },
    { name: 'cases-manifest.json', mime: 'application/json', description: 'Manifest', bytes: text.encode('{}\n') },
  ],
};

/** Both halves of finishing. */
export function finishPdf(printed: Uint8Array, options: FinishOptions): Uint8Array {
  return sealPdf(tagPdf(printed, options), options.attachments, options.date);
}

let finished: Uint8Array | undefined;

/** The fixture, finished once for all tests of a file. */
export function finishedCase(): Uint8Array {
  finished ??= finishPdf(printedCase(), caseOptions);
  return finished;
}

/** The finished fixture with its objects changed, written again. */
export function brokenCase(
  change: (objects: Map<number, PdfValue>, file: PdfFile) => Partial<PdfFile> | undefined,
): Uint8Array {
  const file = loadPdf(finishedCase());
  const objects = new Map(file.objects);
  const changed = change(objects, file) ?? {};
  return savePdf({ ...file, objects, ...changed });
}
