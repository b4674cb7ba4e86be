import { expect, test } from 'vitest';
import { findReleaseCell } from './find-release-cell.ts';
import { readText } from './read-text.ts';

test.each<[string, string, string | undefined]>([
  ['beside its words', '"Last Updated Date","2023-10-26"\n\nYear,Area\n', '1:2'],
  ['in a line of words', '"Population, released 26 October 2023"\n\nYear,Area\n', '1:1'],
  ['of the next release too', 'Released,2023-10-26\nNext release,2024-10-26\nYear,Area\n', '1:2'],
  ['below the data alone', 'A,B\n\nYear,Area\n2023,5\n"Released 26 October 2023",\n', undefined],
  ['without its words', 'Population,2023-10-26\n\nYear,Area\n', undefined],
  ['of the first release too', 'Released,2023-10-26\nFirst published,2010-09-01\nYear,Area\n', '1:2'],
  ['of two releases', 'Released,2023-10-26\nUpdated,2023-11-01\nYear,Area\n', undefined],
  ['without a day', 'Released,October 2023\n\nYear,Area\n', undefined],
])('finds a day %s', (_, text, cell) => {
  expect(findReleaseCell(readText(Buffer.from(text), { delimiter: ',' }), [{ heads: 3 }], 'en')).toBe(cell);
});
