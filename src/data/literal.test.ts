import { describe, expect, it } from 'vitest';
import { type LiteralReading, literalOf, parseLiteral } from './literal.ts';

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

  it.each([
    ['nl', '1,5 miljoen', 1.5e6],
    ['pt', '2,5 mil milhões', 2.5e9],
    ['pl', '12,5 tys.', 12_500],
    ['sv', '3 miljarder', 3e9],
    ['da', '1,2 mia. kr.', 1.2e9],
    ['it', '40 mila', 40_000],
  ])('reads the scales of %s: %s', (language, text, value) => {
    expect(parseLiteral(text, { language })[0]?.value).toBe(value);
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

  it.each<[string, string, string | undefined, number | undefined]>([
    ['€250 bn', 'en', 'money', 250e9],
    ['250k', 'en', 'count', 250e3],
    ['EUR 250m', 'en', 'money', 250e6],
    ['250 m€', 'en', 'money', 250e6],
    ['$5 B', 'en', 'money', 5e9],
    ['250 bn', 'en', 'count', 250e9],
    ['1.2m users', 'en', 'count', 1.2e6],
    ['a 250m road', 'en', 'distance', 250],
    ['250 m', 'en', 'distance', 250],
    ['12 km', 'en', 'distance', 12],
    ['.097', 'en', 'share', 0.097],
    ['5.1 p', 'en', 'share', 5.1],
    ['1.234,5', 'de', 'count', 1234.5],
    ['1.234', 'de-DE', 'count', 1234],
    ['1,5 Mio. Euro', 'de', 'money', 1.5e6],
    ['2,7 Mrd. €', 'de', 'money', 2.7e9],
    ['3 Billionen', 'de', 'money', 3e12],
    ['12.300', 'de', 'count', 12300],
    ["1'234.5", 'de-CH', 'count', 1234.5],
    ['1 234,5', 'fr', 'count', 1234.5],
    ['1\u202f234', 'fr', 'count', 1234],
    ['2,5 milliards', 'fr', 'money', 2.5e9],
    ['2,5 M€', 'fr', 'money', 2.5e6],
    [',5', 'de', 'share', 0.5],
    ['1,234', 'en', 'count', 1234],
  ])('in "%s" of a source in %s, of a %s, there is %d', (text, language, unit, expected) => {
    const reading = { language, unit: unit as LiteralReading['unit'] };
    expect(parseLiteral(text, reading).map(({ value }) => value)).toEqual([expected]);
  });

  it('are two of a range', () => {
    expect(parseLiteral('12.3–14.1').map(({ value, decimals }) => [value, decimals])).toEqual([
      [12.3, 1],
      [14.1, 1],
    ]);
  });

  it.each([
    ['€250 bn', 250],
    ['€250 bn', 250e6],
    ['1.234,5', 1.234],
  ])('of "%s" are not %d', (literal, value) => {
    expect(literalOf(literal, value, { language: literal.includes(',') ? 'de' : 'en' })).toBeUndefined();
  });

  it('finds none where no number has the value', () => {
    expect(literalOf('2.719 million', 2719000000)).toBeUndefined();
  });
});
