// The program: the bundle that came with the package, or in this repository one that is made when a source has changed
// (told by content, so that a changed file is never served stale). It runs with V8's code cache:
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
const packed = path.join(engine, 'dist', 'brief.cjs');
const cache = openCache(engine, process.env);

/** @returns {Promise<{ readonly script: string, readonly code: string }>} the program, and the hash of what it is */
async function load() {
  if (fs.existsSync(path.join(source, 'cli.ts'))) return await loadSources();
  const script = fs.readFileSync(packed);
  return { script: script.toString('latin1'), code: createHash('sha256').update(script).digest('hex').slice(0, 24) };
}

async function loadSources() {
  const { bundle, hashSources } = await import('./bundle.mjs');
  const code = hashSources();
  const name = `code/${code}/brief.cjs`;
  const kept = cache.read(name)?.toString('latin1');
  if (kept !== undefined) return { script: kept, code };
  const { script } = await bundle();
  cache.write(name, script);
  cache.sweep('code', 8);
  return { script, code };
}

const compiledBytes = () => v8.getHeapCodeStatistics().bytecode_and_metadata_size;

/**
 * Runs the command line of this process.
 * @param {string} command each has a code cache of its own, for loading one costs by its size
 * @param {(trace: string | number, stays: boolean) => void} [guard] is told of what a signal must not leave behind
 * @returns {Promise<number>} the exit code
 */
export async function runProgram(command, guard) {
  const { script, code } = await load();
  const kept = `code/${code}/${command}-${process.version}-${process.arch}`;
  const cachedData = cache.read(`${kept}.v8`);
  const compiled = new vm.Script(`(function(exports,require,module,__filename,__dirname){${script}\n})`, {
    filename: packed,
    ...(cachedData === undefined ? {} : { cachedData }),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  /** @type {{ exports: Partial<typeof import('../cli.ts')> }} */
  const module = { exports: {} };
  compiled.runInThisContext()(module.exports, createRequire(packed), module, packed, path.dirname(packed));
  const exitCode = (await module.exports.run?.(engine, code, guard)) ?? 1;
  // A run that ended early leaves a thin cache; the first that compiles a quarter more than that run replaces it. What a
  // run compiles besides the script, as the functions that the shapes of data are made into, is in no cache.
  const compiledBefore = cachedData === undefined ? 0 : Number(cache.read(`${kept}.bytes`) ?? 0);
  const isThin = compiled.cachedDataRejected === true || compiledBytes() > compiledBefore * 1.25;
  if (exitCode === 0 && isThin) {
    cache.write(`${kept}.v8`, compiled.createCachedData());
    cache.write(`${kept}.bytes`, String(compiledBytes()));
  }
  return exitCode;
}
