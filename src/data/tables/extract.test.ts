import { describe, expect, it } from 'vitest';
import type { TableDescription } from './description.ts';
import { extractTable } from './extract.ts';
import type { Cell, TableFile } from './grid.ts';

/** A table file of one sheet whose cells are at `row:column`, from 1. */
function tableOf(rows: readonly (readonly (Cell | undefined)[])[], hidden: readonly number[] = []): TableFile {
  return {
    notes: [],
    sheets: [
      {
        name: '',
        rows,
        hidden: new Set(hidden),
        records: false,
        address: (row, column) => `${row + 1}:${column + 1}`,
        position: (row, column) => ({ line: row + 1, column: column + 1 }),
      },
    ],
  };
}

const long: TableDescription = {
  heads: 1,
  columns: { Area: 'place', Year: 'period', Value: 'value', Flag: 'status' },
  signs: { p: 'provisional', m: 'not-available', c: 'suppressed' },
  measures: [],
};

const heads = ['Area', 'Year', 'Value', 'Flag'];

/** What is read, a value or problem a line. */
function read(
  rows: readonly (readonly (Cell | undefined)[])[],
  more: Partial<TableDescription> = {},
  hidden: readonly number[] = [],
): readonly string[] {
  const { values, problems, periods } = extractTable(tableOf(rows, hidden), { ...long, ...more }, 'en');
  return [
    ...values.map(({ labels, value, missing, statuses, sheet, row, column }) =>
      [
        sheet.address(row, column),
        labels.place?.name,
        periods.written.get(labels.period),
        missing ?? value,
        ...statuses,
      ].join(' '),
    ),
    ...problems.map(({ sheet, row, column, message, rule }) => `${sheet.address(row, column)} ${rule}: ${message}`),
  ];
}

describe('the values of a table', () => {
  it('have what their rows, status columns and signs say of them', () => {
    expect(
      read([
        heads,
        ['North [note 1]', '2022', '5.1', 'p'],
        ['South', '2022', 'NaN', 'm'],
        ['West', '2022', '', 'c'],
        ['East', '2022', '', ''],
      ]),
    ).toEqual(['2:3 North 2022 5.1 provisional', '3:3 South 2022 not-available', '4:3 West 2022 suppressed']);
  });

  it.each<readonly [string, Cell, string]>([
    ['a decimal comma', { text: '1,234', number: 1.234 }, '2:3 North 2022 1.234'],
    ['a comma between thousands', { text: '1,234', number: 1234 }, '2:3 North 2022 1234'],
    ['a per cent with a comma', { text: '42,3 %', number: 0.423 }, '2:3 North 2022 42.3'],
    ['thousands by its format, with a comma', { text: '12,3', number: 12_345 }, '2:3 North 2022 12.3'],
  ])('reads a stored number that is shown with %s', (_, cell, expected) => {
    expect(read([heads, ['North', '2022', cell]])).toEqual([expected]);
  });

  it('tells a formula of which the file has no value', () => {
    expect(read([heads, ['North', '2022', { text: '=B5/100' }]])).toEqual([
      expect.stringMatching(/^2:3 wrong-value: "=B5\/100" is a formula whose value the file does not have;/),
    ]);
  });

  it('are per cents as they are shown, whatever is stored', () => {
    const [percent, thousands]: readonly Cell[] = [
      { text: '42.3%', number: 0.4229 },
      { text: '12', number: 12_345 },
    ];
    expect(read([heads, ['North', '2022', percent], ['South', '2022', thousands]])).toEqual([
      '2:3 North 2022 42.29',
      '3:3 South 2022 12',
    ]);
  });

  it('leave out rows that are hidden, unless the description wants them', () => {
    const rows = [heads, ['North', '2022', '5'], ['Check', '2022', '9'], ['South', '2022', '6']];
    expect(read(rows, {}, [2])).toEqual(['2:3 North 2022 5', '4:3 South 2022 6']);
    expect(read(rows, { 'hidden-rows': 'read' }, [2])).toHaveLength(3);
  });

  it('are of the rows that are wanted, up to what follows them', () => {
    const rows = [heads, ['North', '2022', '5'], ['Total', '2022', '9'], ['Notes', 'x', 'y']];
    expect(read(rows, { rows: { Area: ['N*', 'S*'] }, until: 'Notes' })).toEqual(['2:3 North 2022 5']);
  });

  it('have the period that is the same for all', () => {
    expect(
      read(
        [
          ['Area', 'Value'],
          ['North', '5'],
        ],
        { columns: { Area: 'place', Value: 'value' }, period: '2023' },
      ),
    ).toEqual(['2:2 North 2023 5']);
  });
});

