import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPdf } from '../pdf/read/read-pdf.ts';
import { checkPdf } from '../pdf/rules/check-pdf.ts';
import { createProject, type TestProject } from '../testing/project.ts';

/** Three editions of made-up data, one after the other: each test goes on from the one before. */
let project: TestProject;
beforeAll(() => {
  project = createProject('series');
});
afterAll(() => project.dispose());

const file = 'out/ferries.pdf';
const source = 'data/sources/ferries-2021.yaml';

async function pages(name = file): Promise<readonly string[]> {
  const reading = readPdf(readFileSync(project.path(name)));
  return reading.pages.map(({ runs }) => runs.map(({ text }) => text).join(''));
}

function bytes(name = file): string {
  return createHash('sha256')
    .update(readFileSync(project.path(name)))
    .digest('hex');
}

async function issue(date: string, code = 0) {
  const run = await project.run(['issue', '--topic', 'ferries', '--date', date]);
  expect(run, run.stderr).toMatchObject({ code });
  return run;
}

function addYear(year: number, northbank: number, southbank: number): void {
  const one = (place: string, value: number): string =>
    `  - { id: ${place}-trips-${year}, measure: Trips recorded, value: ${value}, unit: trips, place: ${place}, period: ${year}, recorded: true, literal: "${value.toLocaleString('en-GB')} trips", paragraph: 20 }\n`;
  // The bulletin that has the figures of a year came out in the February after it.
  const dated = project.read(source).replace(/^published: .*$/m, `published: ${year + 1}-02-01`);
  project.write(source, `${dated}${one('northbank', northbank)}${one('southbank', southbank)}`);
}

function keep(edition: number): void {
  copyFileSync(project.path(file), project.path(`edition-${edition}.pdf`));
}

const squeezed = (text: string): string => text.replace(/\s+/g, '');

describe('the first edition', () => {
  test('is numbered, dated and recorded, and says that it is the first', async () => {
    const run = await issue('2022-03-01');
    expect(run.stdout).toBe(`${file}\ndata/editions/ferries/001.json\n`);
    const record = JSON.parse(project.read('data/editions/ferries/001.json'));
    expect(record).toMatchObject({ edition: 1, date: '2022-03-01', pdf: bytes() });
    expect(record.statistics['northbank-trips-2021']).toMatchObject({ printed: '5,620 trips', period: '2021' });
    const [first = ''] = await pages();
    expect(squeezed(first)).toMatch(/firstedition/i);
    keep(1);
  });

  test('is what a build of it gives: up to date, and byte for byte where there is no file', async () => {
    const again = await project.run(['--topic', 'ferries']);
    expect(again).toMatchObject({ code: 0, stdout: '', stderr: 'ferries: up to date\n' });
    const issued = bytes();
    project.remove(file);
    expect(await project.run(['--topic', 'ferries'])).toMatchObject({ code: 0, stdout: `${file}\n` });
    expect(bytes()).toBe(issued);
  });

  test('is not issued again, nor with another look or as a draft', async () => {
    const again = await issue('2022-03-02', 3);
    const all = await project.run(['issue', '--all', '--date', '2022-03-02']);
    expect(all).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringContaining('ferries: nothing changed since edition 1'),
    });
    expect(again.stderr).toContain('nothing changed since edition 1');
    for (const flag of ['--draft', '--large-print', '--theme=rust', '--page-size=A4', '--since=1']) {
      const run = await project.run(['issue', '--topic', 'ferries', flag]);
      expect(run, run.stderr).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain('issue takes no --');
    }
    const early = await project.run(['issue', '--topic', 'ferries', '--withdraw', '2', '--reason', 'None']);
    expect(early).toMatchObject({ code: 2 });
  });
});

