import type { Browser } from 'puppeteer';
import { BriefError } from '../errors.ts';
import { isUnpacked } from './embedded.ts';
import { startFailure } from './failure.ts';
import type { FoundBrowser } from './find.ts';
import { type Output, PageDied, printPage } from './print.ts';
import { type BrowserProcess, startProcess } from './process.ts';
import { unpackBrowser } from './unpack.ts';

export interface BrowserOptions {
  readonly found: FoundBrowser;
  /** Absolute path of `.briefpress`, where the browser is unpacked and its profile lives while it runs. */
  readonly privateFolder: string;
  /** False only where the user said --no-sandbox. */
  readonly sandbox: boolean;
  /** One line for the user, without a newline. */
  warn(line: string): void;
  /** Milliseconds that one print may take, from its own start. */
  readonly printDeadline?: number;
  /** Milliseconds that the browser may take to answer at all, unpacking not counted. */
  readonly startDeadline?: number;
}

/** One life of the browser. */
export interface Session {
  readonly browser: Promise<Browser>;
  readonly firstPage: { taken: boolean };
  kill(): void;
  close(): Promise<void>;
}

/** Starts one process of the browser, unpacking it first where that is still to be done. */
export function openSession(options: BrowserOptions, sandbox: boolean): Session {
  const { found, privateFolder } = options;
  const limit = options.startDeadline ?? 20_000;
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
    within({ work: connectTo(process), limit, what: 'The browser started and did not answer' }),
  );
  browser.catch(() => {});
  return {
    browser,
    firstPage: { taken: false },
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
  const failed = process.ended.then((end) => Promise.reject(startFailure(end)));
  failed.catch(() => {});
  const connected = import('puppeteer').then(({ connect }) =>
    connect({ transport: process.transport, defaultViewport: null, issuesEnabled: false, protocolTimeout: 0 }),
  );
  // A lost connection says less than what the browser wrote before it ended.
  connected.catch(() => {});
  return Promise.race([connected.catch(() => failed), failed]);
}

/** Prints on a page of its own. Throws BriefError('browser') after `limit` milliseconds. */
export async function printIn(job: {
  readonly session: Session;
  readonly html: string;
  readonly output: Output;
  readonly limit: number;
}): Promise<Uint8Array> {
  const { session, html, output, limit } = job;
  const browser = await session.browser;
  const first = !session.firstPage.taken;
  session.firstPage.taken = true;
  let leave = (): void => {};
  const gone = new Promise<never>((_, reject) => {
    leave = () => reject(new PageDied('the browser went away'));
  });
  gone.catch(() => {});
  browser.once('disconnected', leave);
  const work = async (): Promise<Uint8Array> => {
    const page = (first ? (await browser.pages())[0] : undefined) ?? (await browser.newPage());
    try {
      return await printPage(page, html, output);
    } finally {
      browser.off('disconnected', leave);
      // The first page stays: some browsers end with their last one.
      if (!first) void page.close().catch(() => {});
    }
  };
  return within({ work: Promise.race([work(), gone]), limit, what: 'The page was not printed' });
}

async function within<T>(job: {
  readonly work: Promise<T>;
  readonly limit: number;
  readonly what: string;
}): Promise<T> {
  const { work, limit, what } = job;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const hint = 'Make it smaller (long tables, nested tags, filters), or see what "npm run brief -- doctor" says.';
      reject(new BriefError('browser', `${what} within ${limit / 1000} s.`, { hint }));
    }, limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
