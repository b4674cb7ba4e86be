import { readFileSync } from 'node:fs';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkMarkup } from './page/markup/check-markup.ts';
import { BriefError } from './project/errors.ts';
import { removeFolder, temporaryFolder } from './testing/browser.ts';
import { aimed, doors, hostileLine, openDoor, openReader, openTexts, type Reader } from './testing/doors.ts';
import { hostileCss, hostileMarkup } from './testing/hostile.ts';
import { createProject, filesBelow, type TestProject } from './testing/project.ts';
import { rareCss, rareMarkup } from './testing/rare-hostile.ts';

const profile = temporaryFolder();
let project: TestProject;
let reader: Reader;
beforeAll(async () => {
  project = createProject();
  expect(await project.call(['--topic', 'harbours', '--date', '2024-03-01'])).toMatchObject({ code: 0 });
  reader = await openReader(profile);
});
afterAll(async () => {
  await reader.close();
  project.dispose();
  removeFolder(profile);
});

const page = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title>${head}</head><body><p title="a">x</p>${body}</body></html>`;
const styled = (css: string): string => page(`<style>${css}</style>`, '');
const documents = [
  ...[...hostileMarkup, ...rareMarkup].map((vector) => page('', aimed(vector))),
  ...[...hostileCss, ...rareCss].map((vector) => styled(aimed(vector))),
];

test('nothing passes that reaches the listener, and most of what is hostile does', async () => {
  const arrived: string[] = [];
  for (const document of documents) if ((await reader.visit(document)).length > 0) arrived.push(document);
  expect(arrived.filter(passes)).toEqual([]);
  expect(arrived.length).toBeGreaterThan(documents.length * 0.7);
  // A browser leaves out a frame in a body.
  expect(documents.filter(passes)).toEqual([expect.stringContaining('<frameset>')]);
});

function passes(markup: string): boolean {
  try {
    checkMarkup(markup);
    return true;
  } catch (error) {
    if (error instanceof BriefError && error.failure === 'data') return false;
    throw error;
  }
}

describe.each(doors)('by way of $file', (door) => {
  test.each(door.vectors)('%s is a finding with its place', async (vector) => {
    project.reset();
    openDoor(project, door, vector);
    const { code, stdout } = await project.call(['check']);
    expect(code).toBe(3);
    expect(stdout).toMatch(new RegExp(`^${door.file.replaceAll('.', '\\.')}:\\d+:\\d+: error: `, 'm'));
  });

  test('nothing is built or mailed', async () => {
    project.reset();
    await project.call(['--topic', 'harbours', '--date', '2024-03-01']);
    openDoor(project, door, door.vectors[0] ?? '');
    const before = filesBelow(project.path('out'));
    for (const words of [
      ['--topic', 'harbours', '--format', 'html'],
      ['mail', '--topic', 'harbours'],
    ]) {
      expect(await project.call([...words, '--date', '2024-03-01'])).toMatchObject({ code: 3 });
      expect(filesBelow(project.path('out'))).toEqual(before);
    }
  });
});

test('in a text of a topic markup is a finding', async () => {
  project.reset();
  const topic = 'templates/topics/harbours.md';
  // A comment would hide what follows it, and is never printed.
  const shown = hostileLine.replaceAll('<!--', '');
  project.edit(topic, 'Amberwick and {{stat "birch', `Amberwick ${shown} and {{stat "birch`);
  const { code, stdout } = await project.call(['check']);
  expect(code).toBe(3);
  expect(stdout.match(/\[markdown\]/g)?.length).toBeGreaterThan(50);
});

test('texts of the data are printed as they are written: nothing arrives from a page that has them all', async () => {
  project.reset();
  openTexts(project, 'page');
  const built = await project.call(['--topic', 'harbours', '--format', 'html', '--date', '2024-03-01']);
  expect(built).toMatchObject({ code: 0, stderr: '' });
  const written = project.read('out/harbours.html');
  expect(written.split('&lt;iframe').length).toBeGreaterThan(3);
  expect(await reader.visit(written)).toEqual([]);
});

test('nor from a mail', async () => {
  project.reset();
  openTexts(project, 'mail');
  expect(await project.call(['--topic', 'harbours', '--date', '2024-03-01'])).toMatchObject({ code: 0 });
  expect(await project.call(['mail', '--topic', 'harbours', '--date', '2024-03-01'])).toMatchObject({ code: 0 });
  const [message = ''] = filesBelow(project.path('out')).filter((file) => file.endsWith('.eml'));
  const { html = '' } = await PostalMime.parse(readFileSync(project.path(`out/${message}`)));
  expect(html.split('&lt;iframe').length).toBeGreaterThan(3);
  expect(await reader.visit(html)).toEqual([]);
});
