import { describe, expect, it } from 'vitest';
import { formatFinding } from '../../project/errors.ts';
import { smallProject } from '../../testing/small-data.ts';
import { tableSource } from '../../testing/table-source.ts';
import { openTables, readData } from '../load.ts';

const description = tableSource['data/sources/labour.yaml'];
const table = tableSource['data/sources/labour.csv'];

type Edit = readonly [string | RegExp, string];

/** The findings on the small project's data with a table file, where some words of it are others. */
async function findings(yaml: Edit | undefined, csv: Edit | undefined): Promise<readonly string[]> {
  const edited = (text: string, edit: Edit | undefined): string => (edit === undefined ? text : text.replace(...edit));
  const project = smallProject({
    'data/sources/labour.yaml': edited(description, yaml),
    'data/sources/labour.csv': edited(table, csv),
  });
  try {
    return readData(project.files, await openTables(project.files)).findings.map(formatFinding);
  } finally {
    project.dispose();
  }
}

describe('what a table and its description do not agree on', () => {
  it('is nothing where they do', async () => {
    expect(await findings(undefined, undefined)).toEqual([]);
  });

  it.each<readonly [string, Edit | undefined, Edit | undefined, RegExp]>([
    [
      'a renamed measure',
      undefined,
      ['Vacancies', 'Open posts'],
      /^data\/sources\/labour\.csv:2:\d+: error: the measure "Open posts" is not described.*; if it is "Vacancies" under a new name, write its heads there/,
    ],
    [
      'a measure that is gone',
      undefined,
      [/,Vacancies|(?<=\d),[\d.]+$/gm, ''],
      /labour\.yaml:18:\d+: error: data\/sources\/labour\.csv has no values with the heads "Vacancies"/,
    ],
    [
      'places that nobody knows',
      undefined,
      [/Hilltown/g, 'Valley'],
      /labour\.csv:3:\d+: error: .* has places that data\/places\.yaml does not: Valley/,
    ],
    ['a unit that nobody knows', ['unit: cases', 'unit: case'], undefined, /unknown unit "case"; did you mean "cases"/],
    [
      'rows that nothing tells apart',
      undefined,
      [/Hilltown/g, 'Lakeside'],
      /are both jobless-rate-lakeside-2023-11, and 3 more are doubled/,
    ],
  ])('%s is told once', async (_, yaml, csv, message) => {
    const found = await findings(yaml, csv);
    expect(found).toEqual([expect.stringMatching(message)]);
  });
});

describe('the statistics of a table', () => {
  it('are found by their ids, and are made once', async () => {
    const project = smallProject(tableSource);
    const { statistics } = readData(project.files, await openTables(project.files));
    project.dispose();
    const all = [...statistics];
    expect(all.length).toBeGreaterThan(4);
    expect(all.map(([id]) => statistics.get(id))).toEqual(all.map(([, statistic]) => statistic));
    for (const [id, statistic] of all) expect(statistics.get(id)).toBe(statistic);
    expect(statistics.get('jobless-rate-lakeside-2001-01')).toBeUndefined();
  });

  it('have no id in common, even where the name of a place ends as a period begins', async () => {
    const placed = description.replace('    signs:', '    new-places: { level: district, language: en }\n    signs:');
    const [head = '', tables = ''] = placed.split('tables:\n');
    const second = tables.replace('- heads', '- file: years.csv\n    heads');
    const project = smallProject({
      'data/sources/labour.yaml': `${head}tables:\n${tables}${second}`,
      'data/sources/labour.csv': 'Month,Area,Rate,Vacancies\n2014-01/2014-05,Lake,1,1\n',
      'data/sources/years.csv': 'Month,Area,Rate,Vacancies\n2014-05,Lake 2014-01,2,2\n',
    });
    const { findings } = readData(project.files, await openTables(project.files));
    project.dispose();
    expect(findings.map(formatFinding)).toEqual([
      expect.stringMatching(/years.csv are both jobless-rate-lake-2014-01-2014-05, and 1 more are doubled/),
    ]);
  });
});

it('names a row that stands under no heading by its own label', async () => {
  const [yaml, csv] = ['data/sources/modes.yaml', 'data/sources/modes.csv'] as const;
  const measures = ['Trams, Adults', 'Buses, Adults', 'All'].map(
    (heads, index) => `      - { id: m${'abc'[index]}, heads: [${heads}], measure: People, unit: cases }`,
  );
  const head = description.slice(0, description.indexOf('tables:'));
  const project = smallProject({
    [yaml]: `${head}tables:\n  - heads: 1\n    heads-say: [period]\n    columns: { Kind: measure }\n    blocks-say: measure\n    place: hilltown\n    measures:\n${measures.join('\n')}\n`,
    [csv]: 'Kind,2021,2022\nTrams,,\nAdults,1,2\nBuses,,\nAdults,3,4\n\nAll,4,6\n',
  });
  try {
    const { findings: found, statistics } = readData(project.files, await openTables(project.files));
    expect(found.map(formatFinding)).toEqual([]);
    expect([...statistics.values()].filter(({ id }) => id.startsWith('mc')).map(({ value }) => value)).toEqual([4, 6]);
  } finally {
    project.dispose();
  }
});
