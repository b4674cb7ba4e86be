import { expect, it } from 'vitest';
import { cellKeys, sayCell } from './cell-words.ts';
import { plainText } from './html.ts';

it.each([
  ['Table 3!C17', 'crime.xlsx', 'Table\u00a03!C17', []],
  ['Figures of all districts!C17', 'crime.ods', 'Figures of all districts!C17', []],
  ['12:4', 'labour.csv', '12:4', ['key-cell-of-text']],
  ['12:value', 'prices.parquet', '12:value', ['key-cell-of-records']],
  ['/value/12', 'hospital.json', '/value/12', []],
])('says %s of %s as %j', (cell, file, words, keys) => {
  const said = sayCell({ cell, file: `data/sources/${file}` });
  expect(plainText(said)).toBe(words);
  expect(cellKeys(said.html)).toEqual(keys);
});
