import { chmodSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../testing/browser.ts';
import { type CliResult, createProject, type TestProject } from '../testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject();
});
afterEach(() => {
  project.reset();
  rmSync(project.path('.briefpress'), { recursive: true, force: true });
});
afterAll(() => project.dispose());

const html = ['--topic', 'harbours', '--date', '2024-03-01', '--format', 'html'];

describe('links', () => {
  it.each([
    ['data', '..', 'data/sources/loop'],
    ['templates', '..', 'templates/topics/loop'],
    ['themselves', 'itself', 'data/sources/itself'],
  ])('that lead back to %s are gone round once', async (_, target, link) => {
    symlinkSync(target, project.path(link));
    expect(await project.call(['check'])).toMatchObject({ code: 0 });
    expect(await project.call(html)).toMatchObject({ code: 0, stdout: expect.stringContaining('harbours.html') });
  });

  it('that lead output out of the project are not written through', async () => {
    const elsewhere = temporaryFolder();
    project.remove('out');
    symlinkSync(elsewhere, project.path('out'));
    const { code, stderr } = await project.call(html);
    expect(code).toBe(5);
    expect(stderr).toContain('out leads out of the project, to ');
    expect(existsSync(`${elsewhere}/harbours.html`)).toBe(false);
    // Whoever names a folder elsewhere means it.
    expect(await project.call([...html, '--out', elsewhere])).toMatchObject({ code: 0 });
    expect(existsSync(`${elsewhere}/harbours.html`)).toBe(true);
    removeFolder(elsewhere);
  });
});

/** Runs a command as somebody who may read only what everybody may: permissions do not hold for root. */
async function callAsNobody(words: readonly string[]): Promise<CliResult> {
  const isRoot = process.geteuid?.() === 0;
  chmodSync(project.path('..'), 0o755);
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await project.call(words);
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe.runIf(process.platform === 'linux')('what may not be read', () => {
  it.each([
    ['data/sources/made-up-yearbook-2024.yaml', ['check']],
    ['data/sources/made-up-yearbook-2024.yaml', ['list']],
    ['data/sources/made-up-yearbook-2024.yaml', html],
    ['data/places.yaml', ['check']],
    ['templates/topics/harbours.md', ['check']],
    ['templates/topics', ['check']],
    ['data/sources', ['list']],
  ])('%s, is named by %j, with what to do', async (file, words) => {
    chmodSync(project.path(file), 0o000);
    const { code, stderr } = await callAsNobody(words);
    chmodSync(project.path(file), 0o755);
    expect(stderr).toMatch(new RegExp(`${file.split('/').at(-1)}: you have no permission to read it`));
    expect(stderr).toContain('give yourself permission to read it');
    expect(code).toBe(3);
  });
});

describe('the private folder', () => {
  it.each([
    ['that is a file', () => writeFileSync(project.path('.briefpress'), 'a file')],
    ['whose parts are files', () => project.write('.briefpress/run', 'a file')],
    [
      'with random bytes in every place',
      () => {
        for (const name of ['state.json', 'run/x', 'mail/deliveries.json', 'fetched.json', 'code/x.v8'])
          project.write(`.briefpress/${name}`, Buffer.from('\u0000\u0001\u00ff'.repeat(100), 'latin1'));
      },
    ],
  ])('%s stops no build', async (_, damage) => {
    damage();
    expect(await project.call(['--topic', 'harbours', '--date', '2024-03-01', '--force'])).toMatchObject({ code: 0 });
    expect(readFileSync(project.path('out/harbours.pdf'), 'latin1')).toMatch(/^%PDF-/);
  });
});
