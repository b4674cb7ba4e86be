import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { whole } from '../testing/in-part.ts';
import { createProject, type TestProject } from '../testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject();
});
beforeEach(() => project.reset());
afterAll(() => project.dispose());

const build = (...words: readonly string[]) =>
  project.call(['--all', '--format', 'html', '--date', '2026-11-22', ...words]);

describe('building again', () => {
  test('an unchanged briefing is up to date, and nothing is written', async () => {
    const first = await build();
    expect(first).toMatchObject({ code: 0 });
    const paths = first.stdout.trim().split('\n');
    const before = paths.map((file) => project.read(file));
    const second = await build();
    expect(second).toMatchObject({ code: 0, stdout: '' });
    expect(second.stderr.trim().split('\n')).toHaveLength(paths.length);
    expect(second.stderr).toMatch(/^.*: up to date\n/);
    expect(paths.map((file) => project.read(file))).toEqual(before);
  });

  test('a missing or edited output is built again, and an edited one is reported', async () => {
    const first = await build();
    const [file = ''] = first.stdout.trim().split('\n');
    const made = project.read(file);
    for (const edited of ['edited by hand', made.replace('Amberwick', 'Amberwich'), made.replace('"rust"', '"plum"')]) {
      project.write(file, edited);
      const again = await build();
      expect(again.stdout.trim()).toBe(file);
      expect(again.stderr).toContain('harbours: its file was changed after it was written\n');
      expect(project.read(file)).toBe(made);
    }
    project.remove(file);
    expect(await build()).toMatchObject({ stdout: first.stdout, stderr: '' });
    expect(project.read(file)).toBe(made);
  });

  test('--force builds everything', async () => {
    const first = await build();
    expect((await build('--force')).stdout).toBe(first.stdout);
  });

  test('another look is built into the same file, and the usual one again after it; each says why, once', async () => {
    const first = await build();
    const turns: readonly (readonly [readonly string[], string])[] = [
      [['--large-print', '--draft'], 'it is in large print; it is a draft'],
      [['--theme', 'plum'], 'the theme is plum, not rust; it was in large print; it was a draft'],
      [['--page-size', 'Letter'], 'the theme is rust, not plum; the page size is Letter, not A4'],
    ];
    for (const [words, why] of turns) {
      const run = await build(...words);
      expect(run, words.join(' ')).toMatchObject({ code: 0, stdout: first.stdout, stderr: `harbours: ${why}\n` });
    }
    const named = await build('--page-size', 'Letter', '--theme', 'rust');
    expect(named).toMatchObject({ stdout: '', stderr: 'harbours: up to date\n' });
  });

  test('each folder, and each format, is up to date by itself', async () => {
    const elsewhere = ['--out', 'other'];
    await build();
    expect(await build(...elsewhere)).toMatchObject({ stdout: 'other/harbours.html\n', stderr: '' });
    const both = await build('--format', 'pdf');
    expect(both).toMatchObject({ code: 0, stdout: 'out/harbours.pdf\n' });
    expect(both.stderr).not.toContain('harbours');
    const upToDate = { code: 0, stdout: '', stderr: 'harbours: up to date\n' };
    for (const words of [[], elsewhere, ['--format', 'pdf']]) expect(await build(...words)).toMatchObject(upToDate);
  });

  test('HTML does not depend on the browser', async () => {
    const environment = { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome' };
    const html = ['--all', '--format', 'html'];
    expect(await project.call(html)).toMatchObject({ code: 0 });
    const again = await project.call(html, { environment });
    expect(again).toMatchObject({ code: 0, stderr: 'harbours: up to date\n' });
  });

  test('the date changes only with the content', async () => {
    const published = async (words: readonly string[], epoch?: string) => {
      const run = await project.call(['--all', '--format', 'html', ...words], {
        environment: { SOURCE_DATE_EPOCH: epoch },
      });
      expect(run, run.stderr).toMatchObject({ code: 0 });
      const folder = words[words.indexOf('--out') + 1] ?? '';
      const fact = /Published<[^>]*>[^<]*<[^>]*>([^<]*)</.exec(project.read(`${folder}/harbours.html`))?.[1];
      return fact?.replace(/\s/g, ' ');
    };
    const epoch = String(Date.UTC(2024, 3, 2) / 1000);
    expect(await published(['--out', 'a', '--date', '2024-03-01'], epoch)).toBe('1 March 2024');
    expect(await published(['--out', 'a', '--draft'])).toBe('1 March 2024');
    expect(await published(['--out', 'a', '--force'])).toBe('1 March 2024');
    expect(await published(['--out', 'b'], epoch)).toBe('2 April 2024');
    expect(await published(['--out', 'b', '--theme', 'plum'])).toBe('2 April 2024');
    expect(await published(['--out', 'a'])).toBe('1 March 2024');
    project.edit('templates/topics/harbours.md', 'the fewest of', 'fewest of');
    expect(await published(['--out', 'a'])).not.toMatch(/2024/);
  });

  test.runIf(whole)('a PDF has the date of the page beside it, and is as it was whoever builds it', async () => {
    await build('--date', '2024-03-01');
    expect(await project.run(['--all'])).toMatchObject({ code: 0, stdout: 'out/harbours.pdf\n' });
    const made = readFileSync(project.path('out/harbours.pdf'));
    expect(made.toString('latin1')).toContain('D:20240301');
    const changed = Buffer.from(made);
    changed.write('D:20240302', changed.indexOf('D:20240301', 0, 'latin1'), 'latin1');
    project.write('out/harbours.pdf', changed);
    project.write('data/unrelated.txt', 'this is part of no briefing');
    const again = await project.run(['--all', '--date', '2024-03-01']);
    expect(again.stderr).toContain('harbours: its file was changed after it was written\n');
    expect(readFileSync(project.path('out/harbours.pdf')).equals(made)).toBe(true);
    expect(await project.run(['--all'])).toMatchObject({ stdout: '', stderr: 'harbours: up to date\n' });
  });
});

describe('what lies in .briefpress', () => {
  const value = async () => (await project.call(['explain', 'amberwick-calls-2023', '--json'])).stdout;

  test('changes no value, and no file, whatever is written there', async () => {
    await build();
    const [page, told] = [project.read('out/harbours.html'), await value()];
    const known = ['state/harbours/last.json', 'parsed/x.json', 'run/1-x/y', 'code/brief.cjs'];
    for (const content of ['{"value":99000}', '', '\u0000\u0001', '[1,2']) {
      for (const name of known) project.write(`.briefpress/${name}`, content);
      expect(await build()).toMatchObject({ code: 0, stderr: 'harbours: up to date\n' });
      expect(await value()).toBe(told);
    }
    // What is kept of the program itself is read by a process that starts.
    expect((await project.run(['explain', 'amberwick-calls-2023', '--json'])).stdout).toBe(told);
    await build('--force');
    expect(project.read('out/harbours.html')).toBe(page);
  });

  test('is not needed: it may be a file', async () => {
    project.remove('.briefpress');
    project.write('.briefpress', 'a file');
    expect(await project.call(['--all', '--format', 'html', '--format', 'pdf'])).toMatchObject({ code: 0 });
    expect((await project.call(['--all'])).stderr).toContain('harbours: up to date\n');
    expect(project.read('.briefpress')).toBe('a file');
    project.remove('.briefpress');
  });
});

test('a project without a topic is told so', async () => {
  const empty = createProject();
  empty.remove('templates/topics/harbours.md');
  const { code, stderr } = await empty.call(['--all']);
  empty.dispose();
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('templates/topics has no topic') });
});
