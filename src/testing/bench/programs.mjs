// The programs that `npm run bench` times, each a whole process.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { openCache } from '../../project/cache.mjs';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const folder = path.join(root, '.briefpress', 'bench');
const source = path.join(root, 'src');
const cache = openCache(root, process.env);

/** The hash of the code that was bundled last. */
function version() {
  const shelf = path.join(cache.folder ?? '', 'code');
  const bundled = readdirSync(shelf).map((name) => ({
    name,
    at: statSync(path.join(shelf, name, 'brief.cjs')).mtimeMs,
  }));
  return bundled.sort((a, b) => b.at - a.at)[0]?.name ?? '';
}

/** What the program is called with, as JavaScript. */
function edge() {
  return `${JSON.stringify(root)}, ${JSON.stringify(version())}`;
}

/** @typedef {readonly string[]} Words A program and its arguments. */

/**
 * Runs a program to its end.
 * @param {Words} words @param {Readonly<Record<string, string>>} [environment] the whole of it; otherwise this one's
 * @returns {{ readonly milliseconds: number, readonly code: number | null, readonly stderr: string }}
 */
export function time([program = '', ...words], environment) {
  const start = performance.now();
  const { status, stderr } = spawnSync(program, words, {
    cwd: root,
    encoding: 'utf8',
    ...(environment === undefined ? {} : { env: environment }),
  });
  return { milliseconds: performance.now() - start, code: status, stderr: stderr ?? '' };
}

/** @param {readonly string[]} words of the command line @returns {Words} */
export function product(words) {
  return [process.execPath, path.join(source, 'run.mjs'), ...words];
}

/**
 * The same script as the product's without V8's code cache. The product must have run, so that the script is there.
 * @returns {(words: readonly string[]) => Words}
 */
export function withoutCodeCache() {
  const file = path.join(folder, 'without-cache.cjs');
  writeFileSync(path.join(folder, 'brief.cjs'), cache.read(`code/${version()}/brief.cjs`) ?? '');
  writeFileSync(file, `require('./brief.cjs').run(${edge()}).then((code) => { process.exitCode = code; });\n`);
  return (words) => [process.execPath, file, ...words];
}

/**
 * Our own sources as one script, every package loaded from `node_modules` as it lies there.
 * @returns {Promise<(words: readonly string[]) => Words>}
 */
export async function unbundled() {
  const script = path.join(folder, 'unbundled-script.mjs');
  const file = path.join(folder, 'unbundled.mjs');
  await build({
    entryPoints: [path.join(source, 'cli.ts')],
    outfile: script,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
  });
  writeFileSync(file, `import { run } from './unbundled-script.mjs';\nprocess.exitCode = await run(${edge()});\n`);
  return (words) => [process.execPath, file, ...words];
}

/**
 * The floor for some pages: a function that runs it once. Undefined where there is no C compiler.
 * @returns {Promise<((pages: readonly string[]) => ReturnType<typeof time>) | undefined>}
 */
export async function floor() {
  const program = path.join(folder, 'floor');
  const compiled = spawnSync('cc', ['-O2', '-o', program, path.join(import.meta.dirname, 'floor.c')], {
    encoding: 'utf8',
  });
  if (compiled.error !== undefined) return undefined;
  if (compiled.status !== 0) throw new Error(compiled.stderr);
  const script = path.join(folder, 'browser.mjs');
  const entry = path.join(import.meta.dirname, 'browser.ts');
  await build({
    entryPoints: [entry],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  /** @type {typeof import('./browser.ts')} */
  const { browserCommand } = await import(pathToFileURL(script).href);
  return (pages) => {
    const profile = path.join(folder, 'profile');
    rmSync(profile, { recursive: true, force: true });
    mkdirSync(profile, { mode: 0o700 });
    const command = browserCommand(path.join(root, '.briefpress'), profile);
    if (command === undefined) throw new Error('the browser is not unpacked: build a briefing first');
    const files = pages.flatMap((page) => [page, page.replace(/\.html$/, '.floor.pdf')]);
    return time([program, String(pages.length), ...files, command.executable, ...command.words], command.environment);
  };
}
