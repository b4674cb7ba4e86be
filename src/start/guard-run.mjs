import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @type {Readonly<Record<string, number>>} */
const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/**
 * So many MB may be taken before V8 looks for garbage in the old part of the heap. A briefing takes 80, and looking in a heap
 * that has only begun to grow, four times, was a tenth of the work. From there V8 would let it grow fourfold before it looks
 * again: over 300 briefings 200 MB. Looking when it has grown by a third costs one per cent of the time of one briefing.
 */
const heap = ['--initial-heap-size=128', '--heap-growing-percent=30'];

/**
 * Runs a command in a process of its own, and ends that at a signal: no handler in it would be called while it works.
 * Nothing that it has told of stays behind, however it ends.
 * @param {string} command @param {readonly string[]} words the whole command line
 * @param {string} [known] the hash of what runs, where that is known
 * @returns {Promise<number>} the exit code
 */
export async function runGuarded(command, words, known = '') {
  const program = fileURLToPath(new URL('guarded-run.mjs', import.meta.url));
  const child = spawn(process.execPath, [...heap, ...process.execArgv, program, ...words], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...environmentFor(command), BRIEFPRESS_COMMAND: command, BRIEFPRESS_CODE: known },
  });
  /** @type {string | undefined} */
  let received;
  for (const signal of Object.keys(signals)) {
    process.on(signal, () => {
      received ??= signal;
      child.kill('SIGKILL');
    });
  }
  /** Groups of processes by their numbers, and paths. @type {Set<string | number>} */
  const traces = new Set();
  child.on('message', (/** @type {{ trace: string | number, stays: boolean }} */ { trace, stays }) => {
    if (stays) traces.add(trace);
    else traces.delete(trace);
  });
  // All that it told has arrived once the channel is at its end.
  const [[code, signal]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  removeTraces(traces);
  if (code !== null) return code;
  const reason = received ?? String(signal);
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
  if (signals[reason] === undefined) process.stderr.write(`error: the work was ended by ${reason}\n`);
  return signals[reason] ?? 1;
}

/**
 * Node 20 reads certificates of one's own at each start, which takes longer than the start itself. What only builds opens
 * no connection.
 * @param {string} command @returns {NodeJS.ProcessEnv}
 */
function environmentFor(command) {
  const { NODE_EXTRA_CA_CERTS: _, ...offline } = process.env;
  return ['build', 'issue', 'chart'].includes(command) ? offline : process.env;
}

/** @param {ReadonlySet<string | number>} traces */
function removeTraces(traces) {
  // Processes first: they would write again what is removed.
  for (const trace of traces) if (typeof trace === 'number') kill(trace);
  for (const trace of traces) if (typeof trace === 'string') remove(trace);
}

/** @param {number} group */
function kill(group) {
  try {
    process.kill(process.platform === 'win32' ? group : -group, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** @param {string} path */
function remove(path) {
  try {
    fs.rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 10 });
  } catch {
    // There is nobody to tell; what escapes is swept by a later run.
  }
}
