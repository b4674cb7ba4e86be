import type { Operation } from './content.ts';
import { fontReader } from './fonts.ts';
import { type PageObject, pageObjects } from './pages.ts';
import { flatPaints, keyOfPaint, type Paint } from './paint.ts';
import { readPaints } from './read-paints.ts';
import { contentBytes } from './streams.ts';
import type { TextRun } from './text-state.ts';
import { getDict, type PdfFile } from './values.ts';

/** A page with its decoded content and all that this paints. */
export interface PageContent {
  readonly page: PageObject;
  readonly bytes: Uint8Array;
  /** The operations that begin and end marks. */
  readonly marking: readonly Operation[];
  readonly paints: readonly Paint[];
}

export function readPageContents(file: PdfFile): readonly PageContent[] {
  const fontOf = fontReader(file);
  return pageObjects(file).map((page) => {
    const bytes = contentBytes(file, page.dict);
    const resources = getDict(file, page.dict, 'Resources');
    return { page, bytes, ...readPaints({ file, resources, bytes, fontOf }) };
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
