import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHardProject } from '../../testing/hard-pages.ts';
import { interruptBuild, type SeenProgress } from '../../testing/interrupt.ts';
import { inspectPages } from '../../testing/page-faults.ts';
import type { TestProject } from '../../testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createHardProject(['huge-table']);
});
afterAll(() => project.dispose());

it('a table of 2,000 rows is printed and finished, each row once', async () => {
  const run = await project.run(['--topic', 'huge-table', '--date', '2024-03-01']);
  expect(run, run.stderr).toMatchObject({ code: 0 });
  const { reading, faults } = inspectPages(readFileSync(project.path('out/huge-table.pdf')));
  expect(faults).toEqual([]);
  const text = reading.pages.flatMap(({ runs }) => runs.map((run) => run.text)).join('');
  expect(new Set(text.match(/Calls at berth [a-z]{3}/g)).size).toBe(2000);
});

it('SIGTERM ends a build within seconds while that table is finished, and leaves what was there', async () => {
  let last = { printed: 0, worked: 0 };
  let sent = 0;
  // The browser has printed for a second and is idle or gone, while Briefpress itself has worked for half a second.
  const moment = ({ printed, worked }: SeenProgress): boolean => {
    if (printed > last.printed) last = { printed, worked };
    sent = performance.now();
    return last.printed > 1 && worked - last.worked > 0.5;
  };
  expect(await interruptBuild(project, 'huge-table', { signal: 'SIGTERM', moment })).toMatchObject({
    code: 143,
    stdout: '',
  });
  expect(performance.now() - sent).toBeLessThan(5000);
});
