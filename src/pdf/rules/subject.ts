import { type PageContent, readPageContents } from '../page-contents.ts';
import { type PdfReading, readFile } from '../read-pdf.ts';
import { readStructTree, type StructElement } from '../structure-tree.ts';
import type { PdfFile } from '../values.ts';

/** What the rules look at: one file, read in every way that they need. */
export interface Subject {
  readonly file: PdfFile;
  readonly reading: PdfReading;
  readonly contents: readonly PageContent[];
  readonly tree: readonly StructElement[];
  readonly images: 'none' | 'allowed';
}

/** Says what is wrong, one sentence for each thing; nothing where the rule is kept. */
export type Rule = (subject: Subject) => readonly string[];

export function subjectOf(file: PdfFile, images: Subject['images']): Subject {
  const contents = readPageContents(file);
  return { file, images, reading: readFile(file, contents), contents, tree: readStructTree(file) };
}

/** An element with its parent, for rules about what stands in what. */
export interface Placed {
  readonly element: StructElement;
  readonly parent: StructElement | undefined;
}

export function allElements(tree: readonly StructElement[], parent?: StructElement): readonly Placed[] {
  return tree.flatMap((element) => [
    { element, parent },
    ...allElements(
      element.kids.filter((kid) => kid.kind === 'element'),
      element,
    ),
  ]);
}
