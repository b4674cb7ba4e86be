import { readFileSync } from 'node:fs';
import { loadPdf } from '../../pdf/read/load-pdf.ts';
import type { PdfFile, PdfValue } from '../../pdf/read/values.ts';
import { type FinishOptions, finishPdf } from '../../pdf/write/finish.ts';
import { savePdf } from '../../pdf/write/save-pdf.ts';

const text = new TextEncoder();

/** What `page.html` became in the browser, before finishing. */
export function printedCase(): Uint8Array {
  return new Uint8Array(readFileSync(new URL('page.pdf', import.meta.url)));
}

export const caseOptions: FinishOptions = {
  title: 'Recorded cases in Chengdu',
  author: 'Example Office',
  subject: 'A briefing with <angles> & ampersands',
  keywords: ['fraud', 'Chengdu 成都'],
  language: 'en-GB',
  date: '2026-11-22',
  creator: 'Briefpress 0.1.0',
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

let finished: Promise<Uint8Array> | undefined;

/** The fixture, finished once for all tests of a file. */
export function finishedCase(): Promise<Uint8Array> {
  finished ??= finishPdf(printedCase(), caseOptions);
  return finished;
}

/** The finished fixture with its objects changed, written again. */
export async function brokenCase(
  change: (objects: Map<number, PdfValue>, file: PdfFile) => Partial<PdfFile> | undefined,
): Promise<Uint8Array> {
  const file = loadPdf(await finishedCase());
  const objects = new Map(file.objects);
  const changed = change(objects, file) ?? {};
  return savePdf({ ...file, objects, ...changed });
}
