// The programs that `npm run bench` times, each a whole process.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
/** What the bench makes. */
export const folder = path.join(root, 'node_modules', '.cache', 'briefpress-bench');
const here = import.meta.dirname;

/** A program that did not do what was to be timed. */
export class Failed extends Error {}

/** @typedef {readonly string[]} Words A program and its arguments. */

/**
 * Runs a program to its end. Throws Failed where its exit code is not 0.
 * @param {Words} words @param {Readonly<Record<string, string>>} [environment] the whole of it; otherwise this one's
 * @returns {{ readonly milliseconds: number, readonly stderr: string }}
 */
export function time([program = '', ...words], environment) {
  const start = performance.now();
  const { status, stderr, error } = spawnSync(program, words, {
    cwd: root,
    encoding: 'utf8',
    ...(environment === undefined ? {} : { env: environment }),
  });
  const milliseconds = performance.now() - start;
  if (status !== 0) throw new Failed(`${[program, ...words].join(' ')} ended with ${status}\n${error ?? stderr}`);
  return { milliseconds, stderr };
}

/** @param {readonly string[]} words of the command line @returns {Words} */
export function product(words) {
  return [process.execPath, path.join(root, 'src', 'start', 'run.mjs'), ...words];
}

/**
 * Makes a script of a TypeScript file of this folder, and gives its path.
 * @param {string} name
 */
export async function bundleScript(name) {
  const script = path.join(folder, `${name}.mjs`);
  await build({
    entryPoints: [path.join(here, `${name}.ts`)],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  return script;
}

/**
 * The browser as the product starts it, in a profile that is new.
 * @returns {Promise<() => import('./browser.ts').BrowserCommand>}
 */
export async function browser() {
  const script = await bundleScript('browser');
  /** @type {typeof import('./browser.ts')} */
  const { browserCommand } = await import(pathToFileURL(script).href);
  return () => {
    const profile = path.join(folder, 'profile');
    rmSync(profile, { recursive: true, force: true });
    mkdirSync(profile, { mode: 0o700 });
    const command = browserCommand(root, profile);
    if (command === undefined) throw new Failed('the browser is not unpacked: build a briefing first');
    return command;
  };
}

/**
 * The floor for some pages: a function that runs it once and gives its milliseconds.
 * @param {() => import('./browser.ts').BrowserCommand} open
 * @returns {(pages: readonly string[]) => number}
 */
export function floor(open) {
  const program = path.join(folder, 'floor');
  const compiled = spawnSync('cc', ['-O2', '-o', program, path.join(here, 'floor.c')], { encoding: 'utf8' });
  if (compiled.error !== undefined)
    throw new Failed('the bench needs a C compiler: cc was not found (apt install gcc)');
  if (compiled.status !== 0) throw new Failed(compiled.stderr);
  return (pages) => {
    const { executable, words, environment } = open();
    const files = pages.flatMap((page) => [page, page.replace(/\.html$/, '.floor.pdf')]);
    return time([program, String(pages.length), ...files, executable, ...words], environment).milliseconds;
  };
}
