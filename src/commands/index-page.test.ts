import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { whole } from '../testing/in-part.ts';
import { createProject, type TestProject } from '../testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject();
});
beforeEach(() => {
  project.reset();
  project.write('templates/topics/quays.md', second());
});
afterAll(() => project.dispose());

const harbours = 'templates/topics/harbours.md';
/** The same briefing under another name, which claims something. */
const second = (): string =>
  project
    .read(harbours)
    .replace(/^title: .*$/m, 'title: Quays\nclaim: The office counted {{stat "amberwick-calls-2023"}} at Amberwick');
const all = (...words: readonly string[]) =>
  project.call(['--all', '--format', 'html', '--date', '2026-11-22', ...words]);

describe('the index of --all', () => {
  it('names each briefing with its claim, its number and its file, and reaches none of them', async () => {
    const run = await all();
    expect(run, run.stderr).toMatchObject({ code: 0 });
    expect(run.stdout).toBe('out/harbours.html\nout/quays.html\nout/index.html\n');
    const page = project.read('out/index.html');
    expect(page).toMatch(/<h2 id="briefing-2">The office counted <span data-statistic="amberwick-calls-2023">/);
    for (const file of ['harbours.html', 'quays.html']) expect(page).toContain(`<span class="kept">${file}</span>`);
    expect(page).not.toMatch(/href=|<sup/);
  });

  it.runIf(whole)('is printed with its numbers attached, and agrees with them', async () => {
    const run = await project.run(['--all', '--date', '2026-11-22']);
    expect(run, run.stderr).toMatchObject({ code: 0 });
    expect(run.stdout).toContain('out/index.pdf\nout/index.html\n');
    const verified = await project.call(['verify', project.path('out/index.pdf')]);
    expect(verified, verified.stdout).toMatchObject({ code: 0 });
    expect(verified.stdout).toContain('every printed number agrees');
    expect(await project.run(['--all', '--date', '2026-11-22'])).toMatchObject({ stdout: '' });
  });

  it('is up to date with its briefings, and built again with one of them', async () => {
    await all();
    expect((await all()).stderr).toMatch(/index: up to date\n$/);
    project.remove('out/index.html');
    expect((await all()).stdout).toBe('out/index.html\n');
    project.edit('templates/topics/quays.md', 'The office counted', 'The office told of');
    expect((await all()).stdout).toBe('out/quays.html\nout/index.html\n');
    expect(project.read('out/index.html')).toContain('The office told of');
  });

  it('leaves out what was not built, and says so', async () => {
    project.write('templates/topics/third.md', second().replace('amberwick-calls-2023"}} at', 'no-such"}} at'));
    const run = await all();
    expect(run.code).toBe(3);
    expect(run.stderr).toContain('warning: the index leaves out third\n');
    expect(project.read('out/index.html')).not.toContain('third.html');
  });

  it('is not made of a part, of one briefing, or where a briefing has its name', async () => {
    expect((await all('--shard', '1/2')).stdout).not.toContain('index');
    project.write('templates/topics/index.md', second());
    expect((await all()).stdout.match(/index/g)).toHaveLength(1);
    project.remove('templates/topics/index.md');
    project.remove('templates/topics/quays.md');
    expect((await all('--force')).stdout).toBe('out/harbours.html\n');
  });
});
