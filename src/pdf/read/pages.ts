import type { PdfDict, PdfFile, PdfValue } from './values.ts';
import { getArray, isDict, isRef, resolve } from './values.ts';

const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];

/** A page: the number of its object, and its dictionary with what it inherits from the page tree (7.7.3.4). */
export interface PageObject {
  readonly number: number;
  readonly dict: PdfDict;
}

/** The pages of a file in order. */
export function pageObjects(file: PdfFile): readonly PageObject[] {
  const root = file.objects.get(file.root);
  const pages: PageObject[] = [];
  walk({ file, pages, seen: new Set() }, isDict(root) ? root.get('Pages') : undefined, new Map());
  return pages;
}

interface Walk {
  readonly file: PdfFile;
  readonly pages: PageObject[];
  readonly seen: Set<number>;
}

function walk(state: Walk, value: PdfValue | undefined, above: PdfDict): void {
  const node = resolve(state.file, value);
  // A page tree that contains itself would never end.
  if (!isRef(value) || state.seen.has(value.ref) || !isDict(node)) return;
  state.seen.add(value.ref);
  const passed = new Map(above);
  for (const key of inherited) {
    const own = node.get(key);
    if (own !== undefined) passed.set(key, own);
  }
  if (node.has('Kids')) for (const kid of getArray(state.file, node, 'Kids')) walk(state, kid, passed);
  else state.pages.push({ number: value.ref, dict: new Map([...passed, ...node]) });
}
