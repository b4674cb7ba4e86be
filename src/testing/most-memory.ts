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

/** The memory that a process has resident now, in MB; 0 where it has ended. */
function resident(pid: number): number {
  try {
    const [, size = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(size) / 1024;
  } catch {
    return 0;
  }
}

/** The memory that a process and all below it have resident now, in MB. */
export function residentOfAll({ pid = 0 }: Pick<ChildProcess, 'pid'>): number {
  return family(pid).reduce((sum, each) => sum + resident(each), 0);
}

/** Watches a process until it ends; gives the most memory that it and all below it had resident, in MB. */
export function watchMemory(child: ChildProcess): () => number {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, residentOfAll(child));
  }, 15);
  child.once('exit', () => clearInterval(timer));
  return () => most;
}
