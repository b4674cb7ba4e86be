import { describe, expect, it } from 'vitest';
import { literalOf, parseLiteral } from './literal.ts';

describe('the numbers of a literal', () => {
  it.each([
    ['66,000 in 2020', [66000, 500, 0], [2020, 5, 0]],
    ['2.719 billion yuan', [2719000000, 500000, 3]],
    ['over 705 million', [705000000, 500000, 0]],
    ['18.5万', [185000, 500, 1]],
    ['3.2亿元', [320000000, 5000000, 1]],
    ['1.5万亿', [1500000000000, 50000000000, 1]],
    ['down 42.7%', [42.7, 0.05, 1]],
    ['eleven measures', [11, 0, 0]],
    ['twenty-six measures', [26, 0, 0]],
    ['1,292 cases', [1292, 0.5, 0]],
    ['0 cases', [0, 0.5, 0]],
    ['115', [115, 0.5, 0]],
  ])('%s', (text, ...expected) => {
    const found = parseLiteral(text).map(({ value, halfUnit, decimals }) => [value, halfUnit, decimals]);
    expect(found.map((numbers) => numbers.map((number) => Number(number.toPrecision(12))))).toEqual(expected);
  });

  it.each([
    ['two million users', 2e6, 5e5],
    ['three hundred officers', 300, 50],
    ['a dozen', 12, 0],
  ])('words with a scale are rounded to it: %s', (text, value, halfUnit) => {
    expect(parseLiteral(text)[0]).toMatchObject({ value, halfUnit });
  });

  it.each(['stone', 'often', 'a tent', ''])('finds no number in "%s"', (text) => {
    expect(parseLiteral(text)).toEqual([]);
  });

  it('gives the position of each number', () => {
    expect(parseLiteral('from 66,000 to 38,000').map(({ text, index }) => [text, index])).toEqual([
      ['66,000', 5],
      ['38,000', 15],
    ]);
  });

  it.each([
    ['fell 42.7% to 38,000', -42.7, '42.7'],
    ['66,000 in 2020', 66000, '66,000'],
    ['1.2 billion', 1200000000, '1.2 billion'],
  ])('takes from "%s" the number that %d was typed from', (text, value, written) => {
    expect(literalOf(text, value)?.text).toBe(written);
  });

  it('finds none where no number has the value', () => {
    expect(literalOf('2.719 million', 2719000000)).toBeUndefined();
  });
});
