import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTable } from './open-table.ts';

const folder = path.join(import.meta.dirname, '../../testing/tables');

function fixture(name: string): Buffer {
  return readFileSync(path.join(folder, name));
}

async function read(name: string) {
  const [sheet] = (await openTable(fixture(name), name)).sheets;
  if (sheet === undefined) throw new Error('a Parquet file has one sheet');
  const column = (wanted: string) => {
    const index = sheet.rows[0]?.findIndex((cell) => typeof cell === 'object' && cell.text === wanted) ?? -1;
    return sheet.rows.slice(1).map((row) => row[index]);
  };
  return { ...sheet, column };
}

describe('Parquet', () => {
  it('gives 4-byte floats as they were published, null and NaN as texts', async () => {
    const { rows, records, column, address, position } = await read('prices.parquet');
    expect([rows.length, records]).toEqual([25, true]);
    expect(column('value').slice(0, 8)).toEqual([
      { text: '98.0', number: 98 },
      { text: '98.7', number: 98.7 },
      { text: '99.4', number: 99.4 },
      { text: '100.1', number: 100.1 },
      { text: '100.8', number: 100.8 },
      { text: 'null' },
      { text: 'NaN' },
      { text: '99.9', number: 99.9 },
    ]);
    expect([address(1, 2), address(24, 0)]).toEqual(['1:value', '24:region']);
    expect(position(3, 2)).toEqual({ line: 3, column: 3 });
  });

  it('gives dates as days, whole numbers and decimals exactly, and texts', async () => {
    const { column } = await read('prices.parquet');
    expect(column('region')[12]).toEqual({ text: 'Lakeside' });
    expect(column('ref_date')[1]).toEqual({ text: '2020-02-01', date: '2020-02-01' });
    expect(column('updated').slice(0, 2)).toEqual([
      { text: '2021-01-31', date: '2021-01-31' },
      { text: '2021-01-31T23:30:00.000Z', date: '2021-01-31' },
    ]);
    expect(column('count')[23]).toEqual({ text: '23000000000000', number: 23000000000000 });
    expect(column('amount')[1]).toEqual({ text: '1.50', number: 1.5 });
    expect(column('status').slice(2, 4)).toEqual([{ text: 'null' }, { text: 'P' }]);
  });

  it('keeps equal values once, since a long table repeats a few of them', async () => {
    const { column } = await read('prices.parquet');
    expect(new Set(column('region')).size).toBe(new Set(column('region').map((cell) => JSON.stringify(cell))).size);
  });

  it('leaves numbers short that were calculated', async () => {
    const { column } = await read('prices.parquet');
    expect(column('ratio').slice(1, 4)).toEqual([
      { text: '0.25', number: 0.25 },
      { text: '0.30000000000000004', number: 0.30000000000000004 },
      { text: '0.75', number: 0.75 },
    ]);
  });

  it('knows types by their newer marks alone', async () => {
    const { column } = await read('logical-types.parquet');
    expect(column('day')[1]).toEqual({ text: '2020-02-01', date: '2020-02-01' });
    expect(column('amount')).toEqual([
      { text: '12.5', number: 12.5 },
      { text: '-0.3', number: -0.3 },
    ]);
  });

  it('refuses a whole number that would be rounded', async () => {
    await expect(read('whole-numbers.parquet')).rejects.toThrow(
      'row 2 of the column "count" has 9007199254740993, a number with more digits than can be kept exactly',
    );
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 20)],
    ['without its middle', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 40), bytes.subarray(200)])],
    ['of noise', (bytes: Buffer) => Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(200, 7), bytes.subarray(-8)])],
  ])('refuses a file %s', async (_, damage) => {
    const bytes = damage(fixture('prices.parquet'));
    await expect(openTable(bytes, 'a.parquet')).rejects.toThrow(/^the Parquet file is cut off, damaged or of a kind/);
  });
});
