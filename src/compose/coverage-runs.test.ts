import { expect, it } from 'vitest';
import { isSpan, parsePeriod } from '../data/period.ts';
import { smallLocale } from '../testing/small-data.ts';
import { joinPeriods } from './coverage-runs.ts';

function join(written: readonly string[]): readonly (readonly [string, string | undefined, string | undefined])[] {
  const covered = written.map((each) => {
    const period = parsePeriod(each, undefined, 4);
    const span = isSpan(period)
      ? { start: period.start, end: period.end, partial: false, openStart: false }
      : { start: '', end: '', partial: false, openStart: false };
    return { text: smallLocale.period(period), period, span };
  });
  return joinPeriods(covered, smallLocale).map(({ text, span }) => [text, span?.start, span?.end]);
}

const months = (year: number, from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${year}-${String(from + index).padStart(2, '0')}`);

it.each<[string, readonly string[], ReturnType<typeof join>]>([
  [
    'months of two years in a row are one',
    [...months(2022, 3, 12), ...months(2023, 1, 12)],
    [['each month March 2022 to December 2023', '2022-03-01', '2023-12-31']],
  ],
  [
    'quarters are one, and what stands apart is told apart',
    ['2015-Q1', '2015-Q2', '2015-Q3', '2015-Q4', '2017-Q1'],
    [
      ['each quarter Q1 2015 to Q4 2015', '2015-01-01', '2015-12-31'],
      ['Q1 2017', '2017-01-01', '2017-03-31'],
    ],
  ],
  [
    'financial years are one',
    ['2015/16', '2016/17', '2017/18', '2018/19'],
    [['each year 2015/16 to 2018/19', '2015-04-01', '2019-03-31']],
  ],
  [
    'many gaps are said once',
    ['2020-01', '2020-03', '2020-05', '2020-07'],
    ['01', '03', '05', '07'].map((month) => [
      ...(['each month January to July 2020, with gaps', `2020-${month}-01`, `2020-${month}-31`] as const),
    ]),
  ],
  [
    'a few are listed',
    ['2020-01', '2020-02', '2020-03'],
    [
      ['January 2020', '2020-01-01', '2020-01-31'],
      ['February 2020', '2020-02-01', '2020-02-29'],
      ['March 2020', '2020-03-01', '2020-03-31'],
    ],
  ],
  [
    'many days are one',
    Array.from({ length: 9 }, (_, index) => `2020-01-0${index + 1}`),
    [['days 1 January 2020 to 9 January 2020', '2020-01-01', '2020-01-09']],
  ],
])('%s', (_, written, expected) => {
  expect(join(written)).toEqual(expected);
});
