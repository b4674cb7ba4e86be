import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../testing/browser.ts';
import { inPart } from '../testing/in-part.ts';
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

describe('a link that leads nowhere', () => {
  it.each([
    ['data/sources/gone.yaml', 'no-such-file'],
    ['data/sources/round.yaml', 'round.yaml'],
    ['templates/topics/gone.md', 'no-such-file'],
  ])('%s, is told as one', async (link, target) => {
    symlinkSync(target, project.path(link));
    const { code, stdout, stderr } = await project.call(['check']);
    expect(stdout + stderr).toMatch(new RegExp(`${link}:(1:1: error:)? this is a link that leads to no file`));
    expect(code).toBe(3);
  });

  it.each(['no-such-folder', 'out'])('out, to %s, is told as one', async (target) => {
    project.remove('out');
    symlinkSync(target, project.path('out'));
    const { code, stderr } = await project.call(html);
    expect(stderr).toContain('out is a link that leads nowhere; nothing was written');
    expect(code).toBe(5);
  });
});

describe('what is in the place of something else', () => {
  it.each(['data/sources', 'templates/topics'])('a file in that of %s is told', async (folder) => {
    project.remove(folder);
    project.write(folder, 'a file');
    const { code, stderr } = await project.call(['check']);
    expect(stderr).toContain(`${folder}: this is not a folder`);
    expect(code).toBe(3);
  });

  it('a name of two lines is told on one', async () => {
    project.write('data/sources/two\nlines.yaml', 'format: 1');
    const { code, stderr } = await project.call(['check']);
    expect(stderr).toContain('rename it: "two\\nlines.yaml"');
    expect(code).toBe(3);
  });

  it.runIf(process.platform === 'linux').each([
    ['a pipe', () => execFileSync('mkfifo', [project.path('out/harbours.html')])],
    ['a device without an end', () => symlinkSync('/dev/zero', project.path('out/harbours.html'))],
  ])('%s in that of a briefing is replaced by it', async (_, make) => {
    make();
    expect(await project.call(html)).toMatchObject({ code: 0, stdout: 'out/harbours.html\n' });
    expect(project.read('out/harbours.html').trimEnd()).toMatch(/<\/html>$/);
  });

  const inMail = [
    ['key', (file: string) => execFileSync('mkfifo', [file])],
    ['lock', (file: string) => execFileSync('mkfifo', [file])],
    ['deliveries.json', (file: string) => mkdirSync(file)],
  ] as const;

  it.runIf(process.platform === 'linux').each(inPart(inMail, 3))(
    'what is in that of mail/%s is told',
    async (name, make) => {
      expect(await project.call(['--topic', 'harbours', '--date', '2024-03-01'])).toMatchObject({ code: 0 });
      mkdirSync(project.path('.briefpress/mail'), { recursive: true });
      make(project.path(`.briefpress/mail/${name}`));
      const { code, stderr } = await project.call(['mail', '--topic', 'harbours', '--date', '2024-03-01']);
      expect(stderr).toContain('there is something else in place of the file');
      expect(code).toBe(5);
    },
  );
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
  const unreadable: readonly (readonly [file: string, words: readonly string[]])[] = [
    ['data/sources/made-up-yearbook-2024.yaml', ['check']],
    ['data/sources/made-up-yearbook-2024.yaml', ['list']],
    ['data/sources/made-up-yearbook-2024.yaml', html],
    ['data/places.yaml', ['check']],
    ['templates/topics/harbours.md', ['check']],
    ['templates/topics', ['check']],
    ['data/sources', ['list']],
  ];
  it.each(inPart(unreadable, 2))('%s, is named by %j, with what to do', async (file, words) => {
    chmodSync(project.path(file), 0o000);
    const { code, stdout, stderr } = await callAsNobody(words);
    chmodSync(project.path(file), 0o755);
    const said = stdout + stderr;
    expect(said).toMatch(new RegExp(`${file.split('/').at(-1)}:(1:1: error:)? you have no permission to read it`));
    expect(said).toContain('give yourself permission to read it');
    expect(code).toBe(3);
  });
});

describe('the private folder', () => {
  // What draws pages in the browser has not root's privileges, with the sandbox or without.
  it.runIf(process.geteuid?.() === 0)("that is another user's own keeps root from no print", async () => {
    mkdirSync(project.path('.briefpress/run'), { recursive: true, mode: 0o700 });
    for (const folder of ['.briefpress/run', '.briefpress']) {
      chownSync(project.path(folder), 65_534, 65_534);
      chmodSync(project.path(folder), 0o700);
    }
    expect(await project.call(['--topic', 'harbours', '--date', '2024-03-01', '--force'])).toMatchObject({ code: 0 });
  });

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
