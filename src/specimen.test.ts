import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createProject, type TestProject } from './testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject('specimen');
});
afterEach(() => project.reset());
afterAll(() => project.dispose());

const topic = 'templates/topics/specimen.md';
const html = async (): Promise<string> => {
  const run = await project.call(['--topic', 'specimen', '--format', 'html', '--date', '2026-11-22']);
  expect(run, run.stderr).toMatchObject({ code: 0 });
  return project.read('out/specimen.html').replace(/\s+/g, ' ');
};
/** The table of the specimen that has this title. */
const tableOf = (page: string, title: string): string =>
  page
    .split('<table')
    .find((table) => table.includes(`>${title}<`))
    ?.split('</table>')[0] ?? '';

it('the specimen passes its check, and so does the example of templates/README.md, as it stands', async () => {
  const clean = { code: 0, stdout: '' };
  expect(await project.call(['check'])).toMatchObject(clean);
  const readme = readFileSync(new URL('../templates/README.md', import.meta.url), 'utf8');
  const [, example = ''] = /### An example of each[\s\S]*?\n````markdown\n([\s\S]*?)\n````/.exec(readme) ?? [];
  project.remove('templates/topics/specimen.zh-CN.md');
  project.write(topic, `${example}\n`);
  const { stdout } = await project.call(['check']);
  // What it does not print, the specimen does.
  expect(stdout.split('\n').filter((line) => line !== '' && !line.includes('[unused]'))).toEqual([]);
  const page = await html();
  for (const mark of ['class="margin"', 'class="trust"', 'class="hero"', 'class="ring"', 'figure half', 'blank'])
    expect(page).toContain(mark);
});

describe('a matrix', () => {
  const title = 'What was recorded or reported of each harbour';

  it('has a column for each place, and says where there is no figure', async () => {
    const table = tableOf(await html(), title);
    const heads = [...table.matchAll(/<th scope="col"[^>]*>(?:<[^>]*>)?([^<]*)/g)].map(([, name]) => name);
    expect(heads).toEqual(['Measure', 'Amberwick', 'Birchmouth', 'Coldhaven', 'Drumsay']);
    expect(table).toMatch(/Pilots employed.*?48.*?36.*?<td class="blank">no figure<\/td>.*?21/);
  });

  it('says in a cell what its sides do not, and below the table what most share', async () => {
    const page = await html();
    const table = tableOf(page, title);
    expect(table).toMatch(/1\.84 million<.*?2022<.*?1\.93 million</);
    expect(page).toMatch(
      /2023(<\/span>)?, unless a cell says otherwise\. “No figure”: the sources used here give none\./,
    );
    expect(table.match(/class="ring"/g)).toHaveLength(5);
  });

  it('takes places as rows and periods across, and says of no blank where there is none', async () => {
    project.edit(topic, `id: places-by-measure`, 'rows: place\nacross: period\nid: places-by-measure');
    project.write(
      topic,
      project
        .read(topic)
        .replace(
          /(rows: place[\s\S]*?)statistics: \[.*\]/,
          '$1statistics: [calls-drumsay-2023, calls-drumsay-2022, calls-birchmouth-2022, calls-birchmouth-2023]',
        ),
    );
    const table = tableOf(await html(), title);
    expect(table).toMatch(/Place.*?2022.*?2023.*?Drumsay.*?2,800.*?3,010.*?Birchmouth.*?3,600.*?3,920/);
    expect(table).not.toContain('blank');
  });

  it('is refused with the same on both sides', async () => {
    project.edit(topic, `id: places-by-measure`, 'rows: place\nid: places-by-measure');
    const { code, stdout } = await project.call(['check', 'specimen']);
    expect(code).toBe(3);
    expect(stdout).toMatch(/specimen\.md:\d+:\d+: error: .*must differ from rows/);
  });
});

describe('a table in groups', () => {
  it('names what the rows of each share, in place of a column', async () => {
    const table = tableOf(await html(), 'Calls recorded by harbour');
    const heads = [...table.matchAll(/<th class="group" scope="rowgroup" colspan="3">(?:<[^>]*>)?([^<]*)/g)];
    expect(heads.map(([, name]) => name)).toEqual(['Amberwick', 'Birchmouth']);
    expect(table).not.toContain('>Place<');
    expect(table.match(/<tr>/g)).toHaveLength(7);
  });
});

it('draws the dates of a timeline in the size that they were measured in, where labels have another', async () => {
  const words = ['--topic', 'specimen', '--format', 'html', '--theme', 'high-contrast', '--date', '2026-11-22'];
  expect(await project.call(words)).toMatchObject({ code: 0 });
  const sizes = [...project.read('out/specimen.html').matchAll(/font-size="([^"]*)"[^>]*>14 May 2022</g)];
  expect(new Set(sizes.map(([, size]) => size))).toEqual(new Set(['12px']));
});
