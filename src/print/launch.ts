import { BriefError } from '../project/errors.ts';
import { type PictureSize, toPdf, toPng, toUntaggedPdf } from './capture.ts';
import { deadline } from './deadline.ts';
import { StartDied } from './print.ts';
import { type BrowserOptions, openSession, type PrintWithin, type Session, workIn } from './session.ts';

export type { BrowserOptions } from './session.ts';

export interface RunningBrowser {
  /** As the browser gives it: `HeadlessChrome/147.0.7727.0`. */
  readonly version: Promise<string>;
  /**
   * One self-contained HTML document to a tagged PDF. May be called several times at once. A browser that dies is
   * started once more and the document printed again. Throws BriefError('data') where the document is at fault and
   * BriefError('browser') where printing is.
   */
  print(html: string): Promise<Uint8Array>;
  /**
   * Prints a document again and again, as `work` revises it: of a revision with the same head only the body is set anew.
   * A draft has the pages, their text and their links, and neither tags nor bookmarks.
   * Where the browser dies, the work is done once more from its beginning. Fails as `print` does, and as the work does.
   */
  printRevised<T>(work: (print: PrintRevision) => Promise<T>): Promise<T>;
  /** The top left corner of such a document as a PNG, `size` in CSS px, two pixels to each. Fails as `print` does. */
  picture(html: string, size: PictureSize): Promise<Uint8Array>;
  /** Resolves when no process and no temporary folder is left. */
  close(): Promise<void>;
  /** Synchronous, for signal handlers: ends every process of the browser and removes its temporary folders. */
  kill(): void;
}

export type PrintRevision = (html: string, kind?: 'whole' | 'draft') => Promise<Uint8Array>;

/**
 * Starts the browser and returns at once: the process is spawned (unless it has to be unpacked first), the connection
 * is a promise inside, so that charts can be drawn meanwhile. Failures to start come out of `print` and `version`.
 */
export function startBrowser(options: BrowserOptions): RunningBrowser {
  const { sandbox, warning } = decideSandbox(options);
  let session: Session | undefined = openSession(options, sandbox);
  let ended = false;
  const current = (): Session => {
    if (ended) throw closed();
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
  const tryOnce = async <T>(use: (session: Session) => Promise<T>): Promise<T> => {
    const used = current();
    try {
      return await use(used);
    } catch (error) {
      if (error instanceof BriefError && error.failure === 'data') throw error;
      retire(used);
      throw ended ? closed() : error;
    }
  };
  const printIn = <T>(work: Work<T>, session: Session): Promise<T> => {
    for (const line of warning.splice(0)) options.warn(line);
    return workIn({ session, limit: deadline(options.timeout), work });
  };
  const tryTwice = <T>(work: Work<T>): Promise<T> => retried(() => tryOnce((used) => printIn(work, used)));
  const version = retried(() => tryOnce(async (used) => (await used.browser).version()));
  version.catch(() => {});
  return {
    version,
    kill,
    print: (html) => tryTwice((print) => print(html, toPdf)),
    printRevised: async (work) => (await tryTwice(apart(work)))(),
    picture: (html, size) => tryTwice((print) => print(html, toPng(size))),
    close: async () => {
      ended = true;
      process.off('exit', kill);
      await session?.close();
      session = undefined;
    },
  };
}

type Work<T> = (print: PrintWithin) => Promise<T>;

/** The result of an attempt, or of a second one if the browser died in the first. */
function retried<T>(attempt: () => Promise<T>): Promise<T> {
  return attempt().catch((error: unknown) => {
    if (error instanceof BriefError) throw error;
    return attempt().catch((second: unknown) => {
      if (second instanceof StartDied) throw second.failure;
      throw second instanceof BriefError ? second : diedTwice(second);
    });
  });
}

/** Wraps the work's result and its own errors in a function, so that only errors of a print count as the browser's. */
function apart<T>(work: (print: PrintRevision) => Promise<T>): Work<() => T> {
  return (print) => {
    let failed: unknown;
    const watched: PrintRevision = (html, kind) =>
      print(html, kind === 'draft' ? toUntaggedPdf : toPdf).catch((error: unknown) => {
        failed = error;
        throw error;
      });
    return work(watched).then(
      (made) => () => made,
      (error: unknown) => {
        if (error === failed) throw error;
        return () => {
          throw error;
        };
      },
    );
  };
}

/** Whether to use the sandbox, and the lines to give once the browser is used, until they are taken. */
function decideSandbox({ sandbox }: BrowserOptions): { readonly sandbox: boolean; readonly warning: string[] } {
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  if (!sandbox) return { sandbox, warning: ['The browser runs without its sandbox, because of --no-sandbox.'] };
  if (!root) return { sandbox, warning: [] };
  return {
    sandbox: false,
    warning: ['The browser runs without its sandbox, because you are root: run this as another user to have it.'],
  };
}

function closed(): BriefError {
  return new BriefError('browser', 'The browser was closed before the page was printed.');
}

function diedTwice(error: unknown): BriefError {
  const reason = error instanceof Error ? error.message : String(error);
  return new BriefError('browser', `The browser failed while printing, and again in a second try: ${reason}.`, {
    hint: 'Free some memory, print fewer pages at once with --jobs 1, or run "briefpress doctor".',
    cause: error,
  });
}
