import { destinationPage } from './destinations.ts';
import { loadPdf } from './load-pdf.ts';
import { pageObjects } from './pages.ts';
import { type Bookmark, readOutline } from './read-outline.ts';
import { getDict } from './values.ts';

/** The bookmarks of a PDF and how many pages it has, without reading its contents. */
export function readBookmarks(bytes: Uint8Array): { readonly pages: number; readonly bookmarks: readonly Bookmark[] } {
  const file = loadPdf(bytes);
  const pages = pageObjects(file).map(({ number }) => number);
  return { pages: pages.length, bookmarks: readOutline(file, pages) };
}

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
