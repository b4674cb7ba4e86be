import { BriefError } from './errors.ts';
import type { ContentsLine, Heading } from './html/contents.ts';
import type { RunningBrowser } from './print/launch.ts';

/** A document as HTML, given the lines of its contents, with its headings in order. */
export type Render = (contents: readonly ContentsLine[]) => {
  readonly html: string;
  readonly headings: readonly Heading[];
};

/** From this many pages on a document has contents. */
const pagesWithContents = 6;
const mostPasses = 4;

/**
 * Prints a document with the true page numbers of its headings in its contents. Chromium cannot say in the page where
 * a heading will stand (it parses `target-counter` and prints nothing), so the document is printed, the pages of the
 * headings are read from the result, and it is printed again until they no longer move.
 */
export function printPaged(
  render: Render,
  browser: RunningBrowser,
): Promise<{ readonly html: string; readonly printed: Uint8Array }> {
  return browser.printRevised((print) => printUntilStill(render, print));
}

async function printUntilStill(
  render: Render,
  print: (html: string) => Promise<Uint8Array>,
): Promise<{ readonly html: string; readonly printed: Uint8Array }> {
  let contents: readonly ContentsLine[] = [];
  for (let pass = 1; pass <= mostPasses; pass += 1) {
    const { html, headings } = render(contents);
    const printed = await print(html);
    const { readBookmarks } = await import('./pdf/read-bookmarks.ts');
    const { pages, bookmarks } = await readBookmarks(printed);
    const next = pages < pagesWithContents && contents.length === 0 ? [] : place(headings, bookmarks);
    if (sameLines(next, contents)) return { html, printed };
    contents = next;
  }
  throw new BriefError('browser', `the page numbers of the contents still moved after ${mostPasses} prints`, {
    hint: 'shorten or lengthen the text of page 1 a little',
  });
}

/** The headings with their pages: they are the last bookmarks of their level. */
function place(
  headings: readonly Heading[],
  bookmarks: readonly { readonly level: number; readonly page: number | undefined }[],
): readonly ContentsLine[] {
  const sections = bookmarks.filter(({ level }) => level === 2).slice(-headings.length);
  return headings.map((heading, index) => {
    const page = sections[index]?.page;
    if (page === undefined)
      throw new BriefError('browser', `the printed document has no bookmark for its heading "${heading.title}"`);
    return { ...heading, page };
  });
}

function sameLines(a: readonly ContentsLine[], b: readonly ContentsLine[]): boolean {
  return a.length === b.length && a.every(({ id, page }, index) => b[index]?.id === id && b[index]?.page === page);
}
