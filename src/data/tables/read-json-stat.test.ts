import { describe, expect, it } from 'vitest';
import { extractTable } from './extract.ts';
import { textOf } from './grid.ts';
import { readJson } from './read-json.ts';

const dataset = {
  version: '2.0',
  class: 'dataset',
  label: 'Hospital stays in thousands',
  note: ['Day cases are left out.'],
  id: ['area', 'year'],
  size: [2, 3],
  role: { time: ['year'], geo: ['area'] },
  dimension: {
    area: {
      label: 'Area',
      category: { index: { E1: 1, E0: 0 }, label: { E0: 'Eastmark', E1: 'Lakeside' }, note: { E1: ['New borders.'] } },
    },
    year: { category: { index: ['2014', '2015', '2016'] } },
  },
  value: { 0: 868.2, 1: 917.6, 4: 12.5 },
  status: { 1: 'p', 5: 'c' },
};

function read(changes: object) {
  const text = JSON.stringify({ ...dataset, ...changes }).replace('12.5', '12.50');
  const file = readJson(Buffer.from(text));
  const [sheet] = file.sheets;
  if (sheet === undefined) throw new Error('a dataset has one sheet');
  return { ...sheet, notes: file.notes, texts: sheet.rows.map((row) => row.map(textOf)) };
}

describe('a dataset of JSON-stat', () => {
  it('has a row for each position with a value or a status', () => {
    const { texts, rows, address, position } = read({});
    expect(texts).toEqual([
      ['area', 'area.code', 'year', 'year.code', 'value', 'status'],
      ['Eastmark', 'E0', '2014', '2014', '868.2', ''],
      ['Eastmark', 'E0', '2015', '2015', '917.6', 'p'],
      ['Lakeside', 'E1', '2015', '2015', '12.50', ''],
      ['Lakeside', 'E1', '2016', '2016', '', 'c'],
    ]);
    expect(rows[3]?.[4]).toEqual({ text: '12.50', number: 12.5 });
    expect(rows[4]?.[4]).toBeUndefined();
    expect([address(2, 4), address(4, 5), address(1, 0)]).toEqual(['/value/1', '/status/5', '/dimension/area']);
    expect(position(1, 4).column).toBeGreaterThan(300);
  });

  it('gives a value that is left out a literal that says so', () => {
    const { values } = extractTable(
      readJson(Buffer.from(JSON.stringify({ ...dataset, value: { 0: 868.2, 4: null }, status: { 4: 'c', 5: 'c' } }))),
      {
        columns: {
          ...{ area: 'place', 'area.code': 'place-code', year: 'period', 'year.code': 'ignore' },
          ...{ value: 'value', status: 'status' },
        },
        signs: { c: 'suppressed' },
        measures: [],
      },
      'en',
    );
    expect(values.map(({ literal, missing }) => [literal, missing])).toEqual([
      ['868.2', undefined],
      ['null', 'suppressed'],
      ['(absent)', 'suppressed'],
    ]);
  });

  it('keeps roles, labels and notes', () => {
    const { roles, labels, notes } = read({});
    expect([...(roles ?? [])]).toEqual([
      ['area', 'geo'],
      ['year', 'time'],
    ]);
    expect(labels?.get('area')).toBe('Area');
    expect(notes).toEqual(['Hospital stays in thousands', 'Day cases are left out.', 'Lakeside: New borders.']);
  });

  it('reads lists of values and of statuses', () => {
    const { texts } = read({ value: [1, null, 3, null, 5, 6], status: [null, 'x', null, null, 'p', null] });
    expect(texts.slice(1).map((row) => row.slice(4))).toEqual([
      ['1', ''],
      ['null', 'x'],
      ['3', ''],
      ['5', 'p'],
      ['6', ''],
    ]);
  });

  it('reads a status of all values', () => {
    const { texts, address } = read({ status: 'e' });
    expect(texts.slice(1).map((row) => row[5])).toEqual(['e', 'e', 'e']);
    expect(address(1, 5)).toBe('/status');
  });

  it.each([
    ['too few values', { value: [1, 2] }, '"value" has 2 items where the dimensions make 6'],
    ['a position beyond the last', { value: { 6: 1 } }, '"6" of "value" is not a single value at a position below 6'],
    ['no values', { value: undefined }, 'the dataset has no list or record "value"'],
    ['sizes that do not agree', { size: [2, 4] }, '"year" does not have a category for each of its 4 positions'],
    ['a dimension that is missing', { id: ['area', 'sex'] }, 'the dimension "sex" or its "category" is missing'],
    ['no dimensions', { id: [] }, 'does not have "id", "size" and "dimension"'],
    ['another version', { version: '1.2', class: undefined }, 'this is JSON-stat of a version before 2.0'],
  ])('refuses %s', (_, changes, message) => {
    expect(() => read(changes)).toThrow(message);
  });

  it('refuses a collection', () => {
    const text = '{"version": "2.0", "class": "collection", "link": {"item": []}}';
    expect(() => readJson(Buffer.from(text))).toThrow('fetch one of the datasets that it links to');
  });
});
