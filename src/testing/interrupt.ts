import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { browserProcesses, eventually, leftovers } from './browser.ts';
import { type CliResult, filesBelow, finish, type TestProject } from './project.ts';

/** What a running build has done so far. */
export interface SeenProgress {
  /** Seconds of processor time since the browser was started. */
  readonly worked: number;
  /** Seconds of processor time of the browser's processes that run. */
  readonly printed: number;
  readonly browser: 'none' | 'runs' | 'ended';
}

/** Builds a topic whose PDF exists already, and sends a signal once it has come to `moment`. */
export async function interruptBuild(
  project: TestProject,
  topic: string,
  { signal, moment }: { readonly signal: NodeJS.Signals; readonly moment: (progress: SeenProgress) => boolean },
): Promise<CliResult> {
  const old = `out/${topic}.pdf`;
  project.write(old, 'the old PDF');
  const child = project.start(['--topic', topic, '--date', '2024-03-01']);
  const ended = finish(child);
  let browser: SeenProgress['browser'] = 'none';
  let before = 0;
  const hasCome = (): boolean => {
    if (child.exitCode !== null) throw new Error('the build ended before its moment had come');
    const processes = browserProcesses(project.path('.briefpress'));
    const printed = processes.reduce((sum, { pid }) => sum + ticksOf(String(pid), String(pid)), 0) / 100;
    if (processes.length > 0) browser = 'runs';
    else if (browser === 'runs') browser = 'ended';
    const worked = processorTime(child.pid ?? 0);
    if (browser === 'none') before = worked;
    return moment({ worked: worked - before, printed, browser });
  };
  expect(await eventually(hasCome)).toBe(true);
  child.kill(signal);
  const result = await ended;
  expect(project.read(old)).toBe('the old PDF');
  expect(filesBelow(project.path('out'))).toEqual([`${topic}.pdf`]);
  expect(leftovers(project.path('.briefpress'))).toEqual([]);
  expect(await eventually(() => browserProcesses(project.path('.briefpress')).length === 0)).toBe(true);
  return result;
}

/** Seconds of processor time that a process and those that it started have taken so far. */
function processorTime(pid: number): number {
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ticksOf(name, String(pid)));
  return ticks.reduce((sum, each) => sum + each, 0) / 100;
}

/** Ticks of a process, where it is `root` or was started by it: fields 4, 14 and 15 of proc_pid_stat(5). */
function ticksOf(pid: string, root: string): number {
  try {
    const stat = readFileSync(join('/proc', pid, 'stat'), 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return pid === root || fields[1] === root ? Number(fields[11]) + Number(fields[12]) : 0;
  } catch {
    return 0;
  }
}
