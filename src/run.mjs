#!/usr/bin/env node
// What `briefpress` starts, and here `npm run brief`: the bundle that came with the package, or in this repository one that
// is made when a source has changed (told by content, so that a changed file is never served stale). A thread of its own
// runs it, so that this one can act on signals at any time: src/testing/bench/README.md has the figures.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { openCache } from './project/cache.mjs';

// Six times what is usual in Node 20; later ones count otherwise. In a run of a second or two most of what V8 optimized at
// the usual rate never paid for it, and the threads that did it took the cores from the browser. Set before the script is
// read, for a code cache goes with the flags that it was made with.
if (process.versions.node.startsWith('20.')) v8.setFlagsFromString('--interrupt-budget=400000');

const source = path.dirname(fileURLToPath(import.meta.url));
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
  const { bundle, hashSources } = await import('./command-line/bundle.mjs');
  const code = hashSources();
  const name = `code/${code}/brief.cjs`;
  const kept = cache.read(name)?.toString('latin1');
  if (kept !== undefined) return { script: kept, code };
  const script = await bundle();
  cache.write(name, script);
  cache.sweep('code', 8);
  return { script, code };
}

/**
 * Each command has a code cache of its own, for loading one costs by its size.
 * @param {readonly string[]} words
 */
function commandOf(words) {
  const [first = ''] = words;
  if (/^[a-z]+$/.test(first)) return first;
  return words.some((word) => word === '--help' || word === '--version') ? 'help' : 'build';
}

const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

const { port1: told, port2: briefpressGuard } = new MessageChannel();
const worker = new Worker(new URL('./project/worker.mjs', import.meta.url), {
  argv: process.argv.slice(2),
  workerData: { briefpressGuard },
  transferList: [briefpressGuard],
});
/** What guard.ts told of that is not gone: groups of processes by their numbers, and paths. @type {Set<string | number>} */
const traces = new Set();
const note = (/** @type {{ trace: string | number, stays: boolean }} */ { trace, stays }) =>
  void (stays ? traces.add(trace) : traces.delete(trace));
told.on('message', note).unref();
worker.on('error', (error) => {
  process.stderr.write(`A bug in Briefpress: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
worker.on('exit', (code) => {
  process.exitCode ??= code;
});
for (const [signal, code] of Object.entries(signals)) process.once(signal, () => void end(signal, code));
// A reader that has seen enough (`| head -1`) closes the pipe; that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
const { script, code } = await load();
const kept = `code/${code}/${commandOf(process.argv.slice(2))}-${process.version}-${process.arch}`;
worker.postMessage({ engine, script, code, filename: packed, kept });

/**
 * Ends the work, whatever it is at, and leaves nothing behind.
 * @param {string} signal @param {number} code
 */
async function end(signal, code) {
  const ended = worker.terminate().then(() => true);
  // JavaScript ends within milliseconds. What does not is a long call into native code.
  const isEnded = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 500, false))]);
  for (let last = receiveMessageOnPort(told); last !== undefined; last = receiveMessageOnPort(told)) note(last.message);
  // Processes first: they would write what is removed again.
  for (const trace of [...traces].sort((a, b) => Number(typeof a === 'string') - Number(typeof b === 'string')))
    remove(trace);
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
  if (isEnded) process.exit(code);
  process.kill(process.pid, signal);
}

/** @param {string | number} trace the number of a group of processes, or a path */
function remove(trace) {
  try {
    if (typeof trace === 'string') fs.rmSync(trace, { recursive: true, force: true, maxRetries: 5, retryDelay: 10 });
    else process.kill(process.platform === 'win32' ? trace : -trace, 'SIGKILL');
  } catch {
    // It has gone already.
  }
}
