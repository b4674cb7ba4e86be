import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type BrowserProcessEntry,
  browserProcesses,
  document,
  eventually,
  foundBrowser,
  leftovers,
  patience,
  pdfText,
  removeFolder,
  startTestBrowser,
  temporaryFolder,
} from '../testing/browser.ts';
import { whole } from '../testing/in-part.ts';
import type { RunningBrowser } from './launch.ts';

const folder = temporaryFolder();
afterAll(() => removeFolder(folder));

let uses = 0;
function newFolder(): string {
  const made = join(folder, `use-${uses++}`);
  mkdirSync(made);
  return made;
}

const page = document('<p>A page</p>');
const rows = Array.from({ length: 400 }, (_, row) => `<tr><td>Row ${row}</td><td>1,234</td></tr>`).join('');
const longPage = document(`<table>${rows}</table>`);

/** Prints a page that takes long, and has something happen when the browser was told to; not when it is tried again. */
function interrupt(browser: RunningBrowser, happen: () => void): Promise<Uint8Array> {
  let tries = 0;
  return browser.printRevised(async (print) => {
    await print(page);
    const printing = print(longPage);
    tries += 1;
    if (tries === 1) happen();
    return printing;
  });
}

/** Ten times what a browser takes to start and to print a page, in seconds, however busy the machine is. */
async function amply(): Promise<number> {
  const start = performance.now();
  const browser = startTestBrowser(newFolder());
  await browser.print(page);
  await browser.close();
  return Math.ceil((performance.now() - start) / 100);
}

/** Has the browser unpacked. */
async function startAndClose(place: string): Promise<void> {
  const browser = startTestBrowser(place);
  await browser.version;
  await browser.close();
}

function signal(place: string, job: { readonly type: string; readonly name: NodeJS.Signals }): number {
  const hit = browserProcesses(place).filter(({ type }) => type === job.type);
  for (const { pid } of hit) process.kill(pid, job.name);
  return hit.length;
}

describe('startBrowser', () => {
  test('warns root that the sandbox is off, and anybody who turned it off, once it prints', async () => {
    const lines: string[] = [];
    const place = newFolder();
    const browser = startTestBrowser(place, { sandbox: false, warn: (line) => lines.push(line) });
    await browser.version;
    expect(lines).toEqual([]);
    await Promise.all([browser.print(page), browser.print(page)]);
    await browser.close();
    expect(lines).toEqual(['The browser runs without its sandbox, because of --no-sandbox.']);
  });

  test('close leaves no process and no profile, and ends prints with an error', async () => {
    const place = newFolder();
    const browser = startTestBrowser(place);
    expect(await browser.version).toMatch(/Chrome\/\d+/);
    expect(browserProcesses(place).length).toBeGreaterThan(1);
    await browser.close();
    await browser.close();
    expect(await eventually(() => browserProcesses(place).length === 0)).toBe(true);
    expect(leftovers(place)).toEqual([]);
    await expect(browser.print(page)).rejects.toMatchObject({ failure: 'browser' });
  });

  test('kill does so at once, in the middle of a print', async () => {
    const place = newFolder();
    const browser = startTestBrowser(place);
    await expect(interrupt(browser, browser.kill)).rejects.toMatchObject({ failure: 'browser' });
    expect(leftovers(place)).toEqual([]);
    expect(await eventually(() => browserProcesses(place).length === 0)).toBe(true);
  });

  test.each(['browser', 'renderer'])('a %s that dies in the middle of a print is replaced, once', async (type) => {
    const place = newFolder();
    const browser = startTestBrowser(place);
    try {
      let before: readonly BrowserProcessEntry[] = [];
      const printed = await interrupt(browser, () => {
        before = browserProcesses(place);
        expect(signal(place, { type, name: 'SIGKILL' })).toBeGreaterThan(0);
      });
      expect(await pdfText(printed)).toMatch(/Row 399 1,234$/);
      expect(browserProcesses(place).map(({ pid }) => pid)).not.toContain(before[0]?.pid);
      expect(leftovers(place)).toHaveLength(1);
    } finally {
      await browser.close();
    }
  });

  test.runIf(whole)(
    'a browser that hangs is killed at the deadline, and the next page is printed by a new one',
    async () => {
      const place = newFolder();
      const browser = startTestBrowser(place, { timeout: await amply() });
      try {
        const printing = interrupt(browser, () => signal(place, { type: 'browser', name: 'SIGSTOP' }));
        await expect(printing).rejects.toMatchObject({
          failure: 'browser',
          message: expect.stringMatching(/not printed within [\d.]+ s: waited .* s for it to be (?:read|printed)/),
        });
        expect(await eventually(() => browserProcesses(place).length === 0)).toBe(true);
        expect(await pdfText(await browser.print(page))).toBe('A page');
      } finally {
        await browser.close();
      }
    },
  );

  test.runIf(whole)(
    'what Node does for longer than the deadline, while the browser answers, is no fault of the browser',
    async () => {
      const timeout = await amply();
      const browser = startTestBrowser(newFolder(), { timeout });
      try {
        const printing = browser.print(page);
        await Promise.race([printing, new Promise(setImmediate)]);
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, timeout * 1100);
        expect(await pdfText(await printing)).toBe('A page');
      } finally {
        await browser.close();
      }
    },
  );
});

