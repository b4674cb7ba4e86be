// The thread that does the work: run.mjs starts it, hands it the program, and is free for signals meanwhile.
import { createRequire } from 'node:module';
import v8 from 'node:v8';
import vm from 'node:vm';
import { parentPort } from 'node:worker_threads';
import { openCache } from './cache.mjs';

/**
 * @typedef {object} Program
 * @property {string} engine absolute path of the package
 * @property {string} script the bundle
 * @property {string} code hash of what it is
 * @property {string} filename where it lies, or would
 * @property {string} kept name of this command's compiled code in the cache
 */

parentPort?.once('message', async (/** @type {Program} */ program) => {
  process.exitCode = await run(program);
});

/** @param {Program} program */
async function run({ engine, script, code, filename, kept }) {
  const cache = openCache(engine, process.env);
  const cachedData = cache.read(`${kept}.v8`);
  const compiled = new vm.Script(`(function(exports,require,module,__filename,__dirname){${script}\n})`, {
    filename,
    ...(cachedData === undefined ? {} : { cachedData }),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: { run: async (/** @type {string} */ _engine, /** @type {string} */ _code) => 0 } };
  compiled.runInThisContext()(module.exports, createRequire(filename), module, filename, engine);
  const exitCode = await module.exports.run(engine, code);
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

function compiledBytes() {
  return v8.getHeapCodeStatistics().bytecode_and_metadata_size;
}
