import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseYaml } from '../data/yaml.ts';
import { listLocales, loadLocale } from '../style/locale/load.ts';
import { projectRoot, removeFolder, temporaryFolder } from '../testing/browser.ts';
import { filesAt } from '../testing/files.ts';
import { whole } from '../testing/in-part.ts';
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
    const made = await engine.call(['init', 'my-desk'], inFolder);
    expect(made, made.stderr).toMatchObject({ code: 0 });
    expect(made.stdout.trimEnd().split('\n')).toEqual(
      filesBelow(join(folder, 'my-desk')).map((file) => `my-desk/${file}`),
    );
    const [, told = ''] = /build it: npm run brief -- (.*)/.exec(made.stderr) ?? [];
    expect(told).toBe('--topic visits --project my-desk');
    const checked = await engine.call(['check', '--project', 'my-desk'], inFolder);
    expect(checked).toMatchObject({ code: 0, stdout: '', stderr: '1 topic: 0 errors, 0 warnings\n' });
    const format = whole ? 'pdf' : 'html';
    const built = await engine.call([...told.split(' '), '--format', format], inFolder);
    expect(built, built.stderr).toMatchObject({ code: 0, stdout: `my-desk/out/visits.${format}\n` });
    expect(readFileSync(join(folder, 'my-desk', 'out', `visits.${format}`)).length).toBeGreaterThan(10_000);
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

  it.each(listLocales(filesAt(projectRoot)))('builds in %s', async (lang) => {
    expect(await engine.call(['init', lang, '--lang', lang], inFolder)).toMatchObject({ code: 0 });
    const built = await engine.call(['--topic', 'visits', '--format', 'html', '--project', lang], inFolder);
    expect(built, built.stderr).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, lang, 'out', 'visits.html'), 'utf8')).toContain(`<html lang="${lang}"`);
  });

  it.each(['de-DE', 'fr-FR'])('prints no English word in %s', async (lang) => {
    const page = readFileSync(join(folder, lang, 'out', 'visits.html'), 'utf8');
    const text = page.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    const files = filesAt(projectRoot);
    const [english, own] = [loadLocale(files, 'en-GB').words, loadLocale(files, lang).words];
    const ours = new Set(Object.values(own).flatMap((word) => word.toLowerCase().match(/\p{L}+/gu) ?? []));
    // What the two languages write alike, and the names of attached files.
    const alike = /^(?:visits|statistics|manifest|json|csv|a|in|so|was|an|at|on|note|table|per|page|main)$/;
    const foreign = Object.values(english)
      .flatMap(
        (word) =>
          word
            .replace(/\{\w+\}/g, '')
            .toLowerCase()
            .match(/\p{L}+/gu) ?? [],
      )
      .filter((word) => !ours.has(word) && !alike.test(word));
    const printed = new Set(text.toLowerCase().match(/\p{L}+/gu));
    expect([...new Set(foreign)].filter((word) => printed.has(word))).toEqual([]);
  });

  it('has the paper of its country', () => {
    const paper = ['en-US', 'de-DE'].map((lang) => {
      const text = readFileSync(join(folder, lang, 'data', 'publication.yaml'), 'utf8');
      return /page-size: (\w+)/.exec(text)?.[1];
    });
    expect(paper).toEqual(['Letter', 'A4']);
  });

  it('is in a language that there is', async () => {
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

describe('the worked example', () => {
  it('is in English, of any country, and what another language has is told', async () => {
    expect(await engine.call(['init', 'american', '--example', '--lang', 'en-US'], inFolder)).toMatchObject({
      code: 0,
    });
    const built = await engine.call(
      ['--topic', 'us-jobs', '--lang', 'en-US', '--format', 'html', '--project', 'american'],
      inFolder,
    );
    expect(built, built.stderr).toMatchObject({ code: 0 });
    const refused = await engine.call(['init', 'deutsch', '--example', '--lang', 'de-DE'], inFolder);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(
      /not written in de-DE, only in English.*\n +for briefings in de-DE leave out --example/,
    );
    expect(readdirSync(folder)).not.toContain('deutsch');
  });

  it.runIf(whole)('has no finding, and builds every briefing by the command that is told', async () => {
    const made = await engine.call(['init', 'example', '--example'], inFolder);
    expect(made, made.stderr).toMatchObject({ code: 0 });
    const [, told = ''] = /build it: npm run brief -- (.*)/.exec(made.stderr) ?? [];
    expect(told).toBe('--all --project example');
    const checked = await engine.call(['check', '--project', 'example'], inFolder);
    expect(checked).toMatchObject({ code: 0, stdout: '', stderr: '3 topics: 0 errors, 0 warnings\n' });
    const built = await engine.call([...told.split(' '), '--format', 'html'], inFolder);
    expect(built, built.stderr).toMatchObject({ code: 0 });
    const states = ['california', 'maryland', 'mississippi', 'new-york', 'texas'].map((id) => `state-incomes-${id}`);
    const files = ['index', ...states, 'us-incomes', 'us-jobs', 'us-jobs.zh-CN'].map(
      (name) => `example/out/${name}.html\n`,
    );
    expect(built.stdout.split(/(?<=\n)/).toSorted()).toEqual(files);
  });

  /** A second release that is made up for this test: a month more, and the month before it revised. */
  it.runIf(whole)('follows the next release of its series', async () => {
    const file = join(folder, 'example', 'data', 'sources', 'us-employment.csv');
    const published = readFileSync(file, 'utf8').trimEnd();
    const last = published.split('\n').at(-1) ?? '';
    const revised = last.replace('143093', '143146');
    const next = revised.replace('2015-12', '2016-01').replace('143146', '143314');
    writeFileSync(join(folder, 'earlier.csv'), `${published}\n`);
    writeFileSync(file, `${published.replace(last, revised)}\n${next}\n`);
    const compared = await engine.call(
      ['check', 'us-employment', '--against', join(folder, 'earlier.csv'), '--project', 'example'],
      inFolder,
    );
    expect(compared.stdout).toContain('employees-united-states-2015-12');
    const built = await engine.call(['--topic', 'us-jobs', '--format', 'html', '--project', 'example'], inFolder);
    expect(built, built.stderr).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'example', 'out', 'us-jobs.html'), 'utf8')).toContain('January 2016');
  });
});

