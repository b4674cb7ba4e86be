import type { Browser } from 'puppeteer';
import { BriefError } from '../errors.ts';
import { startFailure } from './failure.ts';
import type { FoundBrowser } from './find.ts';
import { PageDied, printPage } from './print.ts';
import { type BrowserProcess, startProcess } from './process.ts';
import { isUnpacked, unpackBrowser } from './unpack.ts';

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

export interface RunningBrowser {
  /** As the browser gives it: `HeadlessChrome/147.0.7727.0`. */
  readonly version: Promise<string>;
  /**
   * One self-contained HTML document to a tagged PDF. May be called several times at once. A browser that dies is
   * started once more and the document printed again. Throws BriefError('data') where the document is at fault and
   * BriefError('browser') where printing is.
   */
  print(html: string): Promise<Uint8Array>;
  /** Resolves when no process and no temporary folder is left. */
  close(): Promise<void>;
  /** Synchronous, for signal handlers: ends every process of the browser and removes its temporary folders. */
  kill(): void;
}

/** One life of the browser. */
interface Session {
  readonly browser: Promise<Browser>;
  readonly firstPage: { taken: boolean };
  kill(): void;
  close(): Promise<void>;
}

/**
 * Starts the browser and returns at once: the process is spawned (unless it has to be unpacked first), the connection
 * is a promise inside, so that charts can be drawn meanwhile. Failures to start come out of `print` and `version`.
 */
export function startBrowser(options: BrowserOptions): RunningBrowser {
  const sandbox = decideSandbox(options);
  let session: Session | undefined = openSession(options, sandbox);
  let ended = false;
  const current = (): Session => {
    if (ended) throw new BriefError('browser', 'The browser was closed before the page was printed.');
    session ??= openSession(options, sandbox);
    return session;
  };
  const retire = (dead: Session): void => {
    if (session === dead) session = undefined;
    dead.kill();
  };
  const kill = (): void => {
    ended = true;
    process.off('exit', kill);
    session?.kill();
    session = undefined;
  };
  process.once('exit', kill);
  const version = session.browser.then((browser) => browser.version());
  version.catch(() => {});
  return {
    version,
    kill,
    print: async (html) => {
      const limit = options.printDeadline ?? 30_000;
      for (let attempt = 1; ; attempt++) {
        const used = current();
        try {
          return await printIn({ session: used, html, limit });
        } catch (error) {
          if (error instanceof BriefError && error.failure === 'data') throw error;
          retire(used);
          if (error instanceof BriefError) throw error;
          if (attempt === 2 || ended) throw diedTwice(error);
        }
      }
    },
    close: async () => {
      ended = true;
      process.off('exit', kill);
      await session?.close();
      session = undefined;
    },
  };
}

function openSession(options: BrowserOptions, sandbox: boolean): Session {
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
  const started = unpacking === undefined ? Promise.resolve(spawnNow()) : unpacking.done.then(spawnNow);
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

async function printIn(job: {
  readonly session: Session;
  readonly html: string;
  readonly limit: number;
}): Promise<Uint8Array> {
  const { session, html, limit } = job;
  const browser = await session.browser;
  const first = !session.firstPage.taken;
  session.firstPage.taken = true;
  const gone = new Promise<never>((_, reject) => {
    browser.once('disconnected', () => reject(new PageDied('the browser went away')));
  });
  gone.catch(() => {});
  const work = async (): Promise<Uint8Array> => {
    const page = (first ? (await browser.pages())[0] : undefined) ?? (await browser.newPage());
    try {
      return await printPage(page, html);
    } finally {
      // The first page stays: some browsers end with their last one.
      if (!first) void page.close().catch(() => {});
    }
  };
  return within({ work: Promise.race([work(), gone]), limit, what: 'The page was not printed' });
}

function decideSandbox({ sandbox, warn }: BrowserOptions): boolean {
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  if (!sandbox) warn('The browser runs without its sandbox, because of --no-sandbox.');
  else if (root) warn('The browser runs without its sandbox: it refuses it to root. Another user gets it.');
  return sandbox && !root;
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

function diedTwice(error: unknown): BriefError {
  const reason = error instanceof Error ? error.message : String(error);
  return new BriefError('browser', `The browser failed while printing, and again in a second try: ${reason}.`, {
    hint: 'Free some memory, print fewer pages at once with --jobs 1, or run "npm run brief -- doctor".',
    cause: error,
  });
}
