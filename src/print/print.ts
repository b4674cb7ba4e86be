import type { CDPSession } from 'puppeteer';
import { BriefError } from '../project/errors.ts';
import type { Capture } from './capture.ts';
import type { Await } from './deadline.ts';

/** Thrown where the browser or its page died, so that printing again in a new one may work. */
export class PageDied extends Error {}

/** Thrown where the browser died before it answered, for no reason that is known; `failure` is what to say of it. */
export class StartDied extends PageDied {
  readonly failure: BriefError;

  constructor(failure: BriefError) {
    super(failure.message);
    this.failure = failure;
  }
}

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

/** A browser tab for one document and its revisions: each is laid out, checked and printed. */
export interface Tab {
  /** Throws BriefError('data') where the document asks for anything outside itself or has a font or picture that cannot
   * be read, and PageDied where the page did not live to answer. */
  readonly print: (html: string, capture: Capture, wait: Await) => Promise<Uint8Array>;
}

/**
 * Prepares a tab that still shows about:blank. Only its session is used: a Puppeteer page follows every request, and
 * would receive each font that is a data: URL again with every event.
 */
export async function openTab(session: CDPSession): Promise<Tab> {
  const refused: string[] = [];
  const crashed = new Promise<never>((_, reject) => {
    session.once('Inspector.targetCrashed', () => reject(new PageDied('the page crashed')));
  });
  crashed.catch(() => {});
  session.on('Fetch.requestPaused', ({ requestId, request: { url } }) => void answer(session, refused, requestId, url));
  // What the page's own policy forbids, and files, are refused by the browser itself, before there is a request.
  session.on('Log.entryAdded', ({ entry: { source, level, text } }) => {
    const [, local] = /^Not allowed to load local resource: (.*)/.exec(text) ?? [];
    if (local !== undefined) refused.push(local);
    else if (source === 'security' && level === 'error') refused.push(/'([^']+)'/.exec(text)?.[1] ?? text);
  });
  const [{ frameTree }] = await Promise.all([
    session.send('Page.getFrameTree'),
    session.send('Page.enable'),
    session.send('Inspector.enable'),
    session.send('Log.enable'),
    session.send('Emulation.setScriptExecutionDisabled', { value: true }),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*://*' }] }),
  ]);
  const document: OpenDocument = { session, frame: frameTree.frame.id, refused };
  let shown: string | undefined;
  return {
    print: async (html, capture, wait) => {
      const before = shown;
      shown = html;
      try {
        return await Promise.race([guardAndPrint(document, { html, before, capture, wait }), crashed]);
      } catch (error) {
        if (refused.length > 0 && !(error instanceof PageDied)) throw outside(refused);
        throw error;
      }
    },
  };
}

/** Anything but a data: URL leads outside. The pattern also catches a few data: URLs: drawings that name a namespace. */
async function answer(session: CDPSession, refused: string[], requestId: string, url: string): Promise<void> {
  if (url.startsWith('data:')) {
    await session.send('Fetch.continueRequest', { requestId }).catch(() => {});
    return;
  }
  refused.push(url);
  await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }).catch(() => {});
}

interface OpenDocument {
  readonly session: CDPSession;
  readonly frame: string;
  readonly refused: readonly string[];
}

interface Printing {
  readonly html: string;
  /** The document that the tab shows now. */
  readonly before: string | undefined;
  readonly capture: Capture;
  readonly wait: Await;
}

async function guardAndPrint(document: OpenDocument, printing: Printing): Promise<Uint8Array> {
  const { html, before, capture, wait } = printing;
  const { session, refused } = document;
  wait('it to be read');
  const body = before === undefined ? undefined : newBody(before, html);
  await (body === undefined ? setDocument(document, html) : setBody(session, body));
  wait('its fonts and pictures');
  const settled = await settleDocument(session);
  if (refused.length > 0 || settled.forbidden.length > 0) throw outside([...refused, ...settled.forbidden]);
  if (settled.brokenFonts.length > 0 || settled.brokenImages > 0) throw unreadable(settled);
  wait('it to be printed');
  const made = await capture(session);
  if (refused.length > 0) throw outside(refused);
  return made;
}

/** The body of a document that has the same head as another, fonts included; undefined if the heads differ. */
function newBody(before: string, html: string): string | undefined {
  const start = html.indexOf('<body');
  const [, body] = /^(<body[\s\S]*<\/body>)\s*<\/html>\s*$/.exec(html.slice(Math.max(0, start))) ?? [];
  return start > 0 && html.slice(0, start) === before.slice(0, start) ? body : undefined;
}

async function setBody(session: CDPSession, body: string): Promise<void> {
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'body' });
  await session.send('DOM.setOuterHTML', { nodeId, outerHTML: body });
}

/** One message instead of a navigation or a script: a quarter faster than Puppeteer's setContent. */
async function setDocument({ session, frame }: OpenDocument, html: string): Promise<void> {
  const loaded = nextLoad(session);
  await session.send('Page.setDocumentContent', { frameId: frame, html });
  await loaded;
}

function nextLoad(session: CDPSession): Promise<void> {
  return new Promise((resolve) => session.once('Page.loadEventFired', () => resolve()));
}

/** Waits for the fonts. The load event may have been that of the empty page, so the state is looked at too. */
async function settleDocument(session: CDPSession): Promise<Settled> {
  for (;;) {
    const loaded = nextLoad(session);
    const { result } = await session.send('Runtime.evaluate', {
      expression: settle,
      awaitPromise: true,
      returnByValue: true,
    });
    const settled = result.value as Settled;
    if (settled.complete) return settled;
    await loaded;
  }
}

function outside(asked: readonly string[]): BriefError {
  const list = [...new Set(asked)].map((url) => url.slice(0, 200));
  return new BriefError(
    'data',
    `The page asks for resources outside itself: ${list.join(', ')}. Nothing was fetched.`,
    {
      hint: 'A briefing is self-contained: put pictures and fonts into it as data: URLs, and take out frames, <base>, <link> and refresh.',
    },
  );
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