describe('a new project of a table', () => {
  const towns = 'Town,2021,2022,2023\nFernby,12.5,13,14\nHolm,3.4,3.5,3.6\nEastholt,20.2,21,22\nWexcombe,1.5,1.4,1.7\n';

  it('has its description and a briefing of it, without a finding', async () => {
    writeFileSync(join(folder, 'Jobs by Town.csv'), `Jobs by town\n${towns}`);
    const made = await engine.call(['init', 'tabled', '--table', 'Jobs by Town.csv'], inFolder);
    expect(made, made.stderr).toMatchObject({ code: 0 });
    expect(made.stdout.trimEnd().split('\n')).toEqual(
      filesBelow(join(folder, 'tabled')).map((file) => `tabled/${file}`),
    );
    expect(made.stdout).not.toContain('visits');
    expect(made.stderr).toContain('not decided in data/sources/jobs-by-town.yaml: who published it');
    const described = readFileSync(join(folder, 'tabled', 'data', 'sources', 'jobs-by-town.yaml'), 'utf8');
    expect(described).toMatch(/new-places:\s+level: town\s+language: en/);
    const topic = readFileSync(join(folder, 'tabled', 'templates', 'topics', 'jobs-by-town.md'), 'utf8');
    expect(topic).toContain('# params: { place: { level: town } }');
    const [, told = ''] = /build it: npm run brief -- (.*)/.exec(made.stderr) ?? [];
    const checked = await engine.call(['check', '--project', 'tabled'], inFolder);
    expect(checked).toMatchObject({ code: 0, stdout: '', stderr: '1 topic: 0 errors, 0 warnings\n' });
    const built = await engine.call([...told.split(' '), '--format', 'html'], inFolder);
    expect(built, built.stderr).toMatchObject({ code: 0, stdout: 'tabled/out/jobs-by-town.html\n' });
  });

  it.each([
    [
      'de-DE',
      'Angaben: Herausgeber',
      'Einwohner nach Stadtteil\nStadtteil,2021,2022,2023\nAltdorf,12500,13000,14000\nBirkau,3400,3500,3600\n',
    ],
    [
      'fr-FR',
      'données\u00a0: Organisme',
      'Population par quartier\nQuartier,2021,2022,2023\nAulne,12500,13000,14000\nBouleau,3400,3500,3600\n',
    ],
  ])('is written in its language: %s', async (lang, said, rows) => {
    writeFileSync(join(folder, `orte-${lang}.csv`), rows);
    const name = `table-${lang}`;
    const made = await engine.call(['init', name, '--lang', lang, '--table', `orte-${lang}.csv`], inFolder);
    expect(made, made.stderr).toMatchObject({ code: 0 });
    const id = `orte-${lang.toLowerCase()}`;
    expect(readFileSync(join(folder, name, `data/sources/${id}.yaml`), 'utf8')).toContain('level: neighbourhood');
    const built = await engine.call(['--topic', id, '--format', 'html', '--project', name], inFolder);
    expect(built, `${made.stderr}${built.stderr}`).toMatchObject({ code: 0 });
    const page = readFileSync(join(folder, name, 'out', `${id}.html`), 'utf8');
    const words = page.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' ');
    expect(words).toContain(said);
    expect(words).not.toMatch(/\b(?:reported|values|each|Statistical|Publisher)\b/i);
  });

  it('says what to answer first, where the table does not tell it', async () => {
    writeFileSync(join(folder, 'rates.csv'), 'Year,Rate\n2021,1.5\n2022,1.7\n');
    const made = await engine.call(['init', 'rates', '--table', 'rates.csv'], inFolder);
    expect(made.code).toBe(3);
    expect(made.stderr).toContain('rates/data/sources/rates.csv:2:6: error: no column names the place of these values');
    expect(made.stderr).toMatch(
      /which place the values are for[\s\S]*then: npm run brief -- new topic rates --source rates --project rates/,
    );
    const file = join(folder, 'rates', 'data', 'sources', 'rates.yaml');
    const answered = readFileSync(file, 'utf8').replace(
      /^( +)measures:/m,
      '$1place: Norland\n$1new-places: { level: country, language: en }\n$&',
    );
    writeFileSync(file, answered);
    const topic = await engine.call(['new', 'topic', 'rates', '--source', 'rates', '--project', 'rates'], inFolder);
    expect(topic, topic.stderr).toMatchObject({ code: 0 });
  });

  it('leaves nothing behind where there is no table', async () => {
    writeFileSync(join(folder, 'prose.csv'), 'Nothing that is counted\n');
    for (const [table, code] of [
      ['prose.csv', 3],
      ['missing.csv', 2],
    ] as const) {
      expect(await engine.call(['init', 'nothing', '--table', table], inFolder)).toMatchObject({ code });
      expect(readdirSync(folder)).not.toContain('nothing');
    }
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
    expect(made.stderr).toContain('.gitignore is yours, and was left unchanged');
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
