import { loadPdf } from './codec.ts';
import { pageObjects } from './pages.ts';
import { type Bookmark, readOutline } from './read-outline.ts';

/** The bookmarks of a PDF and how many pages it has, without reading its contents. */
export async function readBookmarks(
  bytes: Uint8Array,
): Promise<{ readonly pages: number; readonly bookmarks: readonly Bookmark[] }> {
  const file = await loadPdf(bytes);
  const pages = pageObjects(file).map(({ number }) => number);
  return { pages: pages.length, bookmarks: readOutline(file, pages) };
}
