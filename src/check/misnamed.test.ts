import { mkdirSync, symlinkSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memoryFiles } from '../testing/checked.ts';
import { createProject, type TestProject } from '../testing/project.ts';
import { findMisnamed } from './misnamed.ts';

const told = (...names: readonly string[]): readonly string[] =>
  findMisnamed(memoryFiles(Object.fromEntries(names.map((name) => [name, 'text'])))).map(
    ({ file, message }) => `${file}: ${message}`,
  );

test.each([
  ['templates/topics/My Topic.md', 'such as my-topic.md'],
  ['templates/topics/ünder.md', 'such as under.md'],
  ['templates/topics/x.MD', 'such as x.md'],
  ['templates/topics/x.markdown', 'such as x.md'],
  ['templates/topics/a_b.de_CH.md', 'such as a-b.de-CH.md'],
  ['templates/topics/治理.md', 'rename it to small letters a to z'],
  [`templates/topics/${'a'.repeat(65)}.md`, `such as ${'a'.repeat(64)}.md`],
  ['templates/topics/thefts.de.md', 'there is no thefts.md'],
  ['data/sources/Bulletin.YAML', 'rename it to Bulletin.yaml'],
  ['data/units.yml', 'rename it to units.yaml'],
  ['templates/palettes/slate.yml', 'rename it to slate.yaml'],
  ['templates/locales/fr-CH.yml', 'rename it to fr-CH.yaml'],
])('%s is told of: %s', (file, message) => {
  expect(told(file)).toEqual([expect.stringMatching(new RegExp(`^${file}: .*${message}`))]);
});

test('what is read under its name is not told of, nor what nobody would think is read', () => {
  const topics = ['thefts.md', 'thefts.zh-CN.md', 'README.md', '.thefts.md.swp', 'notes.txt'];
  const data = ['data/units.yaml', 'data/sources/bulletin.yml', 'data/systems/courts.yaml', 'data/README.md'];
  expect(told(...topics.map((name) => `templates/topics/${name}`), ...data)).toEqual([]);
});

let project: TestProject;
beforeAll(() => {
  project = createProject();
});
afterAll(() => project.dispose());

test('a topic that cannot be opened is told of beside the others, which can be listed', async () => {
  mkdirSync(project.path('templates/topics/folder.md'));
  symlinkSync('nowhere', project.path('templates/topics/lost.md'));
  const { code, stdout } = await project.call(['check']);
  expect(code).toBe(3);
  expect(stdout.split('\n').filter((line) => line.includes('error'))).toEqual([
    'templates/topics/folder.md:1:1: error: this is not a regular file; replace it with one [missing-file]',
    expect.stringContaining('templates/topics/lost.md:1:1: error: this is a link that leads to no file'),
  ]);
  const { stdout: listed } = await project.call(['list']);
  expect(listed).toMatch(/^harbours /m);
});
