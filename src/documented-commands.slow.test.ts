import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from './testing/browser.ts';
import { createProject, type TestProject } from './testing/project.ts';

/** The commands of a text that can be run to their end and by anybody; `called` is what stands before them. */
function commandsOf(text: string, called = 'npx briefpress', left = /^init|^fetch/): readonly (readonly string[])[] {
  const found = [...text.matchAll(new RegExp(`(?:${called}) ([^\`#\\n&|]+)`, 'g'))].map(([, line = '']) => line.trim());
  const ending = [...new Set(found)].filter(
    (line) => !left.test(line) && !/--watch|--send|FILE|--install|--help|\[/.test(line),
  );
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

const ofCheckout = 'npm run (?:-s )?brief --';

async function runAll(commands: readonly (readonly string[])[], where: TestProject, cwd: string): Promise<void> {
  for (const words of commands) {
    const run = await where.call(words, { cwd });
    expect(run, `${words.join(' ')}: ${run.stderr}`).toMatchObject({ code: 0 });
  }
}

it('runs what the README tells of the briefings that come with the repository', async () => {
  const shipped = createProject();
  try {
    for (const folder of ['data', 'templates/topics']) {
      rmSync(shipped.path(folder), { recursive: true });
      cpSync(join(projectRoot, folder), shipped.path(folder), { recursive: true });
    }
    const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8').replaceAll('labour.xlsx', 'labour.csv');
    const commands = commandsOf(readme, ofCheckout).filter((words) => words[0] !== 'COMMAND');
    expect(commands.length).toBeGreaterThan(10);
    for (const words of commands) {
      const isSource = words[0] === 'new' && words[1] === 'source';
      // The README has a workbook there, whose places its author then names in data/places.yaml.
      const file = shipped.path('data/sources/labour.csv');
      if (isSource) writeFileSync(file, readFileSync(project.path('labour.csv')));
      await runAll([words], shipped, shipped.root);
      if (isSource) for (const made of [file, file.replace('.csv', '.yaml')]) rmSync(made);
    }
  } finally {
    shipped.dispose();
  }
});

it('runs what the README tells a newcomer, each in the project that was made last', async () => {
  const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8').replaceAll('labour.xlsx', '../labour.csv');
  const commands = commandsOf(readme, 'npx briefpress', /^none/);
  expect(commands.filter(([first]) => first === 'init')).toHaveLength(3);
  const newcomer = createProject();
  try {
    writeFileSync(newcomer.path('labour.csv'), readFileSync(project.path('labour.csv')));
    let cwd = newcomer.root;
    for (const words of commands) {
      const [first, folder = ''] = words;
      await runAll(
        [words.map((word) => (first === 'init' ? word.replace('../', '') : word))],
        newcomer,
        first === 'init' ? newcomer.root : cwd,
      );
      if (first === 'init') cwd = newcomer.path(folder);
    }
  } finally {
    newcomer.dispose();
  }
});

it('runs what the page on data tells, in a project of init with what the page has written there', async () => {
  const page = readFileSync(join(projectRoot, 'data/README.md'), 'utf8');
  const blocks = page.matchAll(/^(`{3,4})(?:yaml|csv|markdown) (\S+)\n([\s\S]*?)^\1$/gm);
  const block = new Map([...blocks].map(([, , name = '', text = '']) => [name, text]));
  const desk = (file: string): string => project.path(`data-desk/${file}`);
  expect(await project.call(['init', 'data-desk'])).toMatchObject({ code: 0 });
  const put = (file: string, name: string): void => writeFileSync(desk(file), block.get(name) ?? '');
  const add = (file: string, name: string): void =>
    writeFileSync(desk(file), `${readFileSync(desk(file), 'utf8').trimEnd()}\n${block.get(name)}`);
  put('data/sources/libraries.csv', 'sources/libraries.csv');
  for (const file of ['yaml', 'csv'])
    put(`data/sources/lakeside-bulletin-2024.${file}`, `sources/lakeside-bulletin-2024.${file}`);
  add('data/places.yaml', 'places.yaml');
  // The page's other units are the repository's.
  const [, visits = ''] = /^( *- \{ id: visits,.*)$/m.exec(readFileSync(desk('data/units.yaml'), 'utf8')) ?? [];
  const units = readFileSync(join(projectRoot, 'data/units.yaml'), 'utf8').trimEnd();
  writeFileSync(desk('data/units.yaml'), `${units}\n${visits}\n`);
  add('data/units.yaml', 'units.yaml');
  const topic = readFileSync(desk('templates/topics/visits.md'));
  writeFileSync(desk('templates/topics/my-topic.md'), topic);
  const commands = commandsOf(page, `npx briefpress|${ofCheckout}`);
  expect(commands.map((words) => words.slice(0, 2).join(' '))).toEqual(
    expect.arrayContaining(['new source', '--topic libraries', 'explain lakeside-thefts-2023', 'issue --topic']),
  );
  for (const words of commands) {
    await runAll([words], project, project.path('data-desk'));
    if (words[0] !== 'new') continue;
    // What its author completes, and writes.
    put('data/sources/libraries.yaml', 'sources/libraries.yaml');
    put('templates/topics/libraries.md', 'topics/libraries.md');
  }
});
