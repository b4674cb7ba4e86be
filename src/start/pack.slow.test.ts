import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patience, pdfText, projectRoot, removeFolder, temporaryFolder } from '../testing/browser.ts';
import { installNode, isWithoutRegistry, nodeVersions } from '../testing/other-node.ts';
import { asOther, withoutNetwork } from '../testing/other-user.ts';
import { deskFiles } from '../testing/packed-desk.ts';
import { type CliResult, filesBelow, finish, withoutNpm } from '../testing/project.ts';

const folder = temporaryFolder();
const home = join(folder, 'home');
const desk = join(folder, 'desk');
/** Nothing that a download of a browser would be told by, and nowhere to have it from. */
const environment = {
  ...withoutNpm(process.env),
  HOME: home,
  npm_config_cache: execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim(),
  PUPPETEER_DOWNLOAD_BASE_URL: 'http://127.0.0.1:9',
};

function npm(words: readonly string[], cwd: string): string {
  const flags = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  const { status, stdout, stderr } = spawnSync('npm', [...words, ...flags], {
    cwd,
    env: environment,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  return stdout;
}

async function run(program: string, words: readonly string[]): Promise<CliResult> {
  return await finish(spawn(program, words, { cwd: desk, env: environment, stdio: ['ignore', 'pipe', 'pipe'] }));
}

const briefpress = (...words: readonly string[]): Promise<CliResult> =>
  run(join(desk, 'node_modules', '.bin', 'briefpress'), words);

describe.skipIf(isWithoutRegistry())('the package, installed in an empty folder (needs a registry for npm)', () => {
  let packed: readonly string[];
  beforeAll(() => {
    for (const made of [home, desk]) mkdirSync(made);
    const [tarball] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], projectRoot));
    packed = tarball.files.map(({ path }: { readonly path: string }) => path);
    writeFileSync(join(desk, 'package.json'), '{ "private": true, "type": "module" }');
    npm(['install', join(folder, tarball.filename)], desk);
    for (const [file, content] of Object.entries(deskFiles)) {
      mkdirSync(dirname(join(desk, file)), { recursive: true });
      writeFileSync(join(desk, file), content);
    }
  }, 600_000);
  afterAll(() => removeFolder(folder));

  it('holds the engine and what a project starts from, and neither data, topics, tests nor sources', () => {
    const wanted = ['dist/cli.cjs', 'dist/types/index.d.ts', 'templates/briefing.hbs'];
    expect(packed).toEqual(expect.arrayContaining([...wanted, 'templates/example/desk/schedule.yml']));
    const shipped =
      /^(dist\/|src\/project\/(cache|replace-file)\.mjs$|src\/start\/(run|apart|guard-run|guarded-run|program)\.mjs$|templates\/|data\/schema\/|LICENSE$|README\.md$|package\.json$)/;
    expect(packed.filter((file) => !shipped.test(file) || /\.test\.|^templates\/topics\//.test(file))).toEqual([]);
    expect(existsSync(join(projectRoot, 'dist'))).toBe(false);
  });

  it('brings no package that runs a script when it is installed, and fetches no browser', () => {
    const lock = JSON.parse(readFileSync(join(desk, 'package-lock.json'), 'utf8'));
    const names = Object.keys(lock.packages).filter((name) => name !== '');
    expect(names).toContain('node_modules/@sparticuz/chromium');
    expect(names.filter((name) => /puppeteer|vega|esbuild/.test(name))).toEqual([]);
    expect(names.filter((name) => lock.packages[name].hasInstallScript === true)).toEqual([]);
    expect(readdirSync(home)).toEqual([]);
  });

  it('builds a briefing by its command', async () => {
    const run = await briefpress('--topic', 'thefts', '--date', '2024-03-01');
    expect(run, run.stderr).toMatchObject({ code: 0, stdout: 'out/thefts.pdf\n' });
    expect(await pdfText(readFileSync(join(desk, 'out', 'thefts.pdf')))).toContain('38,000');
    expect(readdirSync(home)).toEqual([]);
    expect(filesBelow(join(desk, '.briefpress')).filter((file) => /\.(cjs|v8|so)$|chromium/.test(file))).toEqual([]);
  }, 120_000);

  it('makes a project that builds, by npx and with nothing to download from', async () => {
    const cwd = join(folder, 'desk', 'my-desk');
    mkdirSync(cwd);
    const env = { ...environment, npm_config_registry: 'http://127.0.0.1:9', npm_config_offline: 'true' };
    const npx = (words: string, at: string): Promise<CliResult> =>
      finish(spawn('npx', ['briefpress', ...words.split(' ')], { cwd: at, env, stdio: ['ignore', 'pipe', 'pipe'] }));
    const made = await npx('init', cwd);
    expect(made, made.stderr).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('templates/topics/visits.md\n'),
    });
    const [, told = ''] = /build it: npx briefpress (.*)/.exec(made.stderr) ?? [];
    expect(await npx('check', cwd)).toMatchObject({ code: 0, stderr: '1 topic: 0 errors, 0 warnings\n' });
    const built = await npx(told, cwd);
    expect(built, built.stderr).toMatchObject({ code: 0, stdout: 'out/visits.pdf\n' });
    const example = await npx('init example --example', desk);
    expect(example, example.stderr).toMatchObject({ code: 0, stdout: expect.stringContaining('us-income.json\n') });
    const all = await npx('--all --project example', desk);
    expect(all, all.stderr).toMatchObject({ code: 0 });
    expect(all.stdout.trimEnd().split('\n')).toHaveLength(10);
    expect(readdirSync(home)).toEqual([]);
  }, 240_000);

  it.each(nodeVersions)(
    'builds what it makes on Node %s, for a user who is not root and has no network',
    async (version) => {
      const node = installNode(version, folder);
      const at = asOther(folder, `of-${version}`);
      const briefpress = async (...words: readonly string[]): Promise<CliResult> => {
        const program = join(desk, 'node_modules', 'briefpress', 'src', 'start', 'run.mjs');
        const [command = '', ...rest] = [...withoutNetwork, ...at.asUser, node, program, ...words];
        const env = { ...environment, HOME: at.home };
        return await finish(spawn(command, rest, { cwd: at.home, env, stdio: ['ignore', 'pipe', 'pipe'] }));
      };
      for (const [words, flag, files] of [
        [['my-desk'], '--topic=visits', 1],
        [['example', '--example'], '--all', 10],
      ] as const) {
        const made = await briefpress('init', ...words);
        expect(made, made.stderr).toMatchObject({ code: 0 });
        const built = await briefpress(flag, '--project', words[0], '--timeout', String(patience));
        expect(built, built.stderr).toMatchObject({ code: 0 });
        expect(built.stdout.trimEnd().split('\n')).toHaveLength(files);
        // Who is not root has the sandbox.
        expect(built.stderr).not.toContain('sandbox');
      }
    },
  );

  it('names its command as it was called', async () => {
    expect((await briefpress('new')).stderr).toMatch(/^ +briefpress new/m);
    expect((await briefpress('--help')).stdout).toContain('briefpress [command]');
    const npx = await run('npx', ['briefpress', 'new']);
    expect(npx.stderr).toMatch(/^ +npx briefpress new/m);
  }, 120_000);

  it('builds the same bytes from a program, and gives plain data', async () => {
    const program = `
      import { BriefError, openProject } from 'briefpress';
      const project = openProject('.');
      const again = await project.build({ topics: ['thefts'], date: '2024-03-01' });
      const built = await project.build({ topics: ['thefts'], date: '2024-03-01', out: 'other', force: true });
      const unknown = await project.explain('thefts').catch((error) => error);
      console.log(JSON.stringify({
        again, built, check: await project.check(), explain: await project.explain('thefts-lakeside-2023'),
        topics: await project.listTopics(), themes: await project.listThemes(),
        failure: unknown instanceof BriefError && unknown.failure,
      }));`;
    writeFileSync(join(desk, 'build.js'), program);
    const { code, stdout, stderr } = await run(process.execPath, ['build.js']);
    expect(code, stderr).toBe(0);
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({
      again: [{ outcome: 'up-to-date', briefing: 'thefts' }],
      built: [{ outcome: 'built', briefing: 'thefts', files: [{ file: join(desk, 'other', 'thefts.pdf') }] }],
      check: { errors: 0 },
      explain: {
        value: 38_000,
        text: '38,000',
        origin: { kind: 'table', cell: '2:3', literal: '38000' },
      },
      topics: [{ id: 'thefts', briefings: [{ upToDate: true }] }],
      failure: 'usage',
    });
    expect(told.themes).toContain('rust');
    expect(readFileSync(join(desk, 'other', 'thefts.pdf'))).toEqual(readFileSync(join(desk, 'out', 'thefts.pdf')));
  }, 120_000);

  it('runs the examples of the documentation', async () => {
    const examples = readFileSync(join(projectRoot, 'src', 'build', 'API.md'), 'utf8').matchAll(
      /```js (\w+\.js)\n(.*?)```/gs,
    );
    const names = [...examples].map(([, name = '', text = '']) => {
      writeFileSync(join(desk, name), text);
      return name;
    });
    expect(names).toEqual(['build.js', 'server.js', 'history.js']);
    const example = (name = ''): Promise<CliResult> => run(process.execPath, [name]);
    const built = await example(names[0]);
    expect(built, built.stderr).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^visits (built|up-to-date)\n$/),
    });
    const table = readFileSync(join(desk, 'my-desk/data/sources/visits.csv'), 'utf8').trimEnd();
    const last = table.split('\n').findLast((line) => line.startsWith('Old Harbour')) ?? '';
    writeFileSync(join(desk, 'before.csv'), table.replace(last, last.replace(/\d+$/, '7')));
    await briefpress('check', 'visits', '--against', 'before.csv', '--project', 'my-desk');
    expect((await example(names[2])).stdout).toMatch(/^visits-old-harbour-.*\n\d{4}-\d\d-\d\d: revised, 7 → [\d.]+\n$/);
    const child = spawn(process.execPath, ['server.js'], {
      cwd: desk,
      env: { ...environment, PORT: '0' },
      stdio: 'pipe',
    });
    const ended = finish(child);
    const address = String((await once(child.stdout, 'data'))[0]).trim();
    const asked = await Promise.all(['', '?topic=visits', '?topic=visit'].map((query) => fetch(`${address}/${query}`)));
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 404]);
    expect(await asked[2]?.json()).toMatchObject({ message: expect.stringContaining('did you mean "visits"?') });
    child.kill();
    await ended;
  });

  it('has types that a strict program is checked with', () => {
    const program = `
      import { type BuildResult, type Finding, openProject } from 'briefpress';
      const project = openProject('.', { onWarning: (line: string) => void line });
      const results: readonly BuildResult[] = await project.build({ all: true, pageSize: 'Letter' });
      for (const result of results) if (result.outcome === 'failed') result.error.failure satisfies string;
      const found: readonly Finding[] = (await project.check({ topics: ['thefts'] })).findings;
      export const lines = found.map(({ line }) => line);
      // @ts-expect-error There is no such format.
      await project.build({ all: true, formats: ['docx'] });`;
    writeFileSync(join(desk, 'typed.ts'), program);
    const flags = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
    const types = ['--typeRoots', join(projectRoot, 'node_modules', '@types')];
    const tsc = join(projectRoot, 'node_modules', 'typescript', 'bin', 'tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, ...flags, ...types, 'typed.ts'], {
      cwd: desk,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  });
});
