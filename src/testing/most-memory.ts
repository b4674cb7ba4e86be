import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** The processes below one, and itself, by their numbers. */
function family(pid: number): readonly number[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const children = threads.flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'latin1').split(' '),
    );
    return [pid, ...children.flatMap((child) => (child === '' ? [] : family(Number(child))))];
  } catch {
    return [];
  }
}

/** The number of kB that a file of a process has after a word, in MB; 0 where it has ended. */
function megabytes(file: string, word: string): number {
  try {
    const [, size = '0'] = new RegExp(`^${word}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8')) ?? [];
    return Number(size) / 1024;
  } catch {
    return 0;
  }
}

/** The memory that a process and all below it hold now, in MB: what several of them share is counted once. */
export function memoryOfAll({ pid = 0 }: ChildProcess): number {
  return family(pid).reduce((sum, each) => sum + megabytes(`/proc/${each}/smaps_rollup`, 'Pss'), 0);
}

/** Watches a process until it ends; gives the most memory that it and all below it had resident, in MB. */
export function watchMemory(child: ChildProcess): () => number {
  let most = 0;
  const timer = setInterval(() => {
    const resident = family(child.pid ?? 0).reduce((sum, each) => sum + megabytes(`/proc/${each}/status`, 'VmRSS'), 0);
    most = Math.max(most, resident);
  }, 15);
  child.once('exit', () => clearInterval(timer));
  return () => most;
}