describe('a browser that dies before it answers', () => {
  /** A browser that is killed so many times before it starts in earnest. */
  function dying(place: string, times: number) {
    const found = foundBrowser();
    const executable = join(place, 'dying');
    const lives = Array.from(
      { length: times },
      (_, index) => `mkdir ${place}/life-${index} 2>/dev/null && kill -KILL $$`,
    );
    writeFileSync(executable, `#!/bin/sh\n${lives.join('\n')}\nexec ${found.executable} "$@"\n`);
    chmodSync(executable, 0o755);
    return { ...found, executable };
  }

  test('is started once more, and prints', async () => {
    const place = newFolder();
    await startAndClose(newFolder());
    const browser = startTestBrowser(place, { found: dying(place, 1) });
    expect(await pdfText(await browser.print(page))).toBe('A page');
    expect(await browser.version).toMatch(/Chrome\/\d+/);
    await browser.close();
    expect(leftovers(place)).toEqual([]);
  });

  test('and dies again is told of', async () => {
    const place = newFolder();
    const browser = startTestBrowser(place, { found: dying(place, 2) });
    const failure = { failure: 'browser', message: expect.stringMatching(/did not start .*signal SIGKILL/) };
    await expect(browser.print(page)).rejects.toMatchObject(failure);
    await browser.close();
    expect(leftovers(place)).toEqual([]);
  });
});

describe('a browser that does not start', () => {
  function program(text: string): string {
    const path = join(newFolder(), 'browser');
    writeFileSync(path, text);
    chmodSync(path, 0o755);
    return path;
  }

  test.each([
    ['is not there', () => '/no/such/browser', /does not exist/, /--browser/],
    ['is no program', () => program('\u007fELF nonsense'), /not a program for this machine|did not start/, /--browser/],
    [
      'has no sandbox',
      () => program('#!/bin/sh\necho "FATAL: No usable sandbox!" >&2; exit 1\n'),
      /sandbox/,
      /--no-sandbox/,
    ],
    ['ends without a word', () => program('#!/bin/sh\nexit 3\n'), /exit code 3/, /doctor/],
    [
      'never answers',
      () => program('#!/bin/sh\nexec sleep 60\n'),
      /did not answer within 0\.7 s: waited \d+\.\d s for its first answer\./,
      /doctor/,
    ],
    [
      'prints what is no protocol',
      () => program('#!/bin/sh\nprintf "garbage\\0" >&4; exec sleep 60\n'),
      /did not answer/,
      /doctor/,
    ],
  ])('%s', async (_, executable, message, hint) => {
    const place = newFolder();
    const found = { executable: executable(), foundIn: '--browser' };
    // Those that end by themselves are not hurried: that they ended is what is told of them.
    const timeout = String(message).includes('did not answer') ? 0.7 : patience;
    const browser = startTestBrowser(place, { found, timeout });
    const failure = { failure: 'browser', message: expect.stringMatching(message), hint: expect.stringMatching(hint) };
    await expect(browser.print(page)).rejects.toMatchObject(failure);
    await browser.close();
    expect(leftovers(place)).toEqual([]);
  });
});
