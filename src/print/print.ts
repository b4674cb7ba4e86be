import type { CDPSession, Page } from 'puppeteer';
import { BriefError } from '../errors.ts';

/** Thrown where the browser or its page died, so that printing again in a new one may work. */
export class PageDied extends Error {}

interface Settled {
  readonly complete: boolean;
  readonly forbidden: readonly string[];
  readonly brokenFonts: readonly string[];
  readonly brokenImages: number;
}

// What can open a connection, read a file or replace the page, with or without a request that interception would see.
const forbidden = [
  'base',
  'meta[http-equiv="refresh" i]',
  'iframe',
  'frame',
  'object',
  'embed',
  'portal',
  '[src]:not([src^="data:" i])',
  '[srcset]',
  '[poster]',
  '[background]',
  ':not(a, area)[*|href]:not([*|href^="#"]):not([*|href^="data:" i])',
].join();

// Text and not a function: a bundler or a test runner may add calls to a function that the page does not know.
const settle = `(async () => {
  await document.fonts.ready;
  return {
    complete: document.readyState === 'complete',
    forbidden: [...document.querySelectorAll(${JSON.stringify(forbidden)})].map((element) => element.cloneNode().outerHTML.slice(0, 200)),
    brokenFonts: [...document.fonts].filter((font) => font.status === 'error').map((font) => font.family + ' ' + font.weight),
    brokenImages: [...document.images].filter((image) => image.naturalWidth === 0).length,
  };
})()`;

/** What is made of a page that has been set. */
export type Output = (session: CDPSession) => Promise<Uint8Array>;

/** A tagged PDF with outline, in the page size that the CSS gives. */
export const toPdf: Output = async (session) => {
  const { data } = await session.send('Page.printToPDF', {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    paperWidth: 8.27,
    paperHeight: 11.69,
    marginTop: 0,
    marginRight: 0,
    marginBottom: 0,
    marginLeft: 0,
  });
  return Buffer.from(data, 'base64');
};

/** A PNG of the page's top left corner, `width` by `height` CSS px, two pixels to each. */
export function toPng({ width, height }: { readonly width: number; readonly height: number }): Output {
  return async (session) => {
    await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 2, mobile: false });
    const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  };
}

/**
 * Prints one self-contained HTML document on a page that is still about:blank and is used for nothing else.
 * Throws BriefError('data') where the document asks for anything outside itself or has a font or picture that cannot
 * be read, and PageDied where the page did not live to answer.
 */
export async function printPage(page: Page, html: string, output: Output = toPdf): Promise<Uint8Array> {
  const refused: string[] = [];
  const crashed = new Promise<never>((_, reject) => {
    page.once('error', (error) => reject(new PageDied(`the page crashed: ${error.message}`)));
  });
  crashed.catch(() => {});
  try {
    return await Promise.race([guardAndPrint({ page, html, output, refused }), crashed]);
  } catch (error) {
    if (refused.length > 0 && !(error instanceof PageDied)) throw outside(refused);
    throw error;
  }
}

async function guardAndPrint(job: {
  readonly page: Page;
  readonly html: string;
  readonly output: Output;
  readonly refused: string[];
}): Promise<Uint8Array> {
  const { page, html, output, refused } = job;
  page.on('request', (request) => {
    const url = request.url();
    if (/^(?:data:|about:blank$)/.test(url)) {
      void request.continue().catch(() => {});
      return;
    }
    refused.push(url);
    void request.abort('blockedbyclient').catch(() => {});
  });
  // A file is refused by the browser itself, before there is a request.
  page.on('console', (message) => {
    const local = /^Not allowed to load local resource: (.*)/.exec(message.text());
    if (local) refused.push(local[1] ?? '');
  });
  const [session] = await Promise.all([
    page.createCDPSession(),
    page.setJavaScriptEnabled(false),
    page.setOfflineMode(true),
    page.setRequestInterception(true),
  ]);
  await setDocument({ page, session, html });
  const settled = await settleDocument(page);
  if (refused.length > 0 || settled.forbidden.length > 0) throw outside([...refused, ...settled.forbidden]);
  if (settled.brokenFonts.length > 0 || settled.brokenImages > 0) throw unreadable(settled);
  const made = await output(session);
  if (refused.length > 0) throw outside(refused);
  return made;
}

/** One message instead of a navigation or a script: a quarter faster than Puppeteer's setContent. */
async function setDocument(job: {
  readonly page: Page;
  readonly session: CDPSession;
  readonly html: string;
}): Promise<void> {
  const { page, session, html } = job;
  const { frameTree } = await session.send('Page.getFrameTree');
  const loaded = new Promise<void>((resolve) => page.once('load', () => resolve()));
  await session.send('Page.setDocumentContent', { frameId: frameTree.frame.id, html });
  await loaded;
}

/** Waits for the fonts. The load event may have been that of the empty page, so the state is looked at too. */
async function settleDocument(page: Page): Promise<Settled> {
  for (;;) {
    const loaded = new Promise<void>((resolve) => page.once('load', () => resolve()));
    const settled = (await page.evaluate(settle)) as Settled;
    if (settled.complete) return settled;
    await loaded;
  }
}

function outside(asked: readonly string[]): BriefError {
  const list = [...new Set(asked)].map((url) => url.slice(0, 200));
  return new BriefError('data', `The page asks for what is not in it: ${list.join(', ')}. Nothing was fetched.`, {
    hint: 'A briefing is self-contained: put pictures and fonts into it as data: URLs, and take out frames, <base>, <link> and refresh.',
  });
}

function unreadable({ brokenFonts, brokenImages }: Settled): BriefError {
  const what = [
    ...(brokenFonts.length > 0 ? [`fonts that cannot be read (${brokenFonts.join(', ')})`] : []),
    ...(brokenImages > 0 ? [`${brokenImages} picture(s) that cannot be read`] : []),
  ];
  return new BriefError('data', `The page has ${what.join(' and ')}.`, {
    hint: 'Check the files that the theme and the topic name.',
  });
}
