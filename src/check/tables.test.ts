import { describe, expect, it } from 'vitest';
import { openTables } from '../data/load.ts';
import { BriefError, type Finding } from '../project/errors.ts';
import { aSource, aStatistic, filesOf, memoryFiles, type SmallProject } from '../testing/checked.ts';
import { check } from './check.ts';
import { readChecked } from './project.ts';

const measure = { id: 'jobs', heads: ['Jobs, aged 16 to 64'], measure: 'Jobs', unit: 'people' };
const table = {
  columns: { Area: 'place', Year: 'period', Measure: 'measure', Value: 'value' },
  signs: { x: 'not-available' },
  measures: [measure],
};
const rows = [
  'town,2019,"Jobs, aged 16 to 64",9000',
  'town,2020,"Jobs, aged 16 to 64",x',
  'village,2020,"Jobs, aged 16 to 64",70',
];

interface TableCase {
  readonly description?: object;
  readonly source?: object;
  readonly rows?: readonly string[];
  readonly project?: SmallProject;
}

/** Every finding in a small project that has a table too. */
async function findingsIn({
  description = {},
  source = {},
  rows: lines = rows,
  project = {},
}: TableCase): Promise<readonly Finding[]> {
  const files = memoryFiles(
    filesOf({
      ...project,
      files: {
        'data/sources/jobs.yaml': JSON.stringify({
          ...aSource,
          primary: true,
          channel: 'series',
          grade: 'A',
          ...source,
          tables: [{ ...table, ...description }],
        }),
        'data/sources/jobs.csv': ['Area,Year,Measure,Value', ...lines, ''].join('\n'),
        ...project.files,
      },
    }),
  );
  try {
    const { checked, findings } = readChecked(files, ['topic'], '2024-06-01', await openTables(files));
    return [...findings, ...check(checked)];
  } catch (error) {
    if (error instanceof BriefError) return error.findings;
    throw error;
  }
}

async function messages(given: TableCase): Promise<readonly string[]> {
  return (await findingsIn(given)).map(({ message, rule }) => `${rule}: ${message}`);
}

describe('a table whose values no topic prints', () => {
  it('has nothing wrong with it', async () => {
    expect(await messages({})).toEqual([]);
  });

  it('may name a number that stands in its heads, and no other', async () => {
    const named = (words: string): TableCase => ({ description: { measures: [{ ...measure, measure: words }] } });
    expect(await messages(named('Jobs of people aged 16 to 64'))).toEqual([]);
    const [one, ...others] = await messages(named('Jobs of people aged 15 to 64'));
    expect(others).toEqual([]);
    expect(one).toContain('bare-number: "15" in the measure of measure jobs is not bound to a statistic');
  });

  it('lacks a reporter once, and none where its publisher made the figures', async () => {
    expect(await messages({ source: { 'reported-by': undefined } })).toEqual([]);
    const [one, ...others] = await messages({ source: { 'reported-by': undefined, primary: false, grade: 'C' } });
    expect(others).toEqual([]);
    expect(one).toContain('no-reporter: source "jobs": each statistic of its tables does not say who reported it');
  });

  it('is told once of each thing that is wrong, not for each cell', async () => {
    const many = [...rows, ...rows];
    expect(await messages({ rows: many })).toEqual([
      'duplicate-id: 2:4 of data/sources/jobs.csv and 5:4 of data/sources/jobs.csv are both jobs-town-2019, and 2 more are doubled; give `columns` what tells them apart, as a measure or a place, or leave rows out with `rows`',
    ]);
    const made = { 'new-places': { level: 'district', language: 'zh' } };
    const places = await messages({
      description: made,
      rows: rows.map((row) => row.replace(/town|village/, 'New $&')),
    });
    expect(places).toHaveLength(1);
    expect(places[0]).toBe(
      'language: `new-places` makes places whose names have no text in en-GB, the language of the publication: "New town" and 1 more; where they are written the same in every language, write `language: mul` there, else add each to data/places.yaml with both names: {zh: New town, en-GB: …}',
    );
    const same = { 'new-places': { level: 'district', language: 'mul' } };
    expect(await messages({ description: same, rows: rows.map((row) => row.replace(/town/, 'New $&')) })).toEqual([]);
  });
});

it('is told of the language that a translated topic needs of a place that a table makes', async () => {
  const front = '{"format": 1, "title": "题目", "place": "镇", "period": "年", "summary": "摘要"}';
  const topic = `---\n${front}\n---\n\n## 节\n\n{{stat "jobs-new-village-2020"}}\n`;
  const found = await messages({
    description: {
      'new-places': { level: 'district', language: 'en' },
      measures: [{ ...measure, measure: { en: 'Jobs', 'zh-CN': '岗位' } }],
    },
    rows: rows.map((row) => row.replace(/town|village/, 'New $&')),
    project: { files: { 'templates/topics/topic.zh-CN.md': topic } },
  });
  expect(found.filter((message) => message.includes('`new-places` makes'))).toHaveLength(1);
});

