import { describe, expect, it } from 'vitest';
import type { TableDescription } from './description.ts';
import { extractTable } from './extract.ts';
import { guessTables } from './guess.ts';
import { openTable } from './open-table.ts';

const described: TableDescription = {
  heads: 1,
  'heads-say': ['period'],
  columns: { '#1': 'measure' },
  'blocks-say': 'measure',
  measures: [],
};

/** The labels of the values of the first year, and the problems with their cells. */
async function read(text: string, more: Partial<TableDescription> = {}): Promise<readonly string[]> {
  const file = await openTable(new TextEncoder().encode(`By kind,2022,2023\n${text}`), 'table.csv');
  const { values, problems } = extractTable(file, { ...described, ...more }, 'en');
  return [
    ...values
      .filter(({ column }) => column === 1)
      .map(({ labels }) =>
        [labels.place?.name, ...labels.measure].filter((label) => label !== undefined && label !== '').join(' > '),
      ),
    ...problems.map(({ sheet, row, column, message }) => `${sheet.address(row, column)} ${message}`),
  ];
}

describe('headings between rows', () => {
  it('head the rows below them, without their colon, over blank rows for the eye and notes', async () => {
    const text = `Trams:,,
Adults,4,5

Children,1,1
1) With night trams,,
* Without school trams,,
Buses:,,
Adults,7,6
Fares were raised in both years.,,
Old,1,1

Children,2,3
`;
    expect(await read(text)).toEqual([
      'Trams > Adults',
      'Trams > Children',
      'Buses > Adults',
      'Buses > Old',
      'Buses > Children',
    ]);
  });

  it('end at a blank row before what no other block has', async () => {
    expect(await read('Men,,\nMining,1,2\n\nWomen,,\nMining,3,4\n\nAll,4,6\n')).toEqual([
      'Men > Mining',
      'Women > Mining',
      'All',
    ]);
  });

  it('stand in any column, and in all that are merged', async () => {
    expect(await read(',North,\nCod,1,2\nSouth,South,South\nCod,3,4\n')).toEqual(['North > Cod', 'South > Cod']);
  });

  it('are periods where the description says so', async () => {
    const more: Partial<TableDescription> = { 'blocks-say': 'period', 'heads-say': ['measure'] };
    const file = await openTable(
      new TextEncoder().encode('Town,Births\n2021,\nArlow,1\n2022,\nArlow,2\n'),
      'table.csv',
    );
    const { values, problems } = extractTable(file, { ...described, ...more, columns: { Town: 'place' } }, 'en');
    expect(values.map(({ labels, value }) => `${labels.period} ${value}`)).toEqual(['2021 1', '2022 2']);
    expect(problems).toEqual([]);
  });

  it('head each other where the description names two levels', async () => {
    const text = 'North,,\nTrawlers,,\nSmall,1,2\nCoasters,,\nSmall,3,4\nSouth,,\nTrawlers,,\nSmall,5,6\n';
    expect(await read(text, { 'blocks-say': ['place', 'measure'] })).toEqual([
      'North > Trawlers > Small',
      'North > Coasters > Small',
      'South > Trawlers > Small',
    ]);
  });

  it('of more levels than are named are told', async () => {
    expect(await read('North,,\nTrawlers,,\nSmall,1,2\n')).toContainEqual(
      expect.stringMatching(/^2:1 "North" and "Trawlers" stand alone .* \[place, measure\]; .* `block-headings`$/),
    );
  });

  it('that may be rows without values are told, and told apart by a list', async () => {
    const text = 'North,,\nAlm,1,2\nCav,,\nDun,3,4\nSouth,,\nCav,5,6\n';
    expect(await read(text)).toContainEqual(expect.stringMatching(/^4:1 "Cav" stands alone .* `block-headings`$/));
    expect(await read(text, { 'block-headings': ['Nor*', 'South'] })).toEqual([
      'North > Alm',
      'North > Dun',
      'South > Cav',
    ]);
  });
});

describe('new source', () => {
  async function undecided(text: string): Promise<string> {
    const file = await openTable(new TextEncoder().encode(`By kind,2022,2023\n${text}`), 'table.csv');
    const guess = guessTables(file, 'en');
    return [JSON.stringify(guess.tables[0]?.['blocks-say']), ...guess.undecided].join('\n');
  }

  it('asks whether labels alone in their rows are headings', async () => {
    const said = await undecided('Trams,,\nAdults,4,5\nBuses,,\nAdults,7,6\n');
    expect(said).toContain('"measure"');
    expect(said).toContain('whether all of these are headings of the rows below them: "Trams", "Buses"; list');
  });

  it('asks of the last row of all whether it is a total', async () => {
    const [rows, asked] = [
      'Trams,,\nAdults,4,5\nBuses,,\nAdults,7,6\n',
      '"All" stands under "Buses" or is of all rows',
    ];
    expect(await undecided(`${rows}All,11,11\n`)).toContain(asked);
    expect(await undecided(`${rows}\nAll,11,11\n`)).toContain(
      'whether "All", behind a blank row, stand under no heading',
    );
    expect(await undecided('Trams,,\nAll,4,5\nBuses,,\nAll,7,6\n')).not.toContain(asked);
  });

  it('finds two levels, and periods', async () => {
    const levels = 'North,,\nOld,,\nSmall,1,2\nNew,,\nSmall,3,4\nSouth,,\nOld,,\nSmall,5,6\n';
    expect(await undecided(levels)).toContain('["measure","measure"]');
    expect(await undecided('2021,,\nSmall,1,2\n2022,,\nSmall,3,4\n')).toContain('"period"');
  });

  it('says nothing of a table without such labels', async () => {
    expect(await undecided('Adults,4,5\nChildren,7,6\n\nAll,11,11\n')).not.toContain('heading');
  });
});
