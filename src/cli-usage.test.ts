import { spawn } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flagsOf } from './command-line/flags.ts';
import { projectRoot } from './testing/browser.ts';
import { runGuarded } from './testing/guard.ts';
import { createProject, filesBelow, finish, type TestProject, withoutNpm } from './testing/project.ts';

let project: TestProject;
beforeAll(() => {
  project = createProject();
});
afterAll(() => project.dispose());

const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
  [
    'an unknown topic',
    ['--topic', 'harbors'],
    /unknown topic "harbors"; did you mean "harbours"\?\n +topics: harbours/,
  ],
  ['an unknown flag', ['--topc', 'harbours'], /unknown flag "--topc"; did you mean "--topic"\?/],
  ['an unknown command', ['chekc'], /unknown command "chekc"; did you mean "check"\?/],
  ['an unknown theme', ['--topic', 'harbours', '--theme', 'rast'], /unknown theme "rast"; did you mean "rust"\?/],
  ['an unknown language', ['--topic', 'harbours', '--lang', 'en-GP'], /en-GP/],
  ['a day that does not exist', ['--topic', 'harbours', '--date', '2024-02-30'], /--date .*not "2024-02-30"/],
  ['a date in another form', ['--topic', 'harbours', '--date', '1/2/2024'], /--date .*YYYY-MM-DD.*not "1\/2\/2024"/],
  [
    'an unknown format',
    ['--topic', 'harbours', '--format', 'docx'],
    /--format cannot be "docx"; it is one of "pdf", "html"/,
  ],
  [
    'an unknown page size',
    ['--topic', 'harbours', '--page-size', 'A3'],
    /--page-size cannot be "A3"; it is one of "A4", "Letter"/,
  ],
  ['a flag without its value', ['--topic'], /--topic needs a value\n +values: harbours\n/],
  [
    'a flag without its value before another',
    ['--theme', '--topic', 'harbours'],
    /--theme needs a value\n +values: .*rust/,
  ],
  ['a choice without its value', ['--page-size'], /--page-size needs a value\n +values: A4, Letter/],
  ['a value for what takes none', ['--topic', 'harbours', '--draft=yes'], /--draft takes no value/],
  [
    'a topic in place of a command',
    ['harbours'],
    /"harbours"; did you mean --topic harbours\?\n +npm run brief -- --topic harbours\n/,
  ],
  ['a topic that is nearly one, in its place', ['harbors'], /did you mean --topic harbours\?/],
  ['a topic as a word', ['build', 'harbours'], /build takes no word "harbours"; did you mean --topic harbours\?/],
  ['a flag of another command', ['check', '--theme', 'rust'], /check takes no --theme\n +check takes --topic, /],
  ['a look for an edition', ['issue', '--topic', 'harbours', '--theme', 'rust'], /issue takes no --theme\n/],
  ['to watch what does not build', ['check', '--watch'], /check takes no --watch/],
  ['a flag of build for the list', ['list', '--force'], /list takes no --force/],
  ['a short flag', ['-q', '--all'], /unknown flag "-q"; did you mean "--quiet"\?\n +flags are written with two dashes/],
  ['a flag without the one it needs', ['mail', '--topic', 'harbours', '--from', 'a@b.org'], /--from needs --send too/],
  ['a source that is unknown', ['list', 'statistics', '--source', 'nope'], /unknown source "nope"\n +.*list sources/],
  ['no topic', [], /--topic ID, or --all\n +topics: harbours/],
  ['a bad SOURCE_DATE_EPOCH', ['--topic', 'harbours'], /SOURCE_DATE_EPOCH is "yesterday"/],
];

describe('wrong usage', () => {
  it.each(refused)('%s is exit 2, and says how to go on', async (what, words, message) => {
    const environment = what.includes('EPOCH') ? { SOURCE_DATE_EPOCH: 'yesterday' } : {};
    const run = await runGuarded(project, words, { environment });
    expect(run.stderr).toMatch(message);
    expect(run).toMatchObject({ code: 2, stdout: '', untouched: true, browserStarted: false });
  });
});

const escapes = [
  '../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  'C:\\x',
  'con',
  'a/b',
  '',
  '.',
  '..',
  '/etc/passwd',
  'x'.repeat(300),
  'harbours/../harbours',
  'HARBOURS',
  'constructor',
  '__proto__',
];

describe('topic names that try to escape', () => {
  it.each(escapes)('%j names no topic', async (name) => {
    const before = filesBelow(project.path('templates'));
    const run = await runGuarded(project, [`--topic=${name}`]);
    expect(run).toMatchObject({ code: 2, stdout: '', untouched: true, browserStarted: false });
    expect(filesBelow(project.path('templates'))).toEqual(before);
  });
});

