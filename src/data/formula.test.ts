import { describe, expect, it } from 'vitest';
import { parseFormula } from './formula.ts';

describe('a formula', () => {
  it.each([
    ['percent-change(a-2022, a-2023)', { name: 'percent-change', inputs: ['a-2022', 'a-2023'] }],
    [' sum( a,b ,\n c ) ', { name: 'sum', inputs: ['a', 'b', 'c'] }],
    ['per(a, people, 100000)', { name: 'per', inputs: ['a', 'people'], per: 100000 }],
    ['percent-change(year-before:a, latest:a)', { name: 'percent-change', inputs: ['year-before:a', 'latest:a'] }],
    ['percent-change(a@2015, a@2023-Q1)', { name: 'percent-change', inputs: ['a@2015', 'a@2023-Q1'] }],
    ['change-on-year(a)', { name: 'change-on-year', inputs: ['a'] }],
    ['index(series:a, 2015-Q1)', { name: 'index', inputs: ['series:a'], word: '2015-Q1' }],
    ['moving-average(series:a  last 12)', { name: 'moving-average', inputs: ['series:a last 12'] }],
    ['rank(a, district)', { name: 'rank', inputs: ['a'], word: 'district' }],
  ])('%s', (text, expected) => {
    expect(parseFormula(text)).toEqual(expected);
  });

  it.each([
    [
      'a - b',
      /^"a - b" is not a formula; valid formulas: percent-change\(from, to\), .*implied-rate\(amount, converted\)$/,
    ],
    ['sum(a, difference(b, c))', /is not a formula/],
    ['average(a, b)', /^unknown function "average"; valid formulas:/],
    ['constructor(a, b)', /^unknown function "constructor"/],
    ['share(a)', /^share takes 2 arguments, not 1: share\(part, whole\)$/],
    ['share(a, b, c)', /^share takes 2 arguments, not 3/],
    ['sum(a)', /^sum takes at least 2 arguments, not 1: sum\(a, b, …\)$/],
    ['difference(a, )', /^"" in difference is not an id of a statistic/],
    ['difference(a, 12 34)', /^"12 34" in difference is not an id/],
    ['ratio(a, a)', /^ratio has the input "a" twice$/],
    ['per(a, b, 100,000)', /^per takes 3 arguments, not 4: per\(a, population, n\)$/],
    ['sum(a, series:b)', /^"series:b" in sum is not an id of a statistic/],
    ['index(a, 2015)', /^"a" in index is not a series such as series:ID: index\(series:ID, base\)$/],
    ['index(series:a, first)', /^"first" in index is not a period such as 2015/],
    ['moving-average(series:a)', /^"series:a" in moving-average is not a series such as series:ID last 12/],
    ['moving-average(series:a last 1)', /is not a series such as/],
    ['change-on-year(a, b)', /^change-on-year takes 1 argument, not 2/],
    ['per(a, b, 0)', /^"0" in per is not a whole number/],
  ])('refuses %s', (text, message) => {
    expect(parseFormula(text)).toEqual(expect.stringMatching(message));
  });
});
