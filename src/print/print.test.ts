import { connect, createServer, type Server } from 'node:net';
import { connect as connectPuppeteer } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAnchors } from '../pdf/read/read-anchors.ts';
import {
  comparable,
  document,
  foundBrowser,
  patience,
  pdfText,
  removeFolder,
  startTestBrowser,
  temporaryFolder,
} from '../testing/browser.ts';
import { inPart } from '../testing/in-part.ts';
import { readOutline } from '../testing/outline.ts';
import type { RunningBrowser } from './launch.ts';
import { startProcess } from './process.ts';

const folder = temporaryFolder();
let browser: RunningBrowser;
let listener: Server;
let port = 0;
let connections = 0;

beforeAll(async () => {
  listener = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
  browser = startTestBrowser(folder);
});
afterAll(async () => {
  await browser.close();
  listener.close();
  removeFolder(folder);
});

const rows = Array.from({ length: 60 }, (_, row) => `<tr><td>Row ${row}</td><td>1,234</td></tr>`).join('');
const style = '<style>@page{size:A4;margin:20mm}</style>';
const briefing = document(`<h1>Heading</h1><p>Text of the page.</p><table>${rows}</table>`, style);
const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('print', () => {
  test('gives a tagged PDF with outline, page size and text of the document', async () => {
    const pdf = await browser.print(briefing);
    const raw = Buffer.from(pdf).toString('latin1');
    expect(raw.startsWith('%PDF-')).toBe(true);
    expect(raw).toMatch(/\/MarkInfo\s*<<\s*\/Type\s*\/MarkInfo\s*\/Marked true/);
    expect(raw).toMatch(/\/Outlines \d+ 0 R/);
    expect(raw).toMatch(/\/MediaBox \[\s*0 0 59[45](?:\.\d+)? 84[12]/);
    expect(await pdfText(pdf)).toMatch(/^Heading Text of the page\. Row 0 1,234/);
  });

  test('is the same but for dates and structure ids, on one page after another, at once, and in another browser', async () => {
    const first = comparable(await browser.print(briefing));
    const many = await Promise.all([1, 2, 3, 4].map(() => browser.print(briefing)));
    const other = startTestBrowser(folder);
    try {
      const others = [await other.print(briefing), ...many];
      for (const pdf of others) expect(comparable(pdf)).toBe(first);
    } finally {
      await other.close();
    }
  });

  test.each([
    [
      'its body',
      document(`<h1>Another</h1><nav>1 <a href="#x">2</a></nav><table id="x">${rows}</table><p>End.</p>`, style),
    ],
    ['its head', document('<h1>Another</h1>', '<style>@page{size:A5}h1{color:red}</style>')],
  ])('prints a document whose %s was revised as it prints the revision alone', async (_, revision) => {
    const [first, second] = await browser.printRevised(async (print) => [await print(briefing), await print(revision)]);
    expect([first, second].map((pdf) => comparable(pdf ?? new Uint8Array()))).toEqual([
      comparable(await browser.print(briefing)),
      comparable(await browser.print(revision)),
    ]);
  });

  test('a draft has the pages and the places of links, and neither tags nor bookmarks', async () => {
    const body = document(`<h1>First</h1><a href="#二">on</a>${briefing}<h1 id="二">Second</h1>`, style);
    const [draft, whole] = await browser.printRevised(async (print) => [await print(body, 'draft'), await print(body)]);
    expect(readAnchors(draft)).toEqual({ pages: 2, anchors: new Map([[encodeURIComponent('二'), 2]]) });
    expect(readOutline(draft)).toEqual([]);
    expect(readOutline(whole)).toContainEqual({ title: 'Second', level: 1, page: 2 });
    expect(Buffer.from(draft).toString('latin1')).not.toMatch(/StructTreeRoot/);
  });

  test('a revision may ask for nothing outside itself either', async () => {
    const revision = document(`<img src="http://127.0.0.1:${port}/a">`, style);
    const printing = browser.printRevised(async (print) => [await print(briefing), await print(revision)]);
    await expect(printing).rejects.toMatchObject({ failure: 'data', message: expect.stringMatching(/127\.0\.0\.1/) });
    expect(connections).toBe(0);
  });

  test('an error of the revising itself is handed on, and the browser stays', async () => {
    let tries = 0;
    const printing = browser.printRevised(async (print) => {
      await print(briefing);
      tries += 1;
      throw new RangeError('a bug');
    });
    await expect(printing).rejects.toThrow(RangeError);
    expect(tries).toBe(1);
    expect(await pdfText(await browser.print(document('<p>still here</p>')))).toBe('still here');
  });

  test('shows pictures and fonts that are in the document, and what CSS draws', async () => {
    const pdf = await browser.print(
      document(`<p style="background:url(${pixel})">With a picture <img alt="" src="${pixel}"></p>`),
    );
    expect(await pdfText(pdf)).toBe('With a picture');
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/Subtype \/Image/);
  });

  test('runs no script of the document', async () => {
    const body = `<p id="a">before</p><script>document.getElementById('a').textContent='after'</script><img alt="" src="${pixel}" onload="document.body.textContent='after'">`;
    expect(await pdfText(await browser.print(document(body)))).toBe('before');
  });

  test.each([
    ['a picture', document('<img alt="" src="data:image/png;base64,AAAA">'), /1 picture\(s\) that cannot be read/],
    [
      'a font',
      document(
        '<p>x</p>',
        '<style>@font-face{font-family:Broken;src:url(data:font/woff2;base64,AAAA)}p{font-family:Broken}</style>',
      ),
      /fonts that cannot be read \("?Broken"? /,
    ],
  ])('%s that cannot be read is an error', async (_, html, message) => {
    await expect(browser.print(html)).rejects.toMatchObject({
      failure: 'data',
      message: expect.stringMatching(message),
    });
  });
});

describe('what a document asks for outside itself is an error that names it, and opens no connection', () => {
  const vectors: readonly (readonly [string, string])[] = [
    ['a picture', '<img src="URL/a">'],
    ['a picture set', '<img srcset="URL/a 1x">'],
    ['a background', '<p style="background:url(URL/a)">x</p>'],
    ['generated content', '<style>p::before{content:url(URL/a)}</style><p>x</p>'],
    ['a mask', '<p style="mask-image:url(URL/a)">x</p>'],
    ['an import', '<style>@import url(URL/a);</style>'],
    ['a font', '<style>@font-face{font-family:F;src:url(URL/a)}p{font-family:F}</style><p>x</p>'],
    ['a style sheet', '<link rel="stylesheet" href="URL/a">'],
    ['a preconnect', '<link rel="preconnect" href="URL/a">'],
    ['a name lookup', '<link rel="dns-prefetch" href="URL/a">'],
    ['a prefetch', '<link rel="prefetch" href="URL/a">'],
    ['a preload', '<link rel="preload" as="image" href="URL/a">'],
    ['a frame', '<iframe src="URL/a"></iframe>'],
    ['a file in a frame', '<iframe src="file:///etc/passwd"></iframe>'],
    ['a file in a picture', '<img src="FiLe:///etc/passwd">'],
    ['a file in CSS', '<p style="background:url(file:///etc/passwd)">x</p>'],
    [
      'a file in a font',
      '<style>@font-face{font-family:F;src:url(file:///etc/passwd)}p{font-family:F}</style><p>x</p>',
    ],
    ['a file in SVG', '<svg><image xlink:href="file:///etc/passwd" width="9" height="9"/></svg>'],
    [
      'a filter in SVG',
      '<svg><filter id="f"><feImage href="URL/a"/></filter><rect filter="url(#f)" width="9" height="9"/></svg>',
    ],
    ['a document in a frame', '<iframe srcdoc="&lt;img src=URL/a>"></iframe>'],
    ['an object', '<object data="URL/a"></object>'],
    ['an embedded thing', '<embed src="URL/a">'],
    ['a refresh', '<meta http-equiv="Refresh" content="0;url=URL/a">'],
    ['a base', '<base href="URL/"><img src="a">'],
    ['a picture in SVG', '<svg><image href="URL/a" width="9" height="9"/></svg>'],
    ['a use in SVG', '<svg><use href="URL/a#b"/></svg>'],
    [
      'a picture in a foreign object',
      '<svg><foreignObject width="9" height="9"><img src="URL/a"/></foreignObject></svg>',
    ],
    ['a film', '<video src="URL/a" poster="URL/b"></video>'],
    ['a track', '<audio src="URL/a" preload="auto"></audio>'],
  ];

  test.each(inPart(vectors, 2))('%s', async (_, body) => {
    const html = document(body.replaceAll('URL', `http://127.0.0.1:${port}`));
    await expect(browser.print(html)).rejects.toMatchObject({
      failure: 'data',
      message: expect.stringMatching(/asks for resources outside itself: .*(?:127\.0\.0\.1|passwd|iframe)/i),
    });
    expect(connections).toBe(0);
  });

  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`;

  const forbidden = vectors.filter(([name]) => /picture$|background|content|mask|import|font$|use|filter/.test(name));
  test.each(inPart(forbidden, 3))('%s that the policy of the page forbids before it is asked for', async (_, body) => {
    const html = document(body.replaceAll('URL', `http://127.0.0.1:${port}`), policy);
    await expect(browser.print(html)).rejects.toMatchObject({
      failure: 'data',
      message: expect.stringMatching(/asks for resources outside itself: .*(?:127\.0\.0\.1|passwd)/i),
    });
    expect(connections).toBe(0);
  });

  test('the listener would have seen it', async () => {
    await new Promise((resolve) => connect(port, '127.0.0.1').on('close', resolve));
    expect(connections).toBe(1);
    connections = 0;
  });

  test('what is inside the document may be named', async () => {
    const html = document(
      `<svg xmlns:xlink="http://www.w3.org/1999/xlink"><defs><circle id="c" r="9"/></defs><use href="#c"/><use xlink:href="#c"/><a href="#c"><text y="9">inside</text></a></svg>`,
    );
    expect(await pdfText(await browser.print(html))).toBe('inside');
  });

  test('links are not followed and no error', async () => {
    const html = document(`<a href="http://127.0.0.1:${port}/a">a link</a>`);
    expect(await pdfText(await browser.print(html))).toBe('a link');
    expect(connections).toBe(0);
  });

  test('the flags of the process alone let nothing out', async () => {
    const child = startProcess({ found: foundBrowser(), privateFolder: folder, sandbox: process.getuid?.() !== 0 });
    try {
      const puppeteer = await connectPuppeteer({ transport: child.transport });
      const page = await puppeteer.newPage();
      for (const [, body] of vectors) {
        const html = document(body.replaceAll('URL', `http://127.0.0.1:${port}`));
        await page.setContent(html, { waitUntil: 'load', timeout: patience * 1000 }).catch(() => {});
      }
      await expect(page.goto(`http://127.0.0.1:${port}/last`)).rejects.toThrow(/ERR_/);
      expect(connections).toBe(0);
    } finally {
      await child.close();
    }
  });
});
