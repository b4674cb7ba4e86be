import { expect, test } from 'vitest';
import { readText } from './read-text.ts';
import { dayIn } from './release-date.ts';

test.each([
  ['2024-02-15', '2024-02-15'],
  ['Released: 15 February 2024 (9:30)', '2024-02-15'],
  ['Release date 1st Feb 2024', '2024-02-01'],
  ['Updated on February 15, 2024', '2024-02-15'],
  ['Stand: 15.02.2024 / 08:12:07', '2024-02-15'],
  ['Stand: 3. März 2024', '2024-03-03'],
  ['发布日期：2024年2月5日', '2024-02-05'],
  ['2024-02-15T09:30:00', '2024-02-15'],
  ['Released 2024-02-15, 15 February 2024', '2024-02-15'],
  ['Released 2024-02-15; next release 2024-03-15', /tells several days/],
  ['03/04/2024', /"03\/04\/2024" tells no day that can be read in one way alone; write the date .* `published: /],
  ['2024-02-30', /tells no day/],
  ['February 2024', /tells no day/],
  ['', /nothing stands in this cell/],
])('reads the day of %s', (text, expected) => {
  const table = readText(Buffer.from(`A title|\n"${text}"|\n`), { delimiter: '|' });
  expect(dayIn(table, '2:1', 'de')).toMatch(expected);
});
