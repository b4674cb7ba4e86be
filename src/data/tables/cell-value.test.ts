import { describe, expect, it } from 'vitest';
import { readCellValue } from './cell-value.ts';
import type { SignMeaning, Signs } from './signs.ts';

const signs: Signs = new Map<string, SignMeaning>([
  ['p', 'provisional'],
  ['r', 'revised'],
  ['c', 'suppressed'],
  [':', 'not-available'],
  ['-', 'zero'],
  ['*', 'ignore'],
]);

describe('a cell of text', () => {
  it.each([
    ['a number', '12.5', { value: 12.5, decimals: 1, statuses: [] }],
    ['a number with blanks round it', '  -7 ', { value: -7, decimals: 0, statuses: [] }],
    ['a sign behind', '7.3 p', { value: 7.3, decimals: 1, statuses: ['provisional'] }],
    ['two letters behind', '1,204 pr', { value: 1204, decimals: 0, statuses: ['provisional', 'revised'] }],
    ['a sign before', 'r 40', { value: 40, decimals: 0, statuses: ['revised'] }],
    ['a sign before and one behind', 'r40p', { value: 40, decimals: 0, statuses: ['revised', 'provisional'] }],
    ['a sign that says nothing', '88.10*', { value: 88.1, decimals: 2, statuses: [] }],
    ['a negative number with a sign', '(9.5) p', { value: -9.5, decimals: 1, statuses: ['provisional'] }],
    ['a per cent with a sign', '42.3% r', { value: 42.3, decimals: 1, statuses: ['revised'] }],
    ['half of an interval', '12.3 ± 1.25', { value: 12.3, decimals: 1, lower: 11.05, upper: 13.55, statuses: [] }],
    ['bounds', '12.3 (11.0–13.5)', { value: 12.3, decimals: 1, lower: 11, upper: 13.5, statuses: [] }],
    ['a sign for nothing at all', '-', { value: 0, decimals: 0, statuses: [] }],
    ['no value', ':', { decimals: 0, statuses: [], missing: 'not-available' }],
    ['no value, by two signs', ': c', { decimals: 0, statuses: [], missing: 'suppressed' }],
    ['no value with a status', ': p', { decimals: 0, statuses: ['provisional'], missing: 'not-available' }],
    ['nothing', '  ', undefined],
  ] as const)('%s', (_, text, expected) => {
    expect(readCellValue(text, '.', signs)).toEqual(expected);
  });

  it.each([
    ['<5', '"<5" is a bound and no value; say in `signs` why there is none: `"<5": suppressed`'],
    ['7.3 q', '"7.3 q" has the sign "q", which `signs` does not explain'],
    ['7.3 c', '"7.3 c" has a number, but also a sign that says the value is missing'],
    ['7.3 pc', 'has a number, but also a sign that says the value is missing'],
    ['p', '"p" stands in place of a value, but nothing in it says why the value is missing'],
    ['1.234,5', '"1.234,5" is not a number with "." before its decimals, as `decimal` says'],
    ['n.a.', '"n.a." is neither a number nor a sign that `signs` explains'],
    ['12 34', '"12 34" is neither a number nor'],
  ])('%s is refused', (text, message) => {
    expect(readCellValue(text, '.', signs)).toContain(message);
  });

  it('with a decimal comma is told of the point', () => {
    expect(readCellValue('1,234.5', ',', signs)).toContain('is not a number with "," before its decimals');
    expect(readCellValue('1.234,5 p', ',', signs)).toEqual({ value: 1234.5, decimals: 1, statuses: ['provisional'] });
  });
});

describe('a cell of a workbook', () => {
  it.each([
    ['as it is shown', 42.3, '42.3', 42.3, 1],
    ['shown rounded, exactly as stored', 42.345, '42.3', 42.345, 1],
    ['shown rounded up at the half', 0.25, '0.3', 0.25, 1],
    ['a per cent', 0.423, '42.3%', 42.3, 1],
    ['a per cent without the noise of arithmetic', 0.0713, '7%', 7.13, 0],
    ['with blanks', 5, ' 5 ', 5, 0],
    ['in thousands, as it was published', 12_345, '12', 12, 0],
    ['in millions with decimals', 12_345_678, '12.3', 12.3, 1],
    ['of a country with a decimal comma', 1.234, '1,234', 1.234, 3],
    ['with a comma between thousands', 1234, '1,234', 1234, 0],
    ['that agrees with nothing, as shown', 99, '12.5', 12.5, 1],
    ['without a number that is shown', 1.25, 'n', 1.25, 2],
    ['without a number that is shown, whole', 40, '####', 40, 0],
  ])('%s', (_, number, text, value, decimals) => {
    expect(readCellValue({ number, text }, '.', signs)).toEqual({ value, decimals, statuses: [] });
  });

  it('that holds no number is refused', () => {
    expect(readCellValue({ number: Number.NaN, text: '#DIV/0!' }, '.', signs)).toBe('"#DIV/0!" is not a number');
  });

  it('of text is read as text, and a formula without its value refused', () => {
    expect(readCellValue({ text: ' 7 p' }, '.', signs)).toEqual({ value: 7, decimals: 0, statuses: ['provisional'] });
    expect(readCellValue({ text: '=A1+A2' }, '.', signs)).toContain('is a formula whose value the file does not have');
    expect(readCellValue({ text: 'a=b' }, '.', signs)).not.toContain('formula');
    expect(readCellValue('=A1+A2', '.', signs)).not.toContain('formula');
    expect(readCellValue(undefined, '.', signs)).toBeUndefined();
  });
});
