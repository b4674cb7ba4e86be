import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject, type TestProject } from './testing/project.ts';

/** The commands of a text that can be run to their end and by anybody. */
function commandsOf(text: string): readonly (readonly string[])[] {
  const found = [...text.matchAll(/npx briefpress ([^`#\n&]+)/g)].map(([, line = '']) => line.trim());
  const ending = [...new Set(found)].filter((line) => !/--watch|--send|^init|^fetch|FILE/.test(line));
  return ending.map((line) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? ''));
}

let project: TestProject;
beforeAll(() => {
  project = createProject();
  const rows = ['2023-10,Lakeside,4120', '2023-11,Lakeside,4080', '2023-12,Lakeside,3950'].join('\n');
  writeFileSync(project.path('labour.csv'), `Month,Area,Unemployed\n${rows}\n`);
});
afterAll(() => project.dispose());

describe.each<[string, readonly string[]]>([
  ['made', []],
  ['example', ['--example']],
  ['labour', ['--table', 'labour.csv']],
])('a project of init, %s', (name, flags) => {
  it('runs every command that its README tells', async () => {
    const cwd = project.root;
    expect(await project.call(['init', name, ...flags], { cwd })).toMatchObject({ code: 0 });
    const commands = commandsOf(readFileSync(join(cwd, name, 'README.md'), 'utf8'));
    expect(commands.length).toBeGreaterThan(2);
    for (const words of commands) {
      const run = await project.call(words, { cwd: join(cwd, name) });
      expect(run, `${words.join(' ')}: ${run.stderr}`).toMatchObject({ code: 0 });
    }
  });
});

it('runs what the page for those who come from elsewhere tells, of a table that is called labour', async () => {
  const page = readFileSync(join(import.meta.dirname, '..', '.github', 'COMING-FROM.md'), 'utf8');
  const commands = commandsOf(page);
  expect(commands.length).toBeGreaterThan(4);
  expect(await project.call(['init', 'desk', '--table', 'labour.csv'])).toMatchObject({ code: 0 });
  for (const words of commands) {
    const run = await project.call(words, { cwd: project.path('desk') });
    expect(run, `${words.join(' ')}: ${run.stderr}`).toMatchObject({ code: 0 });
  }
});
