// The program: the scripts that came with the package, or in this repository those that are made when a source has changed
// (told by content, so that a changed file is never served stale). They run with V8's code cache:
// src/testing/bench/README.md has the figures.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';
import vm from 'node:vm';
import { openCache } from '../project/cache.mjs';

// Six times what is usual in Node 20; later ones count otherwise. In a run of a second or two most of what V8 optimized at
// the usual rate never paid for it, and the threads that did it took the cores from the browser. Set before the script is
// read, for a code cache goes with the flags that it was made with.
if (process.versions.node.startsWith('20.')) v8.setFlagsFromString('--interrupt-budget=400000');

const source = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const engine = path.dirname(source);
const packed = path.join(engine, 'dist');
const cache = openCache(engine, process.env);

/**
 * The program: the hash of what it is, and the text of each of its scripts.
 * @typedef {{ readonly code: string, readonly read: (name: string) => string }} Program
 */

/** @param {string} code the hash of what it is, as a process that waits for this one found it, or '' @returns {Promise<Program>} */
async function findProgram(code) {
  if (fs.existsSync(path.join(source, 'cli.ts'))) return await bundleSources(code);
  // The names of scripts are hashes of their texts, so that the text of the API changes with every script that it needs.
  const hash = createHash('sha256')
    .update(fs.readFileSync(path.join(packed, 'index.cjs')))
    .digest('hex')
    .slice(0, 24);
  return { code: hash, read: (name) => fs.readFileSync(path.join(packed, name), 'latin1') };
}

/** @param {string} known its hash, or '' @returns {Promise<Program>} */
async function bundleSources(known) {
  const { bundle, hashSources } = await import('./bundle.mjs');
  const code = known || hashSources();
  const name = `code/${code}/brief.scripts`;
  const kept = cache.read(name);
  if (kept !== undefined) return { code, read: readPart(kept) };
  const { scripts } = await bundle();
  cache.write(name, joinParts(scripts));
  cache.sweep('code', 8);
  return { code, read: (script) => scripts.get(script) ?? '' };
}

/**
 * Scripts as one file: their names and lengths on the first line, then each.
 * @param {ReadonlyMap<string, string>} scripts in ASCII
 */
function joinParts(scripts) {
  const lengths = [...scripts].map(([name, script]) => [name, script.length]);
  return `${JSON.stringify(lengths)}\n${[...scripts.values()].join('')}`;
}

/** @param {Buffer} kept @returns {Program['read']} */
function readPart(kept) {
  let at = kept.indexOf('\n') + 1;
  /** @type {Map<string, Buffer>} */
  const parts = new Map();
  for (const [name, length] of JSON.parse(kept.toString('latin1', 0, at))) {
    parts.set(name, kept.subarray(at, at + length));
    at += length;
  }
  return (name) => parts.get(name)?.toString('latin1') ?? '';
}

const compiledBytes = () => v8.getHeapCodeStatistics().bytecode_and_metadata_size;

/**
 * Loads scripts as Node would, each with what V8 compiled of it in an earlier run.
 * @param {Program['read']} read
 * @param {string} kept where in the cache that is
 */
function openScripts(read, kept) {
  const builtin = createRequire(path.join(packed, 'cli.cjs'));
  /** @type {Map<string, { readonly script: vm.Script, readonly module: { exports: unknown } }>} */
  const loaded = new Map();
  /** @param {string} name @returns {unknown} */
  const load = (name) => {
    if (!name.startsWith('./')) return builtin(name);
    const known = loaded.get(name);
    if (known !== undefined) return known.module.exports;
    const filename = path.join(packed, name);
    const cachedData = cache.read(`${kept}/${path.basename(name)}.v8`);
    const script = new vm.Script(
      `(function(exports,require,module,__filename,__dirname){${read(path.basename(name))}\n})`,
      { filename, ...(cachedData === undefined ? {} : { cachedData }) },
    );
    const module = { exports: {} };
    loaded.set(name, { script, module });
    script.runInThisContext()(module.exports, load, module, filename, packed);
    return module.exports;
  };
  const isCompiled = () => [...loaded.values()].every(({ script }) => script.cachedDataRejected === false);
  const keep = () => {
    for (const [name, { script }] of loaded)
      cache.write(`${kept}/${path.basename(name)}.v8`, script.createCachedData());
  };
  return { load, isCompiled, keep };
}

/**
 * Runs the command line of this process.
 * @param {string} command each has a code cache of its own, for loading one costs by its size
 * @param {(trace: string | number, stays: boolean) => void} [guard] is told of what a signal must not leave behind
 * @param {(code: string) => Promise<number>} [handOver] does the work where this process may only look
 * @param {string} [known] the hash of what runs, as a process that waits for this one found it
 * @returns {Promise<number>} the exit code
 */
export async function runProgram(command, guard, handOver, known = '') {
  const { code, read } = await findProgram(known);
  const kept = `code/${code}/${command}-${process.version}-${process.arch}`;
  const { load, isCompiled, keep } = openScripts(read, kept);
  const { run, runApart } = /** @type {typeof import('../cli.ts')} */ (load('./cli.cjs'));
  const exitCode =
    command === 'apart'
      ? await runApart(process.argv.slice(2))
      : await run(engine, code, guard, handOver && (() => handOver(code)));
  // A run that ended early leaves a thin cache; the first that compiles a quarter more than that run replaces it. What a
  // run compiles besides the scripts, as the functions that the shapes of data are made into, is in no cache.
  const compiledBefore = Number(cache.read(`${kept}.bytes`) ?? 0);
  if (exitCode === 0 && (!isCompiled() || compiledBytes() > compiledBefore * 1.25)) {
    keep();
    cache.write(`${kept}.bytes`, String(compiledBytes()));
  }
  return exitCode;
}