describe('one wrong entry is one finding', () => {
  const values = [{}, { id: 'more', period: '2021' }, { id: 'most', period: '2022' }];
  const broken = (file: string, text: string): TableCase => ({
    project: { statistics: values, files: { [file]: text } },
  });

  it.each([
    [
      'units.yaml',
      broken('data/units.yaml', 'format: 1\nunits:\n  - { id: cases, kind: county, text: { en: cases } }\n'),
    ],
    ['places.yaml', broken('data/places.yaml', 'format: 1\nplaces:\n  - { id: town, name: Town, level: hamlet }\n')],
    ['YAML that cannot be read', broken('data/places.yaml', 'format: 1\nplaces: [\n')],
    ['a source with a table', { source: { colour: 'red' } }],
    ['an unknown unit', { project: { statistics: values.map((value) => ({ ...value, unit: 'carts' })) } }],
    [
      'an unknown unit of records and a table',
      { project: { statistics: [{ unit: 'carts' }] }, description: { measures: [{ ...measure, unit: 'carts' }] } },
    ],
    ['an unknown unit of a table', { description: { measures: [{ ...measure, unit: 'carts' }] } }],
  ] as const)('%s', async (_, given) => {
    expect(await messages(given)).toHaveLength(1);
  });

  it('says how many entries name it', async () => {
    const [one] = await messages({ project: { statistics: values.map((value) => ({ ...value, place: 'twon' })) } });
    expect(one).toMatch(
      /unknown place "twon"; did you mean "town"\?; add it to data\/places\.yaml, or name one of town, village; 3 entries name it$/,
    );
  });
});

it('finds a typed value that is not the one of the table', async () => {
  const typed = (value: number): TableCase => ({
    project: { statistics: [{ measure: 'Jobs', unit: 'people', period: '2019', value, literal: `${value} people` }] },
  });
  expect(await messages(typed(9000))).toEqual([]);
  const [one, ...others] = await messages(typed(8000));
  expect(others).toEqual([]);
  expect(one).toContain('conflict: "cases" (8,000 people) and "jobs-town-2019" (9,000 people) have the same measure');
});

it.each([
  [
    'people',
    ['wrong-unit: "9%" is a per cent, and the unit of the measure "jobs" is "people"; write `unit: percent` there'],
  ],
  ['percent', []],
])('a cell in per cent of a measure in %s', async (unit, told) => {
  const found = await messages({
    description: { measures: [{ ...measure, unit }] },
    rows: rows.map((row) => row.replace(/,\d+$/, ',9%')),
  });
  expect(found.map((message) => message.split(', or describe')[0])).toEqual(told);
});

it('finds single values that were typed and are not printed, as warnings, and none from a spreadsheet', async () => {
  const { id, measure: what, value, unit, place, literal } = aStatistic;
  const csv = `id,measure,value,unit,place,period,literal,paragraph\nof-csv,${what},${value},${unit},${place},2018,"${literal}",2\n`;
  const project = { body: '\n## Section\n\nNothing.\n', files: { 'data/sources/report.csv': csv } };
  const found = await findingsIn({ project });
  expect(found.map(({ severity, rule, message }) => [severity, rule, message.includes(`"${id}"`)])).toEqual([
    ['warning', 'unused', true],
  ]);
});

describe('tables that share a wrong name', () => {
  const second = (description: object, place: string): SmallProject => ({
    files: {
      'data/sources/other.yaml': JSON.stringify({
        ...aSource,
        primary: true,
        channel: 'series',
        grade: 'A',
        tables: [{ ...table, measures: [{ ...measure, id: 'posts' }], ...description }],
      }),
      'data/sources/other.csv': `Area,Year,Measure,Value\n${place},2019,"Jobs, aged 16 to 64",9000\n`,
    },
  });

  it('tell an unknown unit once', async () => {
    const measures = [{ ...measure, unit: 'carts' }];
    const project = second({ measures: [{ ...measure, id: 'posts', unit: 'carts' }] }, 'town');
    const [one, ...others] = await messages({ description: { measures }, project });
    expect(others).toEqual([]);
    expect(one).toMatch(/unknown unit "carts".*; 2 entries name it$/);
  });

  it('tell an unknown place once, and another beside it', async () => {
    const hamlet = [...rows, 'hamlet,2019,"Jobs, aged 16 to 64",9'];
    expect(await messages({ rows: hamlet, project: second({}, 'Hamlet') })).toHaveLength(1);
    const [one, two, ...others] = await messages({ rows: hamlet, project: second({}, 'farm') });
    expect(others).toEqual([]);
    expect(one).toMatch(/^unknown-place: this table file has places that data\/places\.yaml does not: hamlet;/);
    expect(two).toMatch(/^unknown-place: this table file has places that data\/places\.yaml does not: farm;/);
  });
});

it('tells an unknown place of several places once', async () => {
  const places = `format: 1\nplaces:\n${['town', 'village', 'farm']
    .map((id) => `  - { id: ${id}, name: ${id}, level: town, within: shire }\n`)
    .join('')}`;
  const found = await messages({ project: { files: { 'data/places.yaml': places } } });
  expect(found).toEqual(['unknown-id: unknown place "shire"; 3 entries name it']);
});
