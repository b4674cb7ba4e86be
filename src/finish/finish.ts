import { loadPdf } from '../pdf/codec.ts';
import { attachFiles } from './attach.ts';
import { saveWithId } from './file-id.ts';
import { joinGlyphs } from './join-glyphs.ts';
import { addMetadata } from './metadata.ts';
import { checkAttachments, checkOptions, type FinishOptions } from './options.ts';
import { renumberObjects } from './renumber.ts';
import { retag } from './retag.ts';
import { stripFonts } from './strip-fonts.ts';

export type { Attachment, FinishOptions } from './options.ts';

/**
 * Turns the bytes of a PDF printed by Chromium, tagged, into those of an accessible and archival one (PDF/UA-1, PDF/A-3a).
 * The same input gives the same bytes; rendered pages do not change. Throws BriefError `data` for options that no PDF
 * can carry and bytes that are no PDF, `browser` for a print whose tags do not hold all of its text.
 */
export async function finishPdf(printed: Uint8Array, document: FinishOptions): Promise<Uint8Array> {
  checkOptions(document);
  const loaded = await loadPdf(printed);
  const pageName = document.pageName ?? ((page: number): string => `page ${page}`);
  const tagged = retag(stripFonts(joinGlyphs(loaded)), { language: document.language, pageName });
  const described = renumberObjects(addMetadata(tagged, document));
  const files = [...document.attachments, ...(document.attach?.(described) ?? [])];
  checkAttachments(files);
  const attached = attachFiles(described, files, document.date);
  return saveWithId(attached);
}