describe('a problem of a table', () => {
  it.each<[string, readonly (readonly string[])[], Partial<TableDescription>, RegExp]>([
    [
      'a number that may be two',
      [heads, ['North', '2022', '1,234']],
      {},
      /decimal: "1,234" may be read with "\." or ","/,
    ],
    [
      'a sign that nothing explains',
      [heads, ['North', '2022', '5 q']],
      {},
      /^2:3 wrong-value: "5 q" has the sign "q", which `signs`/,
    ],
    [
      'a status that nothing explains',
      [heads, ['North', '2022', '5', 'q']],
      {},
      /^2:3 unknown-sign: "q" in the column "Flag"/,
    ],
    [
      'words in place of a value',
      [heads, ['North', '2022', 'five']],
      {},
      /^2:3 wrong-value: "five" is neither a number nor a sign/,
    ],
    ['a value that its status denies', [heads, ['North', '2022', '5', 'c']], {}, /but its status says "suppressed"/],
    [
      'a head that is gone',
      [
        ['Area', 'Time', 'Value', 'Flag'],
        ['North', '2022', '5'],
      ],
      {},
      /missing-head: no column has the head "Year"/,
    ],
    [
      'a column that is not described',
      [
        [...heads, 'Sex'],
        ['North', '2022', '5', '', 'F'],
      ],
      {},
      /the column "Sex" is not described/,
    ],
    ['a label that is no period', [heads, ['North', 'soon', '5']], {}, /period: "soon" is no period/],
    [
      'no period at all',
      [
        ['Area', 'Value'],
        ['North', '5'],
      ],
      { columns: { Area: 'place', Value: 'value' } },
      /set `period`/,
    ],
    ['another decimal mark', [heads, ['North', '2022', '5,1']], { decimal: '.' }, /"5,1" is not a number with "\."/],
  ])('%s is told at its cell', (_, rows, more, message) => {
    expect(read(rows, more).join('\n')).toMatch(message);
  });
});

describe('the period of all values', () => {
  const rows = (title: string, more = ''): readonly (readonly string[])[] => [
    [title],
    [more],
    ['Area', 'Value'],
    ['North', '5.1'],
  ];
  const described = { heads: 3, columns: { Area: 'place', Value: 'value' } } as const;

  it.each([
    ['Rates by area, 2024', '4:2 North 2024 5.1'],
    ['Rates by area, January to March 2024', '4:2 North 2024-Q1 5.1'],
    [
      'Rates by area',
      '1:1 missing-cell: 1:1: "Rates by area" names no period; name a cell that names one, or write the period',
    ],
    [
      'Rates, 2023 and 2024',
      '1:1 missing-cell: 1:1: "Rates, 2023 and 2024" names several periods: 2023, 2024; name a cell that names one, or write the period',
    ],
  ])('is what its cell names: %s', (title, expected) => {
    expect(read(rows(title), { ...described, period: { cell: '1:1' } })).toEqual([expected]);
  });

  it('is not that of a cell in which nothing stands', () => {
    expect(read(rows('2024'), { ...described, period: { cell: '9:9' } })).toEqual([
      '1:1 missing-cell: 9:9: nothing stands in this cell; name a cell that names one, or write the period',
    ]);
  });

  it.each([
    ['Rates by area, 2025', ''],
    ['Rates by area', 'Year: 2025'],
    ['Rates by area, at prices of 2024', 'Year: 2025'],
  ])('is not the one that is written where the title names another: %s %s', (title, more) => {
    expect(read(rows(title, more), { ...described, period: '2024' })).toEqual([
      '4:2 North 2024 5.1',
      expect.stringMatching(
        /^[12]:1 period: ".*" names 2025, but the description gives all values to 2024; write `period: { cell: "[12]:1" }`/,
      ),
    ]);
  });

  it.each([
    ['Rates by area, 2024', 'Published in February 2025'],
    ['Rates by area, 2024 and 2025', ''],
    ['Rates by area', ''],
    ['Rates by area, as at March 2024', ''],
    ['Rates by area, at prices of 2025', ''],
    ['Rates by area of the census of 2021', ''],
  ])('is the one that is written where the title names none but it: %s %s', (title, more) => {
    expect(read(rows(title, more), { ...described, period: '2024' })).toEqual(['4:2 North 2024 5.1']);
  });

  it('is another one than an earlier title names, unless the description says that this is none', () => {
    const old = rows('Rates by area, 2023');
    expect(read(old, { ...described, period: '2024' })[1]).toMatch(/names 2023, but the description gives .* 2024/);
    expect(read(old, { ...described, period: '2024', 'title-says': 'ignore' })).toEqual(['4:2 North 2024 5.1']);
  });
});

