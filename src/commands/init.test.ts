import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseYaml } from '../data/yaml.ts';
import { removeFolder, temporaryFolder } from '../testing/browser.ts';
import { createProject, filesBelow } from '../testing/project.ts';

// The engine is the checkout's; its own project is not touched.
const engine = createProject();
const folder = temporaryFolder();
const inFolder = { cwd: folder };
afterAll(() => {
  engine.dispose();
  removeFolder(folder);
});

describe('a new project', () => {
  it('has no finding, and builds by the command that is told', async () => {
    const made = await engine.run(['init', 'my-desk'], inFolder);
    expect(made, made.stderr).toMatchObject({ code: 0 });
    expect(made.stdout.trimEnd().split('\n')).toEqual(
      filesBelow(join(folder, 'my-desk')).map((file) => `my-desk/${file}`),
    );
    const [, told = ''] = /build it: npm run brief -- (.*)/.exec(made.stderr) ?? [];
    expect(told).toBe('--topic visits --project my-desk');
    const checked = await engine.run(['check', '--project', 'my-desk'], inFolder);
    expect(checked).toMatchObject({ code: 0, stdout: '', stderr: '1 topic: 0 errors, 0 warnings\n' });
    const built = await engine.run(told.split(' '), inFolder);
    expect(built, built.stderr).toMatchObject({ code: 0, stdout: 'my-desk/out/visits.pdf\n' });
    expect(readFileSync(join(folder, 'my-desk', 'out', 'visits.pdf')).length).toBeGreaterThan(10_000);
  });

  it('is named after its folder, or as it is told, whatever is in the name', async () => {
    const published = (name: string): string => readFileSync(join(folder, name, 'data', 'publication.yaml'), 'utf8');
    expect(published('my-desk')).toContain('name: "My desk"');
    const name = 'O\'Hara\'s "Desk": 50 % @LOCALE@ $& \\';
    expect(await engine.call(['init', 'named', '--name', name], inFolder)).toMatchObject({ code: 0 });
    const { value } = parseYaml(published('named'), { file: 'data/publication.yaml', line: 1, column: 1 });
    expect(value).toMatchObject({ name });
    expect(readFileSync(join(folder, 'named', 'README.md'), 'utf8')).toContain(`# ${name}\n`);
  });

  it('is in the language that is asked for', async () => {
    const unknown = await engine.call(['init', 'other', '--lang', 'en-GX'], inFolder);
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean "en-GB"?') });
    expect(readdirSync(folder)).not.toContain('other');
  });

  it('has a workflow of the version that wrote it', () => {
    const file = '.github/workflows/briefpress.yml';
    const text = readFileSync(join(folder, 'my-desk', file), 'utf8');
    expect(text).toMatch(/BRIEFPRESS: briefpress@\d+\.\d+\.\d+\n/);
    const commands = [...text.matchAll(/npx --yes "\$BRIEFPRESS" ([^|;\n]+)/g)].map(([, words = '']) => words.trim());
    expect(commands).toEqual(['fetch', 'check', 'diff --all', '--all', 'issue --all', 'mail --all --send --yes']);
  });
});

describe('a folder for a project', () => {
  const desk = join(folder, 'full');
  beforeAll(() => mkdirSync(desk));

  it('may hold hidden files and what npm installed, which stay', async () => {
    writeFileSync(join(desk, '.gitignore'), 'mine\n');
    writeFileSync(join(desk, 'package.json'), '{}');
    const made = await engine.call(['init', '--json'], { cwd: desk });
    expect(made, made.stderr).toMatchObject({ code: 0 });
    expect(JSON.parse(made.stdout)).toMatchObject({ root: desk, kept: ['.gitignore'], topics: ['visits'] });
    expect(made.stderr).toContain('.gitignore is yours, and stays as it was');
    expect(made.stderr).toContain('build it: npm run brief -- --topic visits\n');
    expect(readFileSync(join(desk, '.gitignore'), 'utf8')).toBe('mine\n');
  });

  it('is refused where it holds anything else, and nothing in it is changed', async () => {
    const before = filesBelow(desk);
    const again = await engine.call(['init', 'full'], inFolder);
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('there is a project already') });
    expect(filesBelow(desk)).toEqual(before);
    const file = await engine.call(['init', join(desk, 'README.md')], inFolder);
    expect(file).toMatchObject({ code: 2, stderr: expect.stringContaining('is a file, not a folder') });
    mkdirSync(join(folder, 'notes'));
    writeFileSync(join(folder, 'notes', 'a.txt'), '');
    const notes = await engine.call(['init', 'notes'], inFolder);
    expect(notes).toMatchObject({ code: 2, stderr: expect.stringContaining('is not empty: there is a.txt already') });
  });

  it('is no project that is worked on', async () => {
    const named = await engine.call(['init', 'x', '--project', 'full'], inFolder);
    expect(named).toMatchObject({ code: 2, stderr: expect.stringContaining('init takes no --project') });
  });
});
