import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHardProject } from '../testing/hard-pages.ts';
import { interruptBuild } from '../testing/interrupt.ts';
import { inspectPages } from '../testing/page-faults.ts';
import type { TestProject } from '../testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createHardProject(['huge-table', 'huge-body']);
});
afterAll(() => project.dispose());

async function read(topic: string) {
  const words = ['--topic', topic, '--date', '2024-03-01', '--format', 'pdf', '--format', 'html'];
  expect(await project.run(words)).toMatchObject({ code: 0 });
  return (await inspectPages(readFileSync(project.path(`out/${topic}.pdf`)))).reading;
}

it('a table of 2,000 rows is built', async () => {
  const { pages } = await read('huge-table');
  const text = pages.flatMap(({ runs }) => runs.map((run) => run.text)).join('');
  expect(text.match(/Calls at berth \w+/g)).toHaveLength(2000);
  expect(project.read('out/huge-table.html').match(/Calls at berth \w+/g)).toHaveLength(2000);
});

it('60 sections and 50 charts are built', async () => {
  await read('huge-body');
  expect(project.read('out/huge-body.html').match(/<figure /g)).toHaveLength(50);
});

describe('a signal ends a build within a second and leaves what was there', () => {
  it('while charts are drawn', async () => {
    const moment = {
      signal: 'SIGINT',
      moment: ({ browser }: { readonly browser: string }) => browser === 'runs',
    } as const;
    expect(await interruptBuild(project, 'huge-body', moment)).toMatchObject({ code: 130, stdout: '' });
  });

  it('while a PDF is finished', async () => {
    const moment = {
      signal: 'SIGTERM',
      moment: ({ browser }: { readonly browser: string }) => browser === 'ended',
    } as const;
    expect(await interruptBuild(project, 'huge-table', moment)).toMatchObject({ code: 143, stdout: '' });
  });
});
