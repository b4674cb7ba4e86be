import { loadPdf } from '../read/load-pdf.ts';
import type { PdfFile } from '../read/values.ts';
import { retag } from '../tag/retag.ts';
import { attachFiles } from './attach.ts';
import { saveWithId } from './file-id.ts';
import { addMetadata } from './metadata.ts';
import {
  type Attachment,
  checkAttachments,
  checkOptions,
  type DocumentOptions,
  type FinishOptions,
} from './options.ts';
import { renumberObjects } from './renumber.ts';
import { stripFonts } from './strip-fonts.ts';

export type { Attachment, FinishOptions } from './options.ts';

/**
 * Turns the bytes of a PDF printed by Chromium, tagged, into those of an accessible and archival one (PDF/UA-1, PDF/A-3a).
 * The same input gives the same bytes; rendered pages do not change. Throws BriefError `data` for options that no PDF
 * can carry and bytes that are no PDF, `browser` for a print whose tags do not hold all of its text.
 */
export async function finishPdf(printed: Uint8Array, document: FinishOptions): Promise<Uint8Array> {
  return sealPdf(tagPdf(printed, document), document.attachments, document.date);
}

/** The first half of finishing: the pages as they will be, each object with its final number but the attachments'. */
export function tagPdf(printed: Uint8Array, document: DocumentOptions): PdfFile {
  checkOptions(document);
  const pageName = document.pageName ?? ((page: number): string => `page ${page}`);
  const tagged = retag(stripFonts(loadPdf(printed)), { language: document.language, pageName });
  return renumberObjects(addMetadata(tagged, document));
}

/** The second half: the file with its attachments, which may describe the pages, as bytes. */
export async function sealPdf(tagged: PdfFile, attachments: readonly Attachment[], date: string): Promise<Uint8Array> {
  checkAttachments(attachments);
  return saveWithId(attachFiles(tagged, attachments, date));
}
