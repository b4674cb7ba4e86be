import { expect, test } from 'vitest';
import { columnsOf, wrapText } from './wrap-text.ts';

test('wide characters take two columns', () => {
  expect(columnsOf('ab 王，')).toBe(7);
});

test.each([
  ['one two three', 7, ['one two', 'three']],
  ['one two three', 13, ['one two three']],
  ['38,000\u00a0cases more', 8, ['38,000\u00a0cases', 'more']],
  ['see https://example.org/a-long-address now', 10, ['see', 'https://example.org/a-long-address', 'now']],
  ['', 10, []],
  ['  a \n b ', 10, ['a b']],
  ['重庆警方报告的案件', 8, ['重庆警方', '报告的案', '件']],
  ['报告的案件，减少', 10, ['报告的案', '件，减少']],
  ['他说（好）了', 6, ['他说', '（好）', '了']],
])('%j in %i columns', (text, columns, lines) => {
  expect(wrapText(text, { columns })).toEqual(lines);
});

test('the lines of an item stand below its first word', () => {
  expect(wrapText('one two three four', { columns: 11, first: '- ', rest: '  ' })).toEqual([
    '- one two',
    '  three',
    '  four',
  ]);
});
