import { afterAll, beforeEach, expect, it } from 'vitest';
import { createProject } from '../testing/project.ts';
import { zipOf } from '../testing/zip.ts';

const project = createProject();
beforeEach(() => project.reset());
afterAll(() => project.dispose());

const table = `"Jobs by town, thousands"
Town,2021,2022
Amberwick,12.5,..
Saltmere,3.1,3.4
`;

it('a table file is copied and described, and its statistics are listed before its places are known', async () => {
  project.write('Jobs by Town.csv', table);
  const made = await project.call(['new', 'source', project.path('Jobs by Town.csv')]);
  expect(made).toMatchObject({ code: 0, stdout: 'data/sources/jobs-by-town.yaml\n' });
  expect(project.read('data/sources/jobs-by-town.csv')).toBe(table);
  const listed = await project.call(['list', 'statistics', '--source', 'jobs-by-town', '--json']);
  expect(JSON.parse(listed.stdout)).toMatchObject([
    { id: 'jobs-amberwick-2021', value: 12500, scale: 1000, cell: '3:2', literal: '12.5', source: 'jobs-by-town' },
    { id: 'jobs-saltmere-2021', value: 3100 },
    { id: 'jobs-saltmere-2022', value: 3400 },
    { id: 'jobs-amberwick-2022', value: null, missing: 'not-available', literal: '..' },
  ]);
});

it('a table file that lies in the folder under a name that is no id is described where it is', async () => {
  project.write('data/sources/Jobs_2024 (final).CSV', table);
  const made = await project.call(['new', 'source', 'data/sources/Jobs_2024 (final).CSV']);
  expect(made.stdout).toBe('data/sources/jobs-2024-final.yaml\n');
  expect(project.read('data/sources/jobs-2024-final.yaml')).toContain('file: Jobs_2024 (final).CSV\n');
  expect((await project.call(['list', 'statistics', '--source', 'jobs-2024-final'])).stdout).toContain('12500');
});

it.each([
  ['old.xls', /data\/sources\/old\.xls:1:1: error: nothing reads a file of this kind; put it here as \.csv, /],
  ['UP.CSV', /data\/sources\/UP\.CSV:1:1: error: .*in small letters/],
])('%s in the folder is not passed over', async (name, message) => {
  project.write(`data/sources/${name}`, 'x');
  expect((await project.call(['check'])).stdout).toMatch(message);
});

it('a copy of the document that lies beside its source is no finding', async () => {
  const before = await project.call(['check']);
  project.write('data/sources/bulletin.pdf', 'x');
  expect((await project.call(['check'])).stdout).toBe(before.stdout);
});

it('one line makes places of the names in a table', async () => {
  project.write('data/sources/jobs.csv', table);
  await project.call(['new', 'source', 'data/sources/jobs.csv']);
  const text = project.read('data/sources/jobs.yaml');
  project.write(
    'data/sources/jobs.yaml',
    text.replace(/^ {4}measures:/m, '    new-places: { level: town, language: en }\n    measures:'),
  );
  const places = await project.call(['list', 'places', '--json']);
  expect(JSON.parse(places.stdout)).toContainEqual({
    id: 'saltmere',
    name: 'Saltmere',
    level: 'town',
    within: null,
    codes: {},
  });
});

it.each(['Parish', 'Commune', 'Constituency'])('places of a column "%s" are of that level', async (head) => {
  project.write('births.csv', `${head},2021,2022\nAlm,1,2\nBirch,3,4\n`);
  await project.call(['new', 'source', project.path('births.csv')]);
  const text = project.read('data/sources/births.yaml');
  expect(text).toContain(`${head}: place\n`);
  const made = `    new-places: { level: ${head.toLowerCase()}, language: en }\n`;
  project.write('data/sources/births.yaml', text.replace(/^ {4}measures:/m, `${made}    measures:`));
  expect((await project.call(['list', 'places'])).stdout).toContain('alm');
});

it('a file that tells when it was released dates its source by that cell', async () => {
  project.write('data/sources/jobs.csv', `Released,15 February 2024,\n${table}`);
  await project.call(['new', 'source', 'data/sources/jobs.csv']);
  expect(project.read('data/sources/jobs.yaml')).toContain("published:\n  cell: '1:2'\n");
});

it.each([
  ['nothing.csv', undefined, 2, 'nothing.csv: no such file'],
  ['table.docx', 'x', 2, 'table.docx: ".docx" is not a kind of table file'],
  ['words.csv', 'only,\nwords,\n', 3, 'no sheet has a row of heads with rows of numbers below it'],
])('%s is refused, and nothing is written', async (name, content, code, message) => {
  if (content !== undefined) project.write(name, content);
  const made = await project.call(['new', 'source', name]);
  expect(made.code).toBe(code);
  expect(made.stderr).toContain(message);
});

it('a description that is there already is kept', async () => {
  project.write('data/sources/jobs.csv', table);
  await project.call(['new', 'source', 'data/sources/jobs.csv']);
  expect(await project.call(['new', 'source', 'data/sources/jobs.csv'])).toMatchObject({ code: 2 });
});

/** A workbook whose rows of 2021 and 2022 are hidden. */
function workbook(): Buffer {
  const cell = (value: string): string =>
    /^\d+$/.test(value)
      ? `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`
      : `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
  const row = (values: readonly string[], hidden: boolean): string =>
    `<table:table-row${hidden ? ' table:visibility="collapse"' : ''}>${values.map(cell).join('')}</table:table-row>`;
  const rows = [
    row(['Town', 'Year', 'Jobs'], false),
    ...['2019', '2020', '2021', '2022', '2023'].map((year, index) =>
      row(['Saltmere', year, String(10 + index)], index === 2 || index === 3),
    ),
  ];
  const table = `<table:table table:name="Data">${rows.join('')}</table:table>`;
  const content = `<?xml version="1.0"?><office:document-content><office:body><office:spreadsheet>${table}</office:spreadsheet></office:body></office:document-content>`;
  return zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': content });
}

it('hidden rows are left out, and told until the description says that this is meant', async () => {
  project.write('data/sources/jobs.ods', workbook());
  const made = await project.call(['new', 'source', 'data/sources/jobs.ods']);
  expect(made.stderr).toContain('whether 2 hidden rows of the sheet Data (4 to 5) count: they are left out');
  const given = project.read('data/sources/jobs.yaml');
  const described = (more: string): void =>
    project.write(
      'data/sources/jobs.yaml',
      given.replace(/^ {4}measures:/m, `    new-places: { level: town, language: en }${more}\n    measures:`),
    );
  const listed = async (): Promise<number> =>
    JSON.parse((await project.call(['list', 'statistics', '--source', 'jobs', '--json'])).stdout).length;
  described('');
  const { code, stdout } = await project.call(['check']);
  expect(code, stdout).toBe(0);
  expect(stdout).toMatch(
    /^data\/sources\/jobs\.yaml:\d+:\d+: warning: 2 hidden rows of the sheet Data \(4 to 5\) are left out; write `hidden-rows: leave-out` /,
  );
  expect(await listed()).toBe(3);
  for (const [meaning, count] of [
    ['leave-out', 3],
    ['read', 5],
  ] as const) {
    described(`\n    hidden-rows: ${meaning}`);
    expect((await project.call(['check'])).stdout).toBe('');
    expect(await listed()).toBe(count);
  }
});
