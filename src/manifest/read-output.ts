import { loadPdf } from '../pdf/read/load-pdf.ts';
import { readAttachments } from '../pdf/read/read-attachments.ts';
import { isUntouched } from '../pdf/write/file-id.ts';
import { readRegular } from '../project/read-regular.ts';
import { readSealedHtml } from './html-seal.ts';
import { type MadeFrom, madeFromSchema } from './made-from.ts';
import { manifestText } from './read-manifest.ts';

/**
 * What is known of a briefing's output file. `edited`: changed since it was sealed; `unknown`: intact, but written by
 * another version of Briefpress.
 */
export type Output = 'gone' | 'edited' | 'unknown' | MadeFrom;

/** Reads what the file of a briefing (absolute path) was made from, out of the file itself. */
export function readOutput(file: string): Output {
  const bytes = readBytes(file);
  if (bytes === undefined) return 'gone';
  const text = file.endsWith('.pdf') ? readSealedPdf(bytes) : readSealedHtml(bytes.toString('utf8'));
  if (text === undefined) return 'edited';
  return madeFromSchema.safeParse(parseAs(text)).data ?? 'unknown';
}

function readBytes(file: string): Buffer | undefined {
  try {
    return readRegular(file);
  } catch {
    return undefined;
  }
}

function readSealedPdf(bytes: Buffer): string | undefined {
  if (!isUntouched(bytes)) return undefined;
  try {
    return manifestText(readAttachments(loadPdf(bytes))) ?? '';
  } catch {
    return '';
  }
}

function parseAs(text: string): unknown {
  try {
    const content: unknown = JSON.parse(text);
    return content;
  } catch {
    return undefined;
  }
}