describe('the second edition', () => {
  test('follows the series of the first to the period that was added, without a change to the topic', async () => {
    addYear(2022, 5800, 3400);
    project.edit(
      source,
      'value: 3305\n',
      'value: 3310\n    revisions: [{ date: 2022-04-01, was: 3305, kind: corrected, reason: A page was missing. }]\n',
    );
    project.edit(source, '"3,305 trips"', '"3,310 trips"');
    project.edit('templates/topics/ferries.md', 'more trips than Southbank', 'more trips than Southbank did');
    const diff = await project.run(['diff', '--topic', 'ferries', '--json']);
    expect(diff).toMatchObject({ code: 0 });
    const [found] = JSON.parse(diff.stdout);
    expect(found.changes.map(({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`)).toEqual([
      'corrected southbank-trips-2021',
      'new-period northbank-trips-2022',
      'new-period northbank-trips-change',
      'new-period southbank-trips-2022',
    ]);
    expect(found.sections).toEqual([{ kind: 'edited', id: 'trips', title: 'Trips' }]);
    await issue('2023-03-01');
    keep(2);
    const [first = ''] = await pages();
    for (const words of [
      '5,800 trips',
      '3,400 trips',
      'What changed since edition 1',
      'A page was missing.',
      '2, replaces edition 1',
    ])
      expect(squeezed(first)).toContain(squeezed(words));
    expect(squeezed((await pages()).join(''))).toContain(squeezed('against 5,620 trips [1] in 2021'));
    expect(checkPdf(readFileSync(project.path(file)))).toEqual([]);
  });

  test.each([[[]], [['--large-print']]])('has what a reader with one minute needs on page 1 %j', async (look) => {
    const run = await project.run(['--topic', 'ferries', '--out', 'look', ...look]);
    expect(run, run.stderr).toMatchObject({ code: 0 });
    const [first = ''] = await pages('look/ferries.pdf');
    for (const words of [
      '2, replaces edition 1',
      'As reported, in brief',
      'Trips recorded, Northbank',
      'Trips recorded, Southbank',
      'What changed since edition 1',
      'All changes',
    ])
      expect(squeezed(first)).toContain(squeezed(words));
  });
});

/** The content of the second edition, which was withdrawn, is an edition no more and may be issued again. */
async function expectWithdrawn(): Promise<void> {
  const notice = 'Edition 2 was withdrawn: A landing was left out.';
  const built = await project.run(['--topic', 'ferries']);
  expect(built, built.stderr).toMatchObject({ code: 0, stdout: `${file}\n` });
  const first = squeezed((await pages())[0] ?? '');
  for (const words of ['Not yet issued', 'What changed since edition 1', notice])
    expect(first).toContain(squeezed(words));
  const since = await project.run(['--topic', 'ferries', '--since', '2', '--out', 'look']);
  expect(since, since.stderr).toMatchObject({ code: 0 });
  expect(squeezed((await pages('look/ferries.pdf'))[0] ?? '')).toContain(squeezed(notice));
  const diff = await project.run(['diff', '--topic', 'ferries']);
  expect(diff.stdout).toContain('since edition 1 of 2022-03-01');
  expect(diff.stdout).toContain('  edition 2 was withdrawn: A landing was left out.');
  const verified = await project.run(['verify', 'edition-2.pdf']);
  expect(verified).toMatchObject({ code: 0 });
  expect(verified.stdout).toContain('and was withdrawn on 2023-04-01: A landing was left out.');
  await issue('2023-05-01');
  expect(squeezed((await pages())[0] ?? '')).toContain(squeezed('3, replaces edition 1'));
  project.remove('data/editions/ferries/003.json');
}

describe('the third edition', () => {
  test('says that the second was withdrawn, and why', async () => {
    const withdraw = [
      'issue',
      '--topic',
      'ferries',
      '--withdraw',
      '2',
      '--reason',
      'A landing was left out.',
      '--date',
      '2023-04-01',
    ];
    expect(await project.run(withdraw)).toMatchObject({ code: 0, stdout: 'data/editions/ferries/002.json\n' });
    expect(await project.run(withdraw)).toMatchObject({ code: 3 });
    await expectWithdrawn();
    addYear(2023, 5900, 3500);
    await issue('2024-03-01');
    keep(3);
    expect(squeezed((await pages())[0] ?? '')).toContain(squeezed('Edition 2 was withdrawn: A landing was left out.'));
  });

  test('is compared with another version by --since: a number, a date, a file', async () => {
    const since = async (version: string) => {
      const run = await project.run(['diff', '--topic', 'ferries', '--since', version]);
      expect(run, run.stderr).toMatchObject({ code: 0 });
      return run.stdout;
    };
    const one = await since('1');
    expect(one).toContain('since edition 1 of 2022-03-01: 1 corrected, 5 new periods, 1 section');
    expect(await since('2022-12-31')).toBe(one);
    expect(await since('edition-1.pdf')).toBe(one);
    expect(await since('3')).toContain('no statistic changed');
    const unknown = await project.run(['--topic', 'ferries', '--since', '7']);
    expect(unknown).toMatchObject({ code: 2 });
    expect(unknown.stderr).toContain('editions: 1 (2022-03-01), 2 (2023-03-01), 3 (2024-03-01)');
    const built = await project.run(['--topic', 'ferries', '--since', '1', '--out', 'look']);
    expect(built, built.stderr).toMatchObject({ code: 0 });
    expect(squeezed((await pages('look/ferries.pdf'))[0] ?? '')).toContain(squeezed('What changed since edition 1'));
  });

  test('is compared with the second using only the two files', async () => {
    const run = await project.run(['diff', 'edition-2.pdf', 'edition-3.pdf']);
    expect(run, run.stderr).toMatchObject({ code: 0 });
    expect(run.stdout).toContain(
      'northbank-trips-2023: Trips recorded, Northbank, 2023: 5,800 trips in 2022 → 5,900 trips',
    );
    const same = await project.run(['diff', 'edition-2.pdf', 'edition-2.pdf']);
    expect(same.stdout).toContain('no statistic changed');
    expect(await project.run(['verify', 'edition-3.pdf'])).toMatchObject({ code: 0 });
  });

  test('has another date only as a copy that was not issued', async () => {
    const run = await project.run(['--topic', 'ferries', '--date', '2024-05-05', '--out', 'look']);
    expect(run, run.stderr).toMatchObject({ code: 0 });
    const first = squeezed((await pages('look/ferries.pdf'))[0] ?? '');
    for (const words of ['Not yet issued', 'What changed since edition 3', 'No statistic changed.'])
      expect(first).toContain(squeezed(words));
  });

  test('cannot be built while a record of an edition is broken, and names its file', async () => {
    project.write('data/editions/ferries/002.json', '{');
    const run = await project.run(['--topic', 'ferries']);
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toContain('data/editions/ferries/002.json:1:2: error: this is not JSON');
    expect(run.stderr).toContain('restore them from git');
  });
});
