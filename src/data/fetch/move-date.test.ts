import { expect, test } from 'vitest';
import { candidates } from './candidates.ts';
import { moveDate } from './move-date.ts';

test.each([
  ['published: 2024-01-15 # by hand\n', 'published: 2024-02-15 # by hand\n'],
  ["published: '2024-01-15'\r\nnext: none\r\n", "published: '2024-02-15'\r\nnext: none\r\n"],
  ['published: "2024-01-15"', 'published: "2024-02-15"'],
  ['published: &day 2024-01-15', 'published: &day 2024-01-15'],
])('%j becomes %j', (text, expected) => {
  expect(moveDate(`title: x\n${text}`, [2, 12], '2024-02-15')).toBe(`title: x\n${expected}`);
});

test.each([
  ['a.csv', ['a.csv']],
  ['{year}.csv', ['2024.csv', '2023.csv', '2022.csv']],
  ['{year}-{month}', ['2024-02', '2024-01', '2023-12']],
  ['{year}q{quarter}', ['2024q1', '2023q4', '2023q3']],
])('%s stands for %j, the newest first', (text, expected) => {
  expect(candidates(text, '2024-02-10').slice(0, 3)).toEqual(expected);
});
