import { readFileSync } from 'node:fs';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPicture } from './style/picture.ts';
import { eventually, removeFolder, temporaryFolder } from './testing/browser.ts';
import { openReader, type Reader } from './testing/doors.ts';
import { createProject, filesBelow, finish, type TestProject } from './testing/project.ts';
import { recordDoors } from './testing/record-doors.ts';
import { hostileDrawings, textDoors, vegaDoors } from './testing/text-doors.ts';

const profile = temporaryFolder();
const date = ['--date', '2024-03-01'];
let project: TestProject;
let reader: Reader;
beforeAll(async () => {
  project = createProject();
  reader = await openReader(profile);
});
afterAll(async () => {
  await reader.close();
  project.dispose();
  removeFolder(profile);
});

const printed: string[] = [];

test.each([...textDoors, ...recordDoors, ...vegaDoors])(
  '$name is a finding or words, and nothing arrives',
  async ({ name, open }) => {
    project.reset();
    open(project);
    const { code, stdout } = await project.call(['check']);
    if (code === 3) return expect(stdout).toMatch(/^\S+:\d+:\d+: error: /m);
    const built = await project.call(['--topic', 'harbours', '--format', 'html', ...date]);
    expect(built).toMatchObject({ code: 0 });
    const written = project.read('out/harbours.html');
    if (written.includes('&lt;img')) printed.push(name);
    expect(await reader.visit(written)).toEqual([]);
  },
);

test('most of those that are no finding are printed', () => {
  expect(printed.length).toBeGreaterThan(10);
});

test.each(hostileDrawings)('%s is refused, or fetches and runs nothing as a picture', async (drawing) => {
  const most = { bytes: 100_000, side: 4000 };
  const read = readPicture('quay.svg', Buffer.from(drawing), most);
  if (typeof read !== 'string') {
    expect(drawing).toMatch(/<(title|desc|metadata)>|xml-stylesheet|<!--|CDATA/);
    expect(await reader.visit(`<!doctype html><img src="${read.address}">`)).toEqual([]);
  }
});

test('nothing arrives from a mail', async () => {
  project.reset();
  for (const { name, open } of textDoors) if (/labour|locales/.test(name)) open(project);
  const mailed = await project.call(['mail', '--topic', 'harbours', ...date]);
  expect(mailed, mailed.stderr).toMatchObject({ code: 0 });
  const [message = ''] = filesBelow(project.path('out')).filter((file) => file.endsWith('.eml'));
  const { html = '' } = await PostalMime.parse(readFileSync(project.path(`out/${message}`)));
  expect(html).toContain('&lt;img');
  expect(await reader.visit(html)).toEqual([]);
});

test('nor from a preview, of a page that has them all and of a page that is refused', async () => {
  const child = project.start(['--topic', 'harbours', '--watch', ...date]);
  let told = '';
  child.stderr?.on('data', (text: Buffer) => {
    told += text.toString();
  });
  const ended = finish(child);
  const page = await reader.browser.newPage();
  try {
    expect(await eventually(() => /preview: \S+/.test(told))).toBe(true);
    reader.server.requested.length = 0;
    const seen: string[] = [];
    page.on('request', (request) => seen.push(new URL(request.url()).host));
    await page.goto(/preview: (\S+)/.exec(told)?.[1] ?? '');
    await page.waitForFunction(
      `document.querySelector('iframe:not(.next)')?.contentDocument?.body?.innerText.includes('<img src')`,
    );
    project.edit(
      'templates/topics/harbours.md',
      '## Calls\n',
      '## Calls\n\n<img src=http://evil.example/a onerror=b>\n',
    );
    await page.waitForFunction(`document.querySelector('#problems')?.textContent.includes('<img')`);
    expect(reader.server.requested).toEqual([]);
    // Its own, and the pictures and fonts that the page holds, which have none.
    expect([...new Set(seen)].filter((host) => host !== '')).toHaveLength(1);
  } finally {
    await page.close();
    child.kill('SIGINT');
    await ended;
  }
});
