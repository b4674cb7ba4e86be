import { type PageContent, runsByContent } from '../read/pages.ts';
import { readStructTree } from '../read/structure-tree.ts';
import type { PdfFile } from '../read/values.ts';
import type { DocumentOptions } from '../write/options.ts';
import { contentOwners } from './content-owners.ts';
import { assignPurposes } from './content-roles.ts';
import { linkContents } from './link-contents.ts';
import { markContent } from './mark-content.ts';
import { renewContent } from './renew-content.ts';
import { findRepeatedRows } from './repeated-rows.ts';
import { tidyStructure } from './tidy-structure.ts';
import { writeStructure } from './write-structure.ts';

/**
 * The file with its structure tree and marked content made to conform to PDF/UA-1; what is painted stays the same.
 * `contents` are its pages as they were read.
 */
export function retag(
  file: PdfFile,
  contents: readonly PageContent[],
  { language, ...names }: Pick<DocumentOptions, 'language' | 'pageName' | 'anchorNames'>,
): PdfFile {
  const runs = runsByContent(contents);
  const printed = readStructTree(file);
  const streams = assignPurposes(contents, printed, findRepeatedRows(printed, runs));
  const live = new Set(
    streams.flatMap(({ purposes }) => purposes.flatMap((it) => (it.kind === 'content' ? [it.key] : []))),
  );
  const tree = tidyStructure(printed, live);
  const owners = contentOwners(tree, language);
  const marked = streams.map((stream) => markContent(stream, owners));
  const linked = linkContents({ file, tree, runs, ...names });
  return writeStructure(file, { tree: renewContent(tree, marked), streams: marked, contents: linked });
}
