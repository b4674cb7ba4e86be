import { loadPdf } from '../read/load-pdf.ts';
import * as content from './content-rules.ts';
import * as document from './document-rules.ts';
import * as fonts from './font-rules.ts';
import * as links from './link-rules.ts';
import * as structure from './structure-rules.ts';
import { type Rule, type Subject, subjectOf } from './subject.ts';

/** The rules by name: conditions of PDF/UA-1 and PDF/A-3a that a printed briefing can break, and the project's own. */
export const pdfRules = {
  tagged: document.tagged,
  language: document.language,
  title: document.title,
  conformance: document.conformance,
  'metadata-agree': document.metadataAgree,
  'no-user-agent': document.noUserAgent,
  'output-intent': document.outputIntent,
  'file-id': document.fileId,
  'no-encryption': document.noEncryption,
  'attachments-associated': document.attachmentsAssociated,
  'attachments-text': document.attachmentsText,
  'marked-content': content.markedContent,
  'separate-artifacts': content.separateArtifacts,
  'parent-tree': content.parentTree,
  'no-images': content.noImages,
  'standard-roles': structure.standardRoles,
  'figure-alt': structure.figureAlt,
  'list-bodies': structure.listBodies,
  'table-structure': structure.tableStructure,
  'table-regular': structure.tableRegular,
  'table-heads': structure.tableHeads,
  'caption-place': structure.captionPlace,
  'heading-order': structure.headingOrder,
  'content-in-blocks': structure.contentInBlocks,
  'link-contents': links.linkContents,
  'link-tagged': links.linkTagged,
  'link-targets': links.linkTargets,
  'no-actions': links.noActions,
  'tab-order': links.tabOrder,
  'fonts-embedded': fonts.fontsEmbedded,
  'fonts-truetype': fonts.fontsTrueType,
  'no-missing-glyphs': fonts.noMissingGlyphs,
  unicode: fonts.unicode,
} as const satisfies Readonly<Record<string, Rule>>;

export type PdfRule = keyof typeof pdfRules;

/** One thing wrong with a PDF. */
export interface PdfFault {
  readonly rule: PdfRule;
  readonly message: string;
}

/**
 * What keeps a PDF from being accessible and archival, without veraPDF; nothing where all rules hold. Images are faults
 * unless `images` allows them. Throws BriefError `data` where the bytes are not a PDF.
 */
export async function checkPdf(
  bytes: Uint8Array,
  { images = 'none' }: { readonly images?: 'none' | 'allowed' } = {},
): Promise<readonly PdfFault[]> {
  return checkSubject(subjectOf(await loadPdf(bytes), images));
}

/** As `checkPdf`, of a file that was read already. */
export function checkSubject(subject: Subject): readonly PdfFault[] {
  const names = Object.keys(pdfRules) as readonly PdfRule[];
  return names.flatMap((rule) => pdfRules[rule](subject).map((message) => ({ rule, message })));
}
