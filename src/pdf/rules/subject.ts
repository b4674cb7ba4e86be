import { type PageContent, readPageContents } from '../read/page-contents.ts';
import { type PdfReading, readFile } from '../read/read-pdf.ts';
import { readStructTree, type StructElement } from '../read/structure-tree.ts';
import type { PdfFile } from '../read/values.ts';

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

/** Every element of a tree, parents before their kids. A tree is listed once, whichever rules ask. */
export function allElements(tree: readonly StructElement[]): readonly Placed[] {
  const known = listed.get(tree);
  if (known !== undefined) return known;
  const all: Placed[] = [];
  const visit = (element: StructElement, parent: StructElement | undefined): void => {
    all.push({ element, parent });
    for (const kid of element.kids) if (kid.kind === 'element') visit(kid, element);
  };
  for (const element of tree) visit(element, undefined);
  listed.set(tree, all);
  return all;
}

const listed = new WeakMap<readonly StructElement[], readonly Placed[]>();
