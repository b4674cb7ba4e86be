import { expect, test } from 'vitest';
import { periodsIn } from './period-in-text.ts';

test.each([
  ['Unemployment by city, 2024', 'en', ['2024']],
  ['Table 3: People in work (aged 16 to 64), January to March 2024', 'en', ['January to March 2024']],
  ['Calls, 2023/24 (thousands)', 'en', ['2023/24']],
  ['Arbeitslose nach Gemeinde im März 2024', 'de', ['März 2024']],
  ['Bevölkerung am 31.12.2024', 'de', ['am 31.12.2024']],
  ['Chômage par commune, 2e trimestre 2024', 'fr', ['2e trimestre 2024']],
  ['2024年各市失业率', 'zh', ['2024年']],
  ['各市失业率（2024年3月）', 'zh', ['2024年3月']],
  ['From 2019 to date, with 2024 revised', 'en', ['2019', '2024']],
  ['Population by city', 'en', []],
  ['Households of 1200 units, table 12', 'en', []],
])('%s names %j', (text, language, periods) => {
  expect(periodsIn(text, language)).toEqual(periods);
});

test('a cell with a date names its day', () => {
  expect(periodsIn({ text: '31 Dec', date: '2024-12-31T00:00:00Z' }, 'en')).toEqual(['2024-12-31']);
});
