import { describe, expect, it } from 'vitest';
import { isSpan, parsePeriod, samePeriod, spanOf, yearBefore } from './period.ts';

describe('a written period', () => {
  it.each([
    ['2023', 'year', '2023-01-01', '2023-12-31'],
    ['2023-02', 'part-year', '2023-02-01', '2023-02-28'],
    ['2024-02', 'part-year', '2024-02-01', '2024-02-29'],
    ['2022-01/2022-10', 'part-year', '2022-01-01', '2022-10-31'],
    ['2022-01/2022-12', 'year', '2022-01-01', '2022-12-31'],
    ['2024-07-30', 'point', '2024-07-30', '2024-07-30'],
    ['2023/2025', 'part-year', '2023-01-01', '2025-12-31'],
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

describe('the same days a year earlier', () => {
  it.each([
    ['2023', undefined, '2022'],
    ['2022-01/2022-10', undefined, '2021-01/2021-10'],
    ['2024-02-28', undefined, '2023-02-28'],
    ['2022', 'part-year', undefined],
    ['not-stated', undefined, undefined],
  ] as const)('of %s (%s) are %s', (written, kind, expected) => {
    expect(yearBefore(parsePeriod(written, kind))?.written).toBe(expected);
  });
});
