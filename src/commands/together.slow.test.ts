import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkPdf } from '../pdf/rules/check-pdf.ts';
import { createProject, filesBelow, type TestProject } from '../testing/project.ts';

const topics = ['a-calls', 'b-calls', 'c-calls', 'd-calls', 'harbours'];
const date = ['--date', '2024-03-01'];

let project: TestProject;
beforeAll(() => {
  project = createProject();
});
beforeEach(() => {
  project.reset();
  const text = project.read('templates/topics/harbours.md');
  for (const id of topics.slice(0, -1)) project.write(`templates/topics/${id}.md`, text);
});
afterAll(() => project.dispose());

const index = ['index.html', 'index.pdf'];

async function expectWhole(): Promise<void> {
  expect(filesBelow(project.path('out')).filter((file) => !index.includes(file))).toEqual(
    topics.map((id) => `${id}.pdf`),
  );
  for (const id of topics) expect(checkPdf(readFileSync(project.path(`out/${id}.pdf`)))).toEqual([]);
  const again = await project.run(['--all', ...date]);
  expect(again.code).toBe(0);
  expect(again.stderr.trim().split('\n')).toEqual(expect.arrayContaining(topics.map((id) => `${id}: up to date`)));
  expect(filesBelow(project.path('out'))).toEqual(expect.arrayContaining(index));
}

describe('several processes at once on one folder', () => {
  it('that are parts of --all build every briefing once', async () => {
    const parts = ['1/3', '2/3', '3/3'];
    const runs = await Promise.all(parts.map((part) => project.run(['--all', '--shard', part, ...date])));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(runs.map(({ stdout }) => stdout)).toEqual([
      'out/a-calls.pdf\nout/d-calls.pdf\n',
      'out/b-calls.pdf\nout/harbours.pdf\n',
      'out/c-calls.pdf\n',
    ]);
    await expectWhole();
  });

  it('that build the same leave whole files and a state that fits them', async () => {
    const runs = await Promise.all([project.run(['--all', ...date]), project.run(['--all', '--force', ...date])]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    await expectWhole();
  });
});

it('a part without a briefing is no error, and says so', async () => {
  const run = await project.run(['--all', '--shard', '99/100', ...date]);
  expect(run).toMatchObject({ code: 0, stdout: '' });
  expect(run.stderr).toContain('more parts than briefings');
});

it.each([
  ['--all', '--shard', '0/3'],
  ['--all', '--shard', '4/3'],
  ['--all', '--shard', 'x'],
  ['--topic', 'harbours', '--shard', '1/2'],
  ['--all', '--param', 'place=town'],
])('%s %s %s is wrong usage', async (...words) => {
  expect(await project.run(words)).toMatchObject({ code: 2, stdout: '' });
});
