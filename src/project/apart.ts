import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The bounds of one piece of work. Together with what waits for it, less than 30 seconds and 500 MB resident. */
export const bounds = { seconds: 20, heapMegabytes: 192, answerMegabytes: 32 };

/** What work in a process of its own answered, or the bound that it reached. */
export type ApartEnd = { readonly answer: string } | { readonly reached: 'time' | 'memory' | 'length' };

let program: string | undefined;

/** Has work that is given to `workApart` from now on done by a process of its own. `engine` is the package's folder. */
export function setApart(engine: string): void {
  program = path.join(engine, 'src', 'start', 'apart.mjs');
}

/**
 * Does a piece of work, named by words, in a process that may take so much time and memory and no more: no input can
 * keep this one, or end it. It ends itself after so many seconds, or is ended soon after. Undefined where there is no program to do it, as in tests.
 */
export function workApart(words: readonly string[], seconds: number = bounds.seconds): ApartEnd | undefined {
  if (program === undefined) return undefined;
  // V8 keeps to this whatever the process was told by its environment.
  const heap = [`--max-old-space-size=${bounds.heapMegabytes}`, '--max-semi-space-size=8'];
  const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env;
  const { status, signal, stdout, stderr, error } = spawnSync(process.execPath, [...heap, program, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
    // The process ends itself before, also where this one is gone.
    timeout: (seconds + 4) * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: bounds.answerMegabytes * 2 ** 20,
    windowsHide: true,
  });
  const code = error !== undefined && 'code' in error ? error.code : undefined;
  if (code === 'ETIMEDOUT') return { reached: 'time' };
  if (code === 'ENOBUFS') return { reached: 'length' };
  if (error !== undefined) throw error;
  if (status === 0) return { answer: stdout };
  // V8 ends a process that has no memory left by a signal, or by the exit code that a shell would give for it.
  if (signal !== null || /out of memory/i.test(stderr)) return { reached: 'memory' };
  throw new Error(`the process that was to do it ended with ${status}: ${stderr.trim()}`);
}
