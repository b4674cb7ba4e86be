import { afterEach, expect, test } from 'vitest';
import { runCli } from '../../cli.ts';
import { listeningEdge } from '../../testing/edge.ts';
import { type ProjectFolder, smallData, smallProject } from '../../testing/small-data.ts';
import { nextTable, tableSource } from '../../testing/table-source.ts';

let project: ProjectFolder | undefined;
afterEach(() => project?.dispose());

const file = 'data/sources/labour.yaml';
const described = tableSource[file];
const dated = (text: string): string => described.replace('2024-02-15 # the day of the release', text);
const noted = `${nextTable}Released 15 February 2024\n`;
const released = dated('{ cell: "8:1" }').replace('heads: 1\n', 'heads: 1\n    until: Released\n');

test.each<[string, string, string, RegExp | undefined]>([
  ['a release of its date', described, nextTable, undefined],
  [
    'a newer release',
    dated('2024-01-15'),
    nextTable,
    /labour\.yaml:4:12: error: data\/sources\/labour\.csv reaches to 2024-01/,
  ],
  ['a date in a cell', released, noted, undefined],
  [
    'an older date in a cell',
    released,
    noted.replace('15 February', '15 January'),
    /labour\.yaml:4:12: error: .* reaches to 2024-01/,
  ],
  [
    'no date in the cell',
    released,
    noted.replace('15 ', ''),
    /4:20: error: data\/sources\/labour\.csv: 8:1: "Released February 2024" tells no day/,
  ],
  [
    'another cell',
    released.replace('8:1', '9:1'),
    noted,
    /4:20: error: data\/sources\/labour\.csv: 9:1: nothing stands in this cell/,
  ],
  ['a forecast', dated('2024-01-15').replace(/ unit:/g, ' status: forecast, unit:'), nextTable, undefined],
])('a table file with %s', async (_, description, table, expected) => {
  project = smallProject({ ...tableSource, [file]: description, 'data/sources/labour.csv': table });
  const { edge, out } = listeningEdge(project.root, '2024-07-15', { words: ['check'] });
  await runCli(edge);
  const found = out.filter((line) => /after-publication|missing-cell/.test(line));
  expect(found).toEqual(expected === undefined ? [] : [expect.stringMatching(expected)]);
});

test('a source whose day comes before most of its values is told of once, at its day', async () => {
  const bulletin = 'data/sources/bulletin.yaml';
  project = smallProject({ [bulletin]: (smallData[bulletin] ?? '').replace('2024-01-15', '2021-01-15') });
  const { edge, out } = listeningEdge(project.root, '2024-07-15', { words: ['check'] });
  await runCli(edge);
  expect(out.filter((line) => line.includes('after-publication'))).toEqual([
    expect.stringMatching(
      /bulletin\.yaml:4:12: error: 5 values are of a time that began after this day, such as thefts-2022/,
    ),
  ]);
});
