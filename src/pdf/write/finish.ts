import { newGlyphUses } from '../read/glyph-uses.ts';
import { loadPdf } from '../read/load-pdf.ts';
import { readPageContents } from '../read/pages.ts';
import type { PdfFile } from '../read/values.ts';
import { retag } from '../tag/retag.ts';
import { attachFiles } from './attach.ts';
import { saveWithId } from './file-id.ts';
import { addMetadata } from './metadata.ts';
import { nameGlyphs } from './name-glyphs.ts';
import { type Attachment, checkOptions, type DocumentOptions } from './options.ts';
import { renumberObjects } from './renumber.ts';
import { stripFonts } from './strip-fonts.ts';

/**
 * The first half of finishing: a PDF printed by Chromium, tagged, becomes an accessible and archival one (PDF/UA-1,
 * PDF/A-3a), each object with its final number but the attachments'. Rendered pages do not change. Throws BriefError
 * `data` for options that no PDF can carry and bytes that are no PDF, `browser` for a print whose tags do not hold all of
 * its text.
 */
export function tagPdf(printed: Uint8Array, document: DocumentOptions): PdfFile {
  checkOptions(document);
  const file = stripFonts(loadPdf(printed));
  const uses = newGlyphUses();
  // Read once for both: a glyph that gets another name is only shown in marks, which say what it is.
  const contents = readPageContents(file, uses);
  return renumberObjects(addMetadata(retag(nameGlyphs(file, uses), contents, document), document));
}

/** The second half: the file with its attachments, which may describe the pages, as bytes. The same input gives the same bytes. */
export function sealPdf(tagged: PdfFile, attachments: readonly Attachment[], date: string): Uint8Array {
  return saveWithId(attachFiles(tagged, attachments, date));
}
