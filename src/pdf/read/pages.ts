import type { Operation } from './content.ts';
import { fontReader } from './fonts.ts';
import type { GlyphUses } from './glyph-uses.ts';
import { flatPaints, keyOfPaint, type Paint } from './paint.ts';
import { readPaints } from './read-paints.ts';
import { contentBytes } from './streams.ts';
import type { TextRun } from './text-state.ts';
import { getArray, getDict, isDict, isRef, type PdfDict, type PdfFile, type PdfValue, resolve } from './values.ts';

const inherited = new Set(['Resources', 'MediaBox', 'CropBox', 'Rotate']);

/** A page: the number of its object, and its dictionary with what it inherits from the page tree (7.7.3.4). */
export interface PageObject {
  readonly number: number;
  readonly dict: PdfDict;
}

/** The pages of a file in order. */
export function pageObjects(file: PdfFile): readonly PageObject[] {
  const seen = new Set<number>();
  const twice = new Set<number>();
  const walk = (value: PdfValue | undefined, above: PdfDict): readonly PageObject[] => {
    const node = resolve(file, value);
    // A page tree that contains itself would never end. A page that stands in it again is read twice, and no more.
    if (!isRef(value) || !isDict(node) || twice.has(value.ref)) return [];
    if (seen.has(value.ref)) {
      if (node.has('Kids')) return [];
      twice.add(value.ref);
    }
    seen.add(value.ref);
    const passed = new Map([...above, ...[...node].filter(([key]) => inherited.has(key))]);
    if (node.has('Kids')) return getArray(file, node, 'Kids').flatMap((kid) => walk(kid, passed));
    return [{ number: value.ref, dict: new Map([...passed, ...node]) }];
  };
  const root = file.objects.get(file.root);
  return walk(isDict(root) ? root.get('Pages') : undefined, new Map());
}

/** A page with its decoded content and all that this paints. */
export interface PageContent {
  readonly page: PageObject;
  readonly bytes: Uint8Array;
  /** The operations that begin and end marks. */
  readonly marking: readonly Operation[];
  readonly paints: readonly Paint[];
}

/** The pages of a file in order with what they paint; `uses` is told what glyphs are shown as. */
export function readPageContents(file: PdfFile, uses?: GlyphUses): readonly PageContent[] {
  const fontOf = fontReader(file);
  return pageObjects(file).map((page) => {
    const bytes = contentBytes(file, page.dict);
    const resources = getDict(file, page.dict, 'Resources');
    return { page, bytes, ...readPaints({ file, resources, bytes, fontOf, uses }) };
  });
}

/** The text runs of each piece of marked content, in painting order. */
export function runsByContent(pages: readonly PageContent[]): ReadonlyMap<string, readonly TextRun[]> {
  const runs = new Map<string, TextRun[]>();
  for (const { page, paints } of pages) {
    for (const paint of flatPaints(paints)) {
      const key = keyOfPaint(paint, page.number);
      if (key === undefined) continue;
      const known = runs.get(key) ?? [];
      runs.set(key, known);
      for (const run of paint.runs) known.push(run);
    }
  }
  return runs;
}
