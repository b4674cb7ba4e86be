import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { joinRuns } from '../pdf/read/join-text.ts';
import { loadPdf } from '../pdf/read/load-pdf.ts';
import { readPageContents } from '../pdf/read/pages.ts';
import { browserPackage, embeddedBrowser } from '../print/embedded.ts';
import type { FoundBrowser } from '../print/find.ts';
import { findBrowser } from '../print/find.ts';
import type { BrowserOptions, RunningBrowser } from '../print/launch.ts';
import { startBrowser } from '../print/launch.ts';
import { thisMachine } from '../print/machine.ts';
import { openCache } from '../project/cache.mjs';

/**
 * Seconds after which a test gives up what it waits for. It is reached only where something is broken: tests find
 * faults and not slow machines.
 */
export const patience = 300;

/** The root of the checkout. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** A new folder of its own for one test file; the caller removes it. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'briefpress-test-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** The browser that the product would choose, unpacked where the product unpacks it so that tests share it. */
export function foundBrowser(): FoundBrowser {
  const { folder } = openCache(projectRoot, process.env);
  return findBrowser({
    embedded: embeddedBrowser(folder, browserPackage(projectRoot)),
    machine: thisMachine(process.env),
  });
}

/** Starts it with its profile below `folder`, by which its processes can be told. */
export function startTestBrowser(folder: string, options: Partial<BrowserOptions> = {}): RunningBrowser {
  return startBrowser({
    found: foundBrowser(),
    privateFolder: folder,
    sandbox: true,
    warn: () => {},
    timeout: patience,
    ...options,
  });
}

export interface BrowserProcessEntry {
  readonly pid: number;
  /** `browser`, `renderer`, `zygote`, … */
  readonly type: string;
}

/** Live processes of the browsers that were started with a profile below `folder`, found by their process group. */
export function browserProcesses(folder: string): readonly BrowserProcessEntry[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => describeProcess(Number(name)));
  const leaders = all.filter(({ command }) => command.includes(`--user-data-dir=${folder}/`)).map(({ group }) => group);
  return all
    .filter(({ group }) => leaders.includes(group))
    .map(({ pid, command }) => ({ pid, type: /--type=([a-z-]+)/.exec(command)?.[1] ?? 'browser' }));
}

function describeProcess(
  pid: number,
): readonly { readonly pid: number; readonly group: number; readonly command: string }[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return [];
    return [
      { pid, group: Number(group), command: readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ') },
    ];
  } catch {
    return [];
  }
}

/** Waits until `condition` holds, and returns whether it does at last. */
export async function eventually(condition: () => boolean): Promise<boolean> {
  const end = Date.now() + patience * 1000;
  while (!condition() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
  return condition();
}

/** What is left below the folder that holds the profiles. */
export function leftovers(folder: string): readonly string[] {
  const run = join(folder, 'run');
  return existsSync(run) ? readdirSync(run) : [];
}

/** The text of a PDF, page after page, with single spaces. */
export async function pdfText(pdf: Uint8Array): Promise<string> {
  const pages = readPageContents(loadPdf(pdf));
  return pages
    .map((page) => joinRuns(page.paints.flatMap((paint) => paint.runs)))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A PDF without what may differ between two prints of one page: dates and the numbers of structure ids. */
export function comparable(pdf: Uint8Array): string {
  return Buffer.from(pdf)
    .toString('latin1')
    .replace(/\(D:\d{14}[^)]*\)/g, '(date)')
    .replace(/node\d{8}/g, 'node');
}

/** A whole HTML document round `body`. */
export function document(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title>${head}</head><body>${body}</body></html>`;
}
