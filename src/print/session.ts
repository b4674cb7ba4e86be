import type { Browser } from 'puppeteer';
import { BriefError } from '../project/errors.ts';
import type { Capture } from './capture.ts';
import { deadline, within } from './deadline.ts';
import { isUnpacked } from './embedded.ts';
import { isExplained, startFailure } from './failure.ts';
import type { FoundBrowser } from './find.ts';
import { openTab, PageDied, StartDied, type Tab } from './print.ts';
import { type BrowserProcess, startProcess } from './process.ts';
import { unpackBrowser } from './unpack.ts';

export interface BrowserOptions {
  readonly found: FoundBrowser;
  /** Absolute path of `.briefpress`, where the profile of the browser lives while it runs. */
  readonly privateFolder: string;
  /** False only where the user said --no-sandbox. */
  readonly sandbox: boolean;
  /** One line for the user, without a newline. */
  warn(line: string): void;
  /** Seconds to wait for the browser's first answer, unpacking not counted, and again for each print. */
  readonly timeout?: number | undefined;
}

/** One life of the browser. */
export interface Session {
  readonly browser: Promise<Browser>;
  /** An unused tab; the first is prepared as soon as the browser answers. */
  readonly takeTab: () => Promise<OpenTab>;
  kill(): void;
  close(): Promise<void>;
}

interface OpenTab extends Tab {
  readonly close: () => void;
}

/** Starts one process of the browser, unpacking it first if needed. */
export function openSession(options: BrowserOptions, sandbox: boolean): Session {
  const { found, privateFolder } = options;
  const limit = deadline(options.timeout);
  let child: BrowserProcess | undefined;
  let stopped = false;
  const spawnNow = (): BrowserProcess => {
    if (stopped) throw new BriefError('browser', 'The browser was stopped before it started.');
    child = startProcess({ found, privateFolder, sandbox });
    return child;
  };
  const unpacking =
    found.embedded === undefined || isUnpacked(found.embedded) ? undefined : unpackBrowser(found.embedded);
  // Spawned before anything else is imported, so that both start side by side.
  const started =
    unpacking === undefined
      ? new Promise<BrowserProcess>((resolve) => resolve(spawnNow()))
      : unpacking.done.then(spawnNow);
  const browser = started.then((process) =>
    within({
      limit,
      what: 'The browser started and did not answer',
      work: (wait) => {
        wait('its first answer');
        return connectTo(process);
      },
    }),
  );
  browser.catch(() => {});
  let first: Promise<OpenTab> | undefined = browser.then(openFirst);
  first.catch(() => {});
  return {
    browser,
    takeTab: () => {
      const tab = first ?? browser.then(openAnother);
      first = undefined;
      return tab;
    },
    kill: () => {
      stopped = true;
      unpacking?.abandon();
      child?.kill();
    },
    close: async () => {
      stopped = true;
      await unpacking?.done.catch(() => {});
      await child?.close();
    },
  };
}

async function connectTo(process: BrowserProcess): Promise<Browser> {
  const failed = process.ended.then((end) => {
    const failure = startFailure(end);
    throw isExplained(failure) ? failure : new StartDied(failure);
  });
  failed.catch(() => {});
  const connected = import('puppeteer').then(({ connect }) =>
    connect({ transport: process.transport, defaultViewport: null, issuesEnabled: false, protocolTimeout: 0 }),
  );
  // A lost connection says less than what the browser wrote before it ended.
  connected.catch(() => {});
  return Promise.race([connected.catch(() => failed), failed]);
}

/** The tab that a browser starts with. It is never closed: some browsers end with their last tab. */
async function openFirst(browser: Browser): Promise<OpenTab> {
  const target = browser.targets().find((each) => each.type() === 'page');
  if (target === undefined) return openAnother(browser);
  return { ...(await openTab(await target.createCDPSession())), close: () => {} };
}

async function openAnother(browser: Browser): Promise<OpenTab> {
  const whole = await browser.target().createCDPSession();
  const { targetId } = await whole.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await whole.send('Target.attachToTarget', { targetId, flatten: true });
  const session = whole.connection()?.session(sessionId);
  if (session === undefined || session === null) throw new PageDied('the new page is gone');
  const close = (): void => void whole.send('Target.closeTarget', { targetId }).catch(() => {});
  return { ...(await openTab(session)), close };
}

/** Prints a document within the time limit. */
export type PrintWithin = (html: string, capture: Capture) => Promise<Uint8Array>;

/** Does work in a new tab. Each print throws BriefError('browser') after waiting `limit` milliseconds. */
export async function workIn<T>(job: {
  readonly session: Session;
  readonly limit: number;
  readonly work: (print: PrintWithin) => Promise<T>;
}): Promise<T> {
  const { session, limit, work } = job;
  const browser = await session.browser;
  let leave = (): void => {};
  const gone = new Promise<never>((_, reject) => {
    leave = () => reject(new PageDied('the browser went away'));
  });
  gone.catch(() => {});
  // Not once: Puppeteer takes such a listener off only by its call, and each would keep its page and its PDF.
  browser.on('disconnected', leave);
  const what = 'The page was not printed';
  const tab = await within({
    limit,
    what,
    work: (wait) => {
      wait('an empty page');
      return Promise.race([session.takeTab(), gone]);
    },
  });
  try {
    return await work((html, capture) =>
      within({ limit, what, work: (wait) => Promise.race([tab.print(html, capture, wait), gone]) }),
    );
  } finally {
    browser.off('disconnected', leave);
    tab.close();
  }
}
