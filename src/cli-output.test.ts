import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runGuarded } from './testing/guard.ts';
import { inPart, whole } from './testing/in-part.ts';
import { createProject, filesBelow, type TestProject, withoutNpm } from './testing/project.ts';

// Forced, for a build that finds nothing changed would prove nothing.
const topic = ['--topic', 'harbours', '--force'];
const build = [...topic, '--date', '2024-03-01'];
const html = [...build, '--format', 'html'];

let project: TestProject;
beforeAll(() => {
  project = createProject();
});
beforeEach(() => project.reset());
afterAll(() => project.dispose());

describe('a browser that is not there', () => {
  it.each([
    ['--browser', [...build, '--browser', '/nowhere/chrome'], {}],
    ['PUPPETEER_EXECUTABLE_PATH', build, { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome' }],
  ])('named by %s is exit 4 and says how to get one', async (name, words, environment) => {
    const run = await runGuarded(project, words, { environment });
    expect(run).toMatchObject({ code: 4, stdout: '', untouched: true });
    expect(run.stderr).toContain('/nowhere/chrome');
    expect(run.stderr).toContain(name);
  });

  it('that ends at once is exit 4', async () => {
    const run = await runGuarded(project, build);
    expect(run).toMatchObject({ code: 4, stdout: '', untouched: true, browserStarted: true });
    expect(run.stderr).toContain('doctor');
  });
});

describe('a place that cannot be written to', () => {
  it('that is a file is exit 5 before a browser is started', async () => {
    project.write('taken', 'a file');
    const run = await runGuarded(project, [...build, '--out', 'taken']);
    expect(run).toMatchObject({ code: 5, stdout: '', untouched: true, browserStarted: false });
    expect(run.stderr).toMatch(/taken cannot be written.*\n +there is a file in place of the folder/);
  });

  it('that has a folder where the file should be is exit 5', async () => {
    project.write('out/harbours.html/keep', 'keep');
    const run = await project.call(html);
    expect(run).toMatchObject({ code: 5, stdout: '' });
    expect(run.stderr).toMatch(/harbours\.html cannot be written/);
    expect(filesBelow(project.path('out'))).toEqual(['harbours.html/keep']);
  });

  it('is made where it is missing, deep down too', async () => {
    const run = await project.call([...html, '--out', 'a/b c']);
    expect(run).toMatchObject({ code: 0, stdout: 'a/b c/harbours.html\n' });
  });
});

describe('streams', () => {
  it('stdout has the paths of what was written and nothing else', async () => {
    const run = await project.run(html);
    expect(run).toMatchObject({ code: 0, stdout: 'out/harbours.html\n' });
    expect(filesBelow(project.path('out'))).toEqual(['harbours.html']);
  });

  it('a reader that has seen enough does no harm', () => {
    const command = `node ${project.program} --help | head -1; echo "\${PIPESTATUS[0]}"`;
    const text = execFileSync('bash', ['-c', command], {
      cwd: project.root,
      env: withoutNpm(process.env),
      encoding: 'utf8',
    });
    expect(text).toMatch(/^Briefpress .*\n0\n$/);
  });

  it.runIf(whole)('a reader that is gone already does no harm, and the briefing is whole', () => {
    const command = `node ${project.program} ${html.join(' ')} > >(exec true); echo "$?"`;
    const text = execFileSync('bash', ['-c', `sleep 0; ${command}`], {
      cwd: project.root,
      env: withoutNpm(process.env),
      encoding: 'utf8',
    });
    expect(text).toBe('0\n');
    expect(project.read('out/harbours.html').trimEnd()).toMatch(/<\/html>$/);
  });

  const toFullDisk = [
    [['list'], '>', 5],
    [['--help'], '>', 5],
    [html, '>', 5],
    [['check', 'nothing'], '2>', 2],
  ] as const;
  it.runIf(process.platform === 'linux').each(inPart(toFullDisk, 3))(
    '%j %s to a full disk ends with exit code %i',
    (words, to, code) => {
      const command = `node ${project.program} ${words.join(' ')} ${to} /dev/full`;
      const { status, stderr } = spawnSync('bash', ['-c', command], {
        cwd: project.root,
        env: withoutNpm(process.env),
        encoding: 'utf8',
      });
      expect(status, stderr).toBe(code);
      if (code === 5)
        expect(stderr).toMatch(/the results cannot be written to stdout \(ENOSPC\)\n {2}the disk is full/);
      expect(stderr).not.toMatch(/^ +at /m);
    },
  );

  it.runIf(whole)('there is no colour, on request or in a pipe', async () => {
    const runs = [
      await project.run(['check', 'nothing']),
      await project.run(['list'], { environment: { NO_COLOR: '1' } }),
    ];
    for (const { stdout, stderr } of runs) expect(stdout + stderr).not.toContain('\u001B');
  });

  it('--quiet says nothing where nothing is wrong', async () => {
    expect(await project.call([...html, '--quiet'])).toMatchObject({ code: 0, stderr: '' });
    expect(await project.call(['check', '--quiet'])).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it('--json is one JSON text', async () => {
    const clean = await project.run(['check', '--json']);
    expect(JSON.parse(clean.stdout)).toMatchObject({ errors: 0, findings: [] });
    project.edit('templates/topics/harbours.md', 'the fewest of', 'the 9 fewest of');
    const wrong = await project.call(['check', '--json']);
    expect(wrong.code).toBe(3);
    expect(JSON.parse(wrong.stdout)).toMatchObject({
      errors: 1,
      findings: [{ file: 'templates/topics/harbours.md', severity: 'error', rule: 'bare-number' }],
    });
    expect(JSON.parse((await project.call(['list', '--json'])).stdout)).toMatchObject([{ id: 'harbours' }]);
  });

  it.runIf(whole)('--debug adds where in the code an error came from', async () => {
    expect((await project.call(['--topic', 'harbors'])).stderr).not.toMatch(/^ +at /m);
    expect((await project.run(['--topic', 'harbors', '--debug'])).stderr).toMatch(/^ +at /m);
  });
});

describe('doctor', () => {
  it('is clean here, prints a line for each thing and starts from a page that is read back', async () => {
    const run = await project.run(['doctor']);
    expect(run.stdout).not.toContain('FAIL');
    expect(run.stdout.trimEnd().split('\n').length).toBeGreaterThan(4);
    expect(run.code).toBe(0);
  });

  it('names what is missing and how to fix it', async () => {
    const run = await project.call(['doctor'], { environment: { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome' } });
    expect(run.code).toBe(4);
    expect(run.stdout).toMatch(/FAIL .*browser[\s\S]*\/nowhere\/chrome/);
  });
});

describe('the same build', () => {
  it.runIf(whole)('has the same bytes whatever the folder, time zone and language of the machine', async () => {
    const hash = (): string =>
      createHash('sha256')
        .update(readFileSync(project.path('out/harbours.pdf')))
        .digest('hex');
    expect(await project.run(build)).toMatchObject({ code: 0, stdout: 'out/harbours.pdf\n' });
    const first = hash();
    const language = { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
    const epoch = { SOURCE_DATE_EPOCH: String(Date.UTC(2024, 2, 1, 23, 59) / 1000), TZ: 'Pacific/Kiritimati' };
    const elsewhere = { environment: { ...language, ...epoch }, cwd: '/' };
    expect(await project.run([...topic, '--project', project.root], elsewhere)).toMatchObject({ code: 0 });
    expect(hash()).toBe(first);
  });
});

describe('results for programs', () => {
  it('are an object a line with --json', async () => {
    const run = await project.call(['--topic', 'harbours', '--format', 'html', '--force', '--json']);
    expect(run.code).toBe(0);
    const result: unknown = JSON.parse(run.stdout.trim());
    expect(result).toMatchObject({
      briefing: 'harbours',
      file: 'out/harbours.html',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('--topic and --all together are refused', async () => {
    expect(await project.call(['--topic', 'harbours', '--all'])).toMatchObject({ code: 2, stdout: '' });
  });
});

describe("an author's own Vega-Lite specification", () => {
  it('is drawn from statistics by id, with an alt text', async () => {
    const file = 'templates/topics/harbours.md';
    const ids = [...project.read(file).matchAll(/^ {2}- (\S+)$/gm)].map(([, id]) => id).slice(0, 12);
    expect(ids).toHaveLength(12);
    const block = `label: place\ntitle: Calls recorded at the harbours\nsubtitle: Calls recorded, number\ndata: { statistics: [${ids.join(', ')}] }
mark: bar\nencoding: { y: { field: id, type: nominal, axis: null }, x: { field: value, type: quantitative, axis: null } }`;
    project.write(file, `${project.read(file).trimEnd()}\n\n\`\`\`vega-lite\n${block}\n\`\`\`\n`);
    const run = await project.call(['--topic', 'harbours', '--format', 'html', '--force']);
    expect(run.stderr).not.toContain('error');
    expect(run.code).toBe(0);
    const drawn = /<figure[^>]*id="figure-2"[\s\S]*?<\/figure>/.exec(project.read('out/harbours.html'))?.[0] ?? '';
    expect(drawn).toContain('Calls recorded at the harbours');
    expect(drawn).toMatch(/<svg[^>]*role="img"[^>]*aria-label="[^"]{20,}"/);
  });
});
