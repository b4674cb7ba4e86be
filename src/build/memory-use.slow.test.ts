import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProject, finish, type TestProject } from '../testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject();
  const text = project.read('templates/topics/harbours.md');
  for (let index = 1; index < 60; index += 1) project.write(`templates/topics/copy-${index}.md`, text);
});
afterAll(() => project.dispose());

/** The most memory that a process has held, in MB; as long as it runs. */
function peak({ pid }: ChildProcess): number {
  try {
    const [, size = '0'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(size) / 1024;
  } catch {
    return 0;
  }
}

/**
 * Builds a part of all briefings, and gives how many were built and the most memory that it took, in MB. Node would let
 * garbage lie for hundreds of MB on a large machine: with a heap this small it collects, and what is kept is what shows.
 */
async function build(part: string): Promise<{ readonly built: number; readonly most: number }> {
  const child = project.start(['--all', '--force', '--shard', part, '--jobs', '2', '--date', '2024-03-01'], {
    environment: { NODE_OPTIONS: '--max-old-space-size=96 --max-semi-space-size=4' },
  });
  const ended = finish(child);
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, peak(child));
  }, 20);
  const { code, stdout } = await ended;
  clearInterval(timer);
  expect(code).toBe(0);
  return { built: stdout.trim().split('\n').length, most };
}

it.runIf(process.platform === 'linux')('memory does not grow with the number of briefings', async () => {
  const few = await build('1/4');
  const many = await build('1/1');
  expect([few.built, many.built]).toEqual([15, 60]);
  // 22 to 33 MB as measured. A briefing that is kept is over a megabyte of page and several of what is read of its PDF:
  // forty-five of them would pass this, or the heap.
  expect(many.most - few.most).toBeLessThan(90);
});
