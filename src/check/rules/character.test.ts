import { afterAll, expect, test } from 'vitest';
import { createProject } from '../../testing/project.ts';

const project = createProject();
afterAll(() => project.dispose());
const topic = 'templates/topics/harbours.md';

async function found(words: string): Promise<string> {
  project.reset();
  project.edit(topic, 'Birchmouth.\n', `Birchmouth ${words}.\n`);
  return (await project.call(['check'])).stdout;
}

test.each([
  ['har\u00adbour', 'U+00AD is invisible'],
  ['har\u200bbour', 'U+200B is invisible'],
  ['har\u2060bour', 'U+2060 is invisible'],
  ['\u1234', 'no font of the theme has "\u1234" (U+1234)'],
  ['a\u2007b', 'no font of the theme has "\u2007" (U+2007)'],
  ['x\u0302', 'no font of the theme has "\u0302" (U+0302)'],
])('%s is found where it stands', async (words, says) => {
  const stdout = await found(words);
  expect(stdout).toContain(says);
  expect(stdout).toMatch(/^templates\/topics\/harbours\.md:\d+:\d+: error: .* \[character\]$/m);
});

test.each(['Cafe\u0301 au lait', 'a\u00a0b\u202fc\u2009d', '上海', '“so” – and €'])('%s is fine', async (words) => {
  expect(await found(words)).not.toContain('[character]');
});

test('a name in the data is looked at too', async () => {
  project.reset();
  project.edit('data/places.yaml', 'name: Birchmouth', 'name: Birch\u00admouth');
  expect((await project.call(['check'])).stdout).toMatch(/^data\/places\.yaml:\d+:\d+: error: U\+00AD is invisible/m);
});
