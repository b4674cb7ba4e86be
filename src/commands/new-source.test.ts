import { afterAll, beforeEach, expect, it } from 'vitest';
import { createProject } from '../testing/project.ts';

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

it('a file that tells when it was released dates its source by that cell', async () => {
  project.write('data/sources/jobs.csv', `Released,15 February 2024,\n${table}`);
  await project.call(['new', 'source', 'data/sources/jobs.csv']);
  expect(project.read('data/sources/jobs.yaml')).toContain("published:\n  cell: '1:2'\n");
});

it.each([
  ['nothing.csv', undefined, 2, 'nothing.csv: no such file'],
  ['table.docx', 'x', 2, 'table.docx: ".docx" is no table file'],
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
