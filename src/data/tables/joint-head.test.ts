import { expect, it } from 'vitest';
import { splitHead } from './joint-head.ts';

it.each([
  ['2019 Rate', 'en', '2019', 'Rate'],
  ['Rate per 1000 (2019)', 'en', '2019', 'Rate per 1000'],
  ['Rate, Q1 2019', 'en', 'Q1 2019', 'Rate'],
  ['Bestand im Jahr 2019', 'de', '2019', 'Bestand'],
  ['März 2019 – Arbeitslose', 'de', 'März 2019', 'Arbeitslose'],
  ['2022/23\nOffences', 'en', '2022/23', 'Offences'],
  ['POPESTIMATE2019', 'en', '2019', 'POPESTIMATE'],
  ['Calls 2024 (forecast)', 'en', '2024', 'Calls'],
  ['GDP at 2015 prices 2022', 'en', '2022', 'GDP at 2015 prices'],
  ['births_2019', 'en', '2019', 'births'],
])('splits "%s" (%s)', (head, language, period, measure) => {
  const joint = splitHead(head, language);
  expect([joint?.period.text, joint?.measure.text]).toEqual([period, measure]);
});

it.each([
  ...['Change since 2019', 'Change from 2019', 'Compared with 2018 in 2019, index 2015=100', 'Per 1000', '2019'],
  ...[
    'Rate',
    'Veränderung gegenüber 2019',
    'Covid-19',
    'Under 2000',
    '2023 vs 2022',
    '2019 on 2018',
    'Aged 16 to 64',
    '1000 persons',
  ],
])('leaves "%s" whole', (head) => {
  expect(splitHead(head, 'de')).toBeUndefined();
});
