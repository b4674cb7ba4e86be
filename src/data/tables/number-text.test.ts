import { describe, expect, it } from 'vitest';
import { DecimalMarkFinder, readNumber } from './number-text.ts';

describe('a number in a text', () => {
  it.each([
    ['1234', '.', 1234, 0],
    ['1,234.50', '.', 1234.5, 2],
    ['1.234.567', ',', 1_234_567, 0],
    ['3.412,7', ',', 3412.7, 1],
    ['1 234,5', ',', 1234.5, 1],
    ["1'234.5", '.', 1234.5, 1],
    ['(9,412.7)', '.', -9412.7, 1],
    ['−212.3', '.', -212.3, 1],
    ['-0,3', ',', -0.3, 1],
    ['12.5-', '.', -12.5, 1],
    ['.097', '.', 0.097, 3],
    ['+4.2', '.', 4.2, 1],
    ['42.3%', '.', 42.3, 1],
    ['42,3 %', ',', 42.3, 1],
    ['£2,150.50', '.', 2150.5, 2],
    ['-£2,150.50', '.', -2150.5, 2],
    ['2.719E+09', '.', 2_719_000_000, 0],
    ['1,2e-1', ',', 0.12, 2],
    ['(0)', '.', 0, 0],
  ] as const)('%s with "%s" is %d, %d decimals', (text, mark, value, decimals) => {
    expect(readNumber(text, mark)).toMatchObject({ value, decimals });
  });

  it.each([
    ['12,34', '.'],
    ['1,2345', '.'],
    ['1.234,5', '.'],
    ['1,234.5', ','],
    ['1,234 567', '.'],
    ['(12', '.'],
    ['-(12)', '.'],
    ['', '.'],
    ['.', '.'],
    ['-', '.'],
    ['12 p', '.'],
  ] as const)('%s with "%s" is none', (text, mark) => {
    expect(readNumber(text, mark)).toBeUndefined();
  });
});

describe('the decimal mark of a table', () => {
  it.each([
    [['1,234', '12.5'], { mark: '.' }],
    [['1.234', '917,9'], { mark: ',' }],
    [['1,834,207', '12'], { mark: '.' }],
    [['1.234', '5'], { ambiguous: '1.234' }],
    [['1.5', '1,5'], { ambiguous: '1,5' }],
    [['12', '..'], undefined],
  ])('of %j is %j', (texts, expected) => {
    const finder = new DecimalMarkFinder();
    for (const text of texts) finder.add(text);
    expect(finder.found()).toEqual(expected);
  });
});