const swallowed: readonly (readonly [Readonly<Record<string, string>>, readonly string[], string])[] = [
  [{ npm_config_topic: 'anti-fraud' }, [], '--topic anti-fraud'],
  [{ npm_config_topic: 'true' }, ['anti-fraud'], '--topic anti-fraud'],
  [{ npm_config_topic: 'true\n\ntrue' }, ['a', 'b'], '--topic a --topic b'],
  [{ npm_config_topic: 'a', npm_config_draft: 'true' }, [], '--topic a --draft'],
  [{ npm_config_page_size: 'Letter' }, ['check'], 'check --page-size Letter'],
  [{ npm_config_topic: 'true', npm_config_theme: 'true' }, ['a', 'b'], '--topic VALUE --theme VALUE'],
  [{ npm_config_all: 'true' }, [], '--all'],
];

describe('flags that npm kept', () => {
  it.each(swallowed)('%j with %j is exit 2 with the command as it should be', async (environment, words, command) => {
    const run = await runGuarded(project, words, { environment });
    expect(run.stderr).toContain(`  npm run brief -- ${command}\n`);
    expect(run).toMatchObject({ code: 2, stdout: '', untouched: true, browserStarted: false });
  });

  it('is so with npm itself', async () => {
    const child = spawn('npm', ['run', '-s', 'brief', '--topic', 'anti-fraud'], {
      cwd: projectRoot,
      env: withoutNpm(process.env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const run = await finish(child);
    expect(run.stderr).toContain('  npm run brief -- --topic anti-fraud\n');
    expect(run).toMatchObject({ code: 2, stdout: '' });
  });

  it('leaves the configuration of npm alone where a command line says what it wants', async () => {
    const run = await project.call(['list'], { environment: { npm_config_all: 'true', npm_config_json: 'true' } });
    expect(run).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('what needs no data', () => {
  it('prints every command, flag and exit code with --help', async () => {
    const run = await project.call(['--help']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    for (const word of ['check', 'doctor', 'completion', '--topic', '"A4", "Letter"', 'Exit codes: 0 done'])
      expect(run.stdout).toContain(word);
  });

  it.each(Object.entries(flagsOf))('prints of %s its own flags alone with --help', async (command, flags) => {
    const run = await project.call([command, '--help']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const named = [...run.stdout.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, name]) => name);
    const shared = ['help', 'version'];
    expect(named.toSorted()).toEqual([...Object.keys(flags), ...shared].map((name) => `--${name}`).toSorted());
    expect(run.stdout).toMatch(new RegExp(`^npm run brief -- ${command}\\b`));
  });

  it('prints a script for completion, and what can stand next', async () => {
    const script = await project.run(['completion'], { environment: { SHELL: '/bin/bash' } });
    expect(script).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('briefpress completion bash'),
    });
    const named = await project.call(['completion', 'fisch']);
    expect(named).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean "fish"?') });
    const own = await project.call(['completion'], { environment: { SHELL: '/usr/bin/zsh' } });
    expect(own.stdout).toMatch(/^#compdef briefpress\n/);
    const next = async (...words: readonly string[]) =>
      (await project.call(['--get-yargs-completions', 'briefpress', ...words])).stdout.split('\n');
    expect(await next('che')).toContain('check');
    expect(await next('check', '--a')).toContain('--archive');
    expect(await next('check', '--a')).not.toContain('--all');
    expect(await next('--page-size', '')).toEqual(['A4', 'Letter', '']);
    expect(await next('--topic', '')).toEqual(['harbours', '']);
    expect(await next('mail', '--theme', 'r')).toContain('rust');
    expect((await next('explain', '')).length).toBeGreaterThan(5);
  });

  it('prints the version of package.json', async () => {
    const run = await project.run(['--version']);
    expect(run).toMatchObject({
      code: 0,
      stderr: '',
      stdout: `${JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).version}\n`,
    });
  });
});

describe('the project', () => {
  const good = { code: 0, stdout: expect.stringContaining('harbours') };

  it('is the nearest upwards from where the command is run, through a link too', async () => {
    const link = `${project.root}-link`;
    symlinkSync(project.root, link);
    expect(await project.call(['list'], { cwd: project.path('data/sources') })).toMatchObject(good);
    expect(await project.run(['list'], { cwd: link })).toMatchObject(good);
  });

  it('is the folder of --project, from where the command is run', async () => {
    const [cwd, name] = [dirname(project.root), basename(project.root)];
    expect(await project.call(['list', '--project', name], { cwd })).toMatchObject(good);
    const run = await project.call(['--topic', 'harbors', `--project=${project.root}`], { cwd: '/' });
    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean "harbours"') });
  });

  it.each([['list'], ['list', '--project', 'data']])(
    'that there is none is exit 2, and says what one is: %j %j %j',
    async (...words) => {
      const cwd = words.length > 1 ? project.root : dirname(project.root);
      const run = await project.call(words, { cwd });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(
        /no project in .*: a project is a folder with data\/publication\.yaml\n +.*--project DIR/,
      );
    },
  );

  it('is not needed to read a file', async () => {
    const run = await project.call(['read', 'none.pdf'], { cwd: dirname(project.root) });
    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('none.pdf cannot be opened') });
  });
});
