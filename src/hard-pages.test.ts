import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHardProject } from './testing/hard-pages.ts';
import { inspectPages } from './testing/page-faults.ts';
import type { CliResult, TestProject } from './testing/project.ts';

const nastiest = ['full-opening', 'long-words'];

let project: TestProject;
let run: CliResult;
beforeAll(async () => {
  project = createHardProject(nastiest);
  run = await project.call(['--all', '--date', '2024-03-01']);
});
afterAll(() => project.dispose());

it.each(nastiest)('%s is set without a fault', async (name) => {
  expect(run.code, run.stderr).toBe(0);
  expect((await inspectPages(readFileSync(project.path(`out/${name}.pdf`)))).faults).toEqual([]);
});
