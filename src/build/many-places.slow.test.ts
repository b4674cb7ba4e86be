import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeManyPlaces } from '../testing/many-places.mjs';
import { memoryOfAll } from '../testing/most-memory.ts';
import { createProject, filesBelow, finish, type TestProject } from '../testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject();
  for (const folder of ['data', 'templates/topics']) project.remove(folder);
  writeManyPlaces(project.root, 1000);
});
afterAll(() => project.dispose());

it.runIf(process.platform === 'linux')('of a thousand briefings each is written and forgotten in turn', async () => {
  const child = project.start(['--all', '--jobs', '2', '--date', '2024-08-01']);
  const ended = finish(child);
  let atFirst: readonly string[] = [];
  const memory: number[] = [];
  child.stdout?.on('data', (text: string) => {
    if (memory.length === 0) atFirst = filesBelow(project.path('out'));
    for (let lines = text.split('\n').length; lines > 1; lines -= 1) memory.push(memoryOfAll(child));
    if (memory.length >= 300) child.kill('SIGINT');
  });
  const { code, stderr } = await ended;
  expect(code, stderr).toBe(130);
  expect(atFirst.filter((name) => name.endsWith('.pdf')).length).toBeLessThanOrEqual(2);
  const most = (from: number, to: number): number => memory.slice(from, to).reduce((a, b) => Math.max(a, b));
  // With the page of a briefing, or what was read of its PDF, each one that is kept would be megabytes.
  expect(most(280, 300) - most(10, 30)).toBeLessThan(60);
});
