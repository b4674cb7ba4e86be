import { describe, expect, it } from 'vitest';
import { isPeriod, isSpan, parsePeriod, periodBefore, samePeriod, spanOf, yearBefore } from './period.ts';

describe('a written period', () => {
  it.each([
    ['2023', 'year', '2023-01-01', '2023-12-31'],
    ['2023-02', 'month', '2023-02-01', '2023-02-28'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2022-01/2022-10', 'span', '2022-01-01', '2022-10-31'],
    ['2022-01/2022-12', 'year', '2022-01-01', '2022-12-31'],
    ['2024-07-30', 'point', '2024-07-30', '2024-07-30'],
    ['2023/2025', 'span', '2023-01-01', '2025-12-31'],
    ['2015-Q1', 'quarter', '2015-01-01', '2015-03-31'],
    ['2015-H2', 'half-year', '2015-07-01', '2015-12-31'],
    ['2015-W01', 'week', '2014-12-29', '2015-01-04'],
    ['2020-W53', 'week', '2020-12-28', '2021-01-03'],
  ])('%s is a %s from %s to %s', (written, kind, start, end) => {
    expect(parsePeriod(written)).toEqual({ kind, start, end, written });
  });

  it('has no days if none were stated', () => {
    const period = parsePeriod('not-stated');
    expect(period).toEqual({ kind: 'not-stated', written: 'not-stated' });
    expect(isSpan(period)).toBe(false);
  });

  it('takes the kind that the data name', () => {
    expect(parsePeriod('2023', 'cumulative').kind).toBe('cumulative');
  });

  it.each([
    ['2023', '2023', true],
    ['2022', '2022-01/2022-12', true],
    ['2022', '2023', false],
    ['not-stated', 'not-stated', false],
  ])('%s and %s are the same: %s', (a, b, same) => {
    expect(samePeriod(parsePeriod(a), parsePeriod(b))).toBe(same);
  });

  it('tells a running total from the year that it ends in', () => {
    expect(samePeriod(parsePeriod('2023', 'cumulative'), parsePeriod('2023'))).toBe(false);
  });

  it.each([
    ['2023-01-01', '2023-12-31', '2023'],
    ['2020-01-01', '2023-12-31', '2020/2023'],
    ['2022-01-01', '2022-10-31', '2022-01/2022-10'],
    ['2024-02-01', '2024-02-29', '2024-02'],
    ['2024-02-01', '2024-02-28', '2024-02-01/2024-02-28'],
    ['2024-07-30', '2024-07-30', '2024-07-30'],
  ])('from %s to %s is written %s', (start, end, written) => {
    expect(spanOf(start, end)).toMatchObject({ written, start, end });
  });
});

describe('a financial year', () => {
  it.each([
    ['2015/16', 4, 'financial-year', '2015-04-01', '2016-03-31'],
    ['2015/16', 7, 'financial-year', '2015-07-01', '2016-06-30'],
    ['2015/16-Q1', 4, 'financial-quarter', '2015-04-01', '2015-06-30'],
    ['2015/16-Q4', 4, 'financial-quarter', '2016-01-01', '2016-03-31'],
  ])('%s from month %d is a %s from %s to %s', (written, starts, kind, start, end) => {
    expect(parsePeriod(written, undefined, starts)).toEqual({ kind, start, end, written });
  });

  it('has no days where its first month is not known', () => {
    expect(isSpan(parsePeriod('2015/16'))).toBe(false);
  });
});

describe('the period before', () => {
  it.each([
    ['2015', '2014'],
    ['2015-H1', '2014-H2'],
    ['2015-Q1', '2014-Q4'],
    ['2015-Q3', '2015-Q2'],
    ['2015-01', '2014-12'],
    ['2021-W01', '2020-W53'],
    ['2015/16', '2014/15'],
    ['2015/16-Q1', '2014/15-Q4'],
    ['2015-03-01', undefined],
    ['2022-01/2022-10', undefined],
  ])('%s is %s', (written, expected) => {
    expect(periodBefore(parsePeriod(written, undefined, 4))?.written).toBe(expected);
  });
});

describe('the texts that are periods', () => {
  it.each([
    '2015',
    '2015-12',
    '2015-Q4',
    '2015-H2',
    '2020-W53',
    '2015/16',
    '1999/00',
    '2015/16-Q4',
    '2015/2017',
    'not-stated',
  ])('%s', (written) => {
    expect(isPeriod(written)).toBe(true);
  });

  it.each(['2015-13', '2015-Q5', '2021-W53', '2015/17', '2015/16-Q5', '2015-02-30', '2016/2015', '15', ''])(
    'not %s',
    (written) => {
      expect(isPeriod(written)).toBe(false);
    },
  );
});

describe('the same days a year earlier', () => {
  it.each([
    ['2023', undefined, '2022'],
    ['2022-01/2022-10', undefined, '2021-01/2021-10'],
    ['2015-Q1', undefined, '2014-Q1'],
    ['2016-W05', undefined, '2015-W05'],
    ['2024-02-28', undefined, '2023-02-28'],
    ['2022', 'part-year', undefined],
    ['not-stated', undefined, undefined],
  ] as const)('of %s (%s) are %s', (written, kind, expected) => {
    expect(yearBefore(parsePeriod(written, kind))?.written).toBe(expected);
  });
});
