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
  ['In 2019, with 2024 revised', 'en', ['2019', '2024']],
  ['From 2019 to date', 'en', []],
  ['Calls, year to March 2024', 'en', ['year to March 2024']],
  ['Calls in the three months to June 2024', 'en', []],
  ['Calls, 2024, January to June', 'en', []],
  ['Calls per month, 2024', 'en', ['2024']],
  ['Arbeitslose im 1.-3. Quartal 2024', 'de', []],
  ['2024年1-3月用电量', 'zh', ['2024年1-3月']],
  ['2024年上半年用电量', 'zh', ['2024年上半年']],
  ['2024年前三季度用电量', 'zh', []],
  ['2024年末常住人口', 'zh', []],
  ['Income 2024, at 2020 prices (2015=100)', 'en', ['2024']],
  ['Population 2024, boundaries of 2021', 'en', ['2024']],
  ['Jobs by NACE 2008', 'en', []],
  ['Released 18 April 2024', 'en', []],
  ['Stand: 31.12.2024', 'de', []],
  ['Population by city', 'en', []],
  ['Households of 1200 units, table 12', 'en', []],
])('%s names %j', (text, language, periods) => {
  expect(periodsIn(text, language)).toEqual(periods);
});

test('a cell with a date names its day', () => {
  expect(periodsIn({ text: '31 Dec', date: '2024-12-31T00:00:00Z' }, 'en')).toEqual(['2024-12-31']);
});
