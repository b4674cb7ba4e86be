import { expect, it } from 'vitest';
import { smallLocale } from '../testing/small-data.ts';
import { sayCell } from './cell-words.ts';
import { plainText } from './html.ts';

it.each([
  ['Table 3!C17', 'crime.xlsx', 'Table\u00a03!C17'],
  ['Figures of all districts!C17', 'crime.ods', 'Figures of all districts!C17'],
  ['12:4', 'labour.csv', 'line\u00a012, field\u00a04'],
  ['12:value', 'prices.parquet', 'row\u00a012, column\u00a0value'],
  ['/value/12', 'hospital.json', '/value/12'],
])('says %s of %s as %j', (cell, file, words) => {
  expect(plainText(sayCell({ cell, file: `data/sources/${file}` }, smallLocale))).toBe(words);
});
