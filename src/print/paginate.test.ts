import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ContentsLine } from '../page/contents.ts';
import { readAnchors } from '../pdf/read/read-anchors.ts';
import { document, removeFolder, startTestBrowser, temporaryFolder } from '../testing/browser.ts';
import { readOutline } from '../testing/outline.ts';
import type { RunningBrowser } from './launch.ts';
import { printPaged, type Render } from './paginate.ts';

const folder = temporaryFolder();
let browser: RunningBrowser;
beforeAll(() => {
  browser = startTestBrowser(folder);
});
afterAll(async () => {
  await browser.close();
  removeFolder(folder);
});

interface Shape {
  readonly sections: number;
  /** How many mm of all pages the sections leave. */
  readonly spare: number;
  /** Characters of markup that print nothing. */
  readonly filler: number;
}

/** Sections of 200 mm each, which is a page, but for a part of what is spare; the contents are 10 mm high. */
function pagesOf({ sections, spare, filler }: Shape): Render {
  const headings = Array.from({ length: sections }, (_, index) => ({ id: `s${index}`, title: `Part ${index}` }));
  const style = `<style>@page { size: 100mm 220mm; margin: 10mm } body, h1, h2 { margin: 0; font-size: 10px; line-height: 1 }
h1, h2 { height: 4mm; overflow: hidden } nav { height: 10mm; overflow: hidden }</style>`;
  const list = (contents: readonly ContentsLine[]) =>
    contents.length === 0
      ? ''
      : `<nav>${contents.map(({ id, page }) => `<a href="#${id}">${page ?? 0}</a>`).join(' ')}</nav>`;
  const rest = `<div style="height: ${96 - spare / sections}mm; overflow: hidden"></div>`;
  const body = headings.map(
    ({ id, title }) => `<h2 id="${id}">${title}</h2>${rest}${'<div style="height:100mm"></div>'}`,
  );
  return (contents) => ({
    html: document(`<!--${'x'.repeat(filler)}--><h1>T</h1>${list(contents)}${body.join('')}`, style),
    headings,
  });
}

async function printedContents(shape: Shape): Promise<{ readonly pages: number; readonly listed: readonly number[] }> {
  const { html, printed } = await printPaged(pagesOf(shape), browser);
  const listed = [...html.matchAll(/<a href="#s\d+">(\d+)<\/a>/g)].map(([, page]) => Number(page));
  const { pages } = readAnchors(printed);
  if (listed.length > 0)
    expect(listed).toEqual(
      readOutline(printed)
        .filter(({ level }) => level === 2)
        .map(({ page }) => page),
    );
  return { pages, listed };
}

describe.each([
  ['a short body', 0],
  ['a long body, which is drafted first', 60_000],
])('contents, of %s', (_, filler) => {
  test.each([
    ['eight pages have none, where they would make a ninth too', { sections: 8, spare: 8 }, 8, false],
    ['eight pages have none, where they would have room', { sections: 8, spare: 40 }, 8, false],
    ['nine pages have them, with the true pages of the headings', { sections: 9, spare: 40 }, 9, true],
    ['nine pages have them, where they make a tenth', { sections: 9, spare: 8 }, 10, true],
  ])('%s', async (_name, shape, pages, has) => {
    const found = await printedContents({ ...shape, filler });
    expect([found.pages, found.listed.length]).toEqual([pages, has ? shape.sections : 0]);
  });
});