describe('a number that no head names', () => {
  const rows = [
    ['Area', 'Value'],
    ['North', '4', '5'],
    ['South', '5.2'],
  ];
  const described = { heads: 1, columns: { Area: 'place', Value: 'value' }, period: '2024' } as const;

  it('is told at its first cell', () => {
    expect(read(rows, described)).toEqual([
      '2:2 North 2024 4',
      '3:2 South 2024 5.2',
      '2:3 missing-head: "5" stands in a column that no head names; say in `columns` what it is, or `"#3": ignore`; where a number has the delimiter in it, put it in quotes',
    ]);
  });

  it('is left out where the description says so, and what is no number is a note', () => {
    const left = read(rows, { ...described, columns: { ...described.columns, '#3': 'ignore' } });
    expect(left).toEqual(['2:2 North 2024 4', '3:2 South 2024 5.2']);
    expect(
      read(
        [
          ['Area', 'Value'],
          ['North', '4', 'a note'],
        ],
        described,
      ),
    ).toEqual(['2:2 North 2024 4']);
  });
});

describe('the scale of a description', () => {
  const rows = (title: string): readonly (readonly string[])[] => [[title], ['Area', 'Jobs'], ['North', '5']];
  const described = { heads: 2, columns: { Area: 'place', Jobs: 'value' }, period: '2024' } as const;
  const measures = [{ id: 'jobs', heads: ['Jobs'], measure: 'Jobs', unit: 'number', scale: 1000 }];

  it.each(['Jobs by area, millions', 'Jobs by area (in millions)', 'Jobs by area; £ million'])(
    'is not the one that a title names: %s',
    (title) => {
      expect(read(rows(title), { ...described, measures }).at(-1)).toMatch(
        /^1:1 wrong-unit: ".*million.*" says that numbers are to be multiplied by 1000000, but `scale` .* is 1000;/,
      );
    },
  );

  it.each([
    'Jobs by area, thousands',
    'Jobs by area',
    'Jobs in cities of over a million people',
    'Jobs by area, thousands; wages in millions',
  ])('is that of its title, or the title has none: %s', (title) => {
    expect(read(rows(title), { ...described, measures })).toEqual(['3:2 North 2024 5']);
    expect(read(rows(title.replace('thousands', 'millions')), described)).toEqual(['3:2 North 2024 5']);
    const ignored = { ...described, measures, 'title-says': 'ignore' } as const;
    expect(read(rows('Jobs by area, millions'), ignored)).toEqual(['3:2 North 2024 5']);
  });
});

describe('the sheets of a description', () => {
  const rows = [heads, ['North', '2024', '5', '']];

  it('are an error where the file has none of that name', () => {
    expect(read(rows, { sheets: ['Table 1', '*'] })).toEqual([
      '2:3 North 2024 5',
      expect.stringMatching(/^1:1 missing-head: no sheet is named "Table 1"; it has ""; `\*` stands for what the next/),
    ]);
  });

  it('are none where each has one', () => {
    expect(read(rows, { sheets: ['*'] })).toEqual(['2:3 North 2024 5']);
  });
});
