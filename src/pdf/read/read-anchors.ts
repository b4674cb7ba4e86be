import { destinationPage } from './destinations.ts';
import { loadPdf } from './load-pdf.ts';
import { pageObjects } from './pages.ts';
import { getDict } from './values.ts';

/** The places that links of a PDF may name, each with its page counted from 1, and how many pages it has. */
export function readAnchors(bytes: Uint8Array): {
  readonly pages: number;
  readonly anchors: ReadonlyMap<string, number>;
} {
  const file = loadPdf(bytes);
  const pages = pageObjects(file).map(({ number }) => number);
  const names = [...getDict(file, { ref: file.root }, 'Dests').keys()];
  const anchors = names.map((name) => [name, pages.indexOf(destinationPage(file, name) ?? 0) + 1] as const);
  return { pages: pages.length, anchors: new Map(anchors) };
}
