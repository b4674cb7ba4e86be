import { describe, expect, it } from 'vitest';
import { extractTable } from './extract.ts';
import type { Sheet, TableFile } from './grid.ts';
import { guessTables } from './guess.ts';

function sheet(name: string, rows: readonly (readonly string[])[]): Sheet {
  return {
    name,
    rows,
    hidden: new Set(),
    records: false,
    address: (row, column) => `${name}!${String.fromCharCode(65 + column)}${row + 1}`,
    position: (row, column) => ({ line: row + 1, column: column + 1 }),
  };
}

const table = (title: string, value: number): readonly (readonly string[])[] => [
  [title],
  ['District', 'Private', 'Social'],
  ['Alm', String(value), '2'],
  ['Birch', '3', '4'],
];

/** What is read of sheets by the description that is made of others, and what that leaves open. */
function readBack(sheets: readonly Sheet[], next: readonly Sheet[] = sheets) {
  const of = (each: readonly Sheet[]): TableFile => ({ sheets: each, notes: [] });
  const { tables, undecided } = guessTables(of(sheets), 'en');
  const values = tables.flatMap((description) => {
    const { values: found, periods } = extractTable(of(next), description, 'en');
    return found.map(
      ({ labels, value }) => `${labels.measure.join(', ')} ${periods.written.get(labels.period)} ${value}`,
    );
  });
  return { tables, values, undecided };
}

describe('sheets', () => {
  it.each([
    ['Q4 2022', 'Q1 2023', 'Q2 2023', 'Q* 2*', '2023-Q2'],
    ['2020', '2021', '2022', '2*', '2022'],
    ['2020-21', '2021-22', '2022-23', '2*-*', '2022/23'],
    ['Dec 2022', 'Jan 2023', 'Feb 2023', '* 2*', '2023-02'],
  ])('named %s and %s are read with those that the next release adds', (first, second, third, pattern, period) => {
    const notes = sheet('Notes', [['Note']]);
    const [before, now] = [sheet(first, table('Homes', 5)), sheet(second, table('Homes', 7))];
    const { tables, values } = readBack([now, before, notes], [sheet(third, table('Homes', 9)), now, notes]);
    expect(tables).toMatchObject([{ sheets: [pattern], 'sheet-says': 'period' }]);
    expect(values).toContain(`Private ${period} 9`);
  });

  it('are told where others would be taken for periods to come', () => {
    const { tables, undecided } = readBack([
      sheet('Jan 2023', table('Homes', 7)),
      sheet('Feb 2023', table('Homes', 7)),
      sheet('Source 2020', [['Where the numbers are from']]),
    ]);
    expect(tables).toMatchObject([{ sheets: ['Jan 2023', 'Feb 2023'] }]);
    expect(undecided).toContain('which sheets the next release adds: `sheets` names those that are there');
  });

  it('of one table each, whose names alone tell them apart, are measures', () => {
    const { values, undecided } = readBack([
      sheet('Owned', table('Homes, 2023', 7)),
      sheet('Rented', table('Homes, 2023', 8)),
    ]);
    expect(values).toContain('Owned, Private 2023 7');
    expect(values).toContain('Rented, Private 2023 8');
    expect(undecided.join('\n')).toContain('whether the names of the sheets tell the measure');
  });

  it('that are numbered say nothing by their names', () => {
    const { values } = readBack([
      sheet('Table 1', table('Homes begun, 2023', 7)),
      sheet('Table 2', table('Homes ready, 2023', 8)),
    ]);
    expect(values).toContain('Private 2023 7');
  });

  it('that stand alone may tell the period by their name', () => {
    const { values } = readBack([sheet('2023', table('Homes', 7))], [sheet('2024', table('Homes', 9))]);
    expect(values).toContain('Private 2024 9');
  });

  it('that list the others are no tables', () => {
    const list = [
      ['Table', 'Rows'],
      ['1', '6'],
      ['2', '7'],
      ['3', '8'],
    ];
    const { tables, undecided } = readBack([sheet('Contents', list), sheet('Data', table('Homes, 2023', 7))]);
    expect(tables).toHaveLength(1);
    expect(undecided).toEqual([]);
  });
});
