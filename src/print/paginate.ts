import type { ContentsLine, Heading } from '../page/contents.ts';
import { BriefError } from '../project/errors.ts';
import type { PrintRevision, RunningBrowser } from './launch.ts';

/** A document as HTML, given the lines of its contents, with its headings in order. */
export type Render = (contents: readonly ContentsLine[]) => {
  readonly html: string;
  readonly headings: readonly Heading[];
};

/** A document with this many pages, not counting its contents, has contents. */
const pagesWithContents = 9;
/** A body of this many characters mostly takes that many pages; if it does not, one more print is made. */
const longBody = 48_000;
const mostPasses = 4;

/**
 * Prints a document with the true page numbers of its headings in its contents. Chromium cannot say in the page where
 * a heading will stand (it parses `target-counter` and prints nothing), so a document that looks long is printed as a
 * draft with numbers to be replaced, the pages of the headings are read from that, and it is printed until they no
 * longer move.
 */
export function printPaged(
  render: Render,
  browser: RunningBrowser,
): Promise<{ readonly html: string; readonly printed: Uint8Array }> {
  const plain = render([]);
  const once: Render = (contents) => (contents.length === 0 ? plain : render(contents));
  return browser.printRevised(async (print) => printUntilStill(once, print, await expectContents(once, print)));
}

/** The contents that the document will probably have, with the pages that its headings have in a draft with contents. */
async function expectContents(render: Render, print: PrintRevision): Promise<readonly ContentsLine[]> {
  const { html, headings } = render([]);
  if (html.length - html.indexOf('<body') < longBody) return [];
  const { readAnchors } = await import('../pdf/read/read-anchors.ts');
  // Digits have one width, so changing a page number moves nothing.
  const placeholders = headings.map((heading) => ({ ...heading, page: 1 }));
  const { pages, anchors } = readAnchors(await print(render(placeholders).html, 'draft'));
  // Contents take less than a page, so they add at most one page.
  const without = pages === pagesWithContents ? readAnchors(await print(html, 'draft')).pages : pages;
  return without < pagesWithContents ? [] : listPages(headings, anchors);
}

async function printUntilStill(
  render: Render,
  print: PrintRevision,
  expected: readonly ContentsLine[],
): Promise<{ readonly html: string; readonly printed: Uint8Array }> {
  let contents = expected;
  for (let pass = 1; pass <= mostPasses; pass += 1) {
    const { html, headings } = render(contents);
    const printed = await print(html);
    const { readAnchors } = await import('../pdf/read/read-anchors.ts');
    const { pages, anchors } = readAnchors(printed);
    const next = pages < pagesWithContents && contents.length === 0 ? [] : listPages(headings, anchors);
    if (sameLines(next, contents)) return { html, printed };
    contents = next;
  }
  throw new BriefError('browser', `the page numbers of the contents still moved after ${mostPasses} prints`, {
    hint: 'shorten or lengthen the text of page 1 a little',
  });
}

/** The headings with their pages; page 0 if no contents link to them yet. */
function listPages(headings: readonly Heading[], anchors: ReadonlyMap<string, number>): readonly ContentsLine[] {
  // Chromium names a link target by its id, encoded as in a URL.
  return headings.map((heading) => ({ ...heading, page: anchors.get(encodeURIComponent(heading.id)) ?? 0 }));
}

function sameLines(a: readonly ContentsLine[], b: readonly ContentsLine[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ id, page }, index) => page !== 0 && b[index]?.id === id && b[index].page === page)
  );
}
