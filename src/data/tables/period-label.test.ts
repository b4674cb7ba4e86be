import { describe, expect, it } from 'vitest';
import { readPeriodLabels } from './period-label.ts';

function read(labels: readonly string[], language = 'en'): string {
  const found = readPeriodLabels(labels, { language });
  return 'problem' in found
    ? found.problem
    : `${found.kind}: ${labels.map((label) => found.written.get(label)).join(' ')}`;
}

describe('labels of periods', () => {
  it.each([
    [['2014', '2015'], 'year: 2014 2015'],
    [['2015-Q1', '2015 Q2', 'Q3 2015', '2015Q4'], 'quarter: 2015-Q1 2015-Q2 2015-Q3 2015-Q4'],
    [
      ['1st quarter 2015', 'Second quarter 2015', 'IV/2015'.replace('IV/', 'IV. quarter ')],
      'quarter: 2015-Q1 2015-Q2 2015-Q4',
    ],
    [['Q1 2022/23', '2022/23 Q2'], 'financial-quarter: 2022/23-Q1 2022/23-Q2'],
    [
      ['2013 JAN', 'Sept 2013', 'December 2013', '2014M03', '2014-04'],
      'month: 2013-01 2013-09 2013-12 2014-03 2014-04',
    ],
    [['Jan-15', 'Feb-15', "Mar '99"], 'month: 2015-01 2015-02 1999-03'],
    [['Apr 2015 to Mar 2016', 'Apr 2016 to Mar 2017'], 'financial-year: 2015/16 2016/17'],
    [
      ['2015/16', '2016/17', '2012-13', '2017/2018', 'FY 2018/19'],
      'financial-year: 2015/16 2016/17 2012/13 2017/18 2018/19',
    ],
    [['Year to March 2016', 'Year to March 2017'], 'financial-year: 2015/16 2016/17'],
    [['Year to March 2016', 'Year to June 2016'], 'span: 2015-04/2016-03 2015-07/2016-06'],
    [['January to March 2015', 'Apr-Jun 2015'], 'quarter: 2015-Q1 2015-Q2'],
    [['Feb 2015 to Apr 2015'], 'span: 2015-02/2015-04'],
    [['2015-W05', 'Week 6 2015', '2015w7'], 'week: 2015-W05 2015-W06 2015-W07'],
    [['H1 2015', '2015-H2'], 'half-year: 2015-H1 2015-H2'],
    [
      ['30 June 2023', 'December 31, 2023', '2024-06-30', 'as at 31 December 2024'],
      'day: 2023-06-30 2023-12-31 2024-06-30 2024-12-31',
    ],
    [['03/04/2015', '13/04/2015'], 'day: 2015-04-03 2015-04-13'],
    [['02/02/2015', '02/13/2015'], 'day-month-first: 2015-02-02 2015-02-13'],
    [['02/02/2015', '03/03/2015'], 'day: 2015-02-02 2015-03-03'],
    [['2011-11', '2011-12'], 'month: 2011-11 2011-12'],
    [['2011/12', '2012/13'], 'financial-year: 2011/12 2012/13'],
    [['2019-01-01 to 2019-03-31'], 'quarter: 2019-Q1'],
    [['Jan-Mar 2022', 'Feb-Apr 2022'], 'span: 2022-01/2022-03 2022-02/2022-04'],
    [['Nov 2022-Jan 2023', 'Dec-Feb 2023'], 'span: 2022-11/2023-01 2022-12/2023-02'],
    [['Jan 2019 to Dec 2019', 'Jan-Jun 2020'].slice(0, 1), 'year: 2019'],
    [['Jan-Jun 2022', 'Jan-Jul 2022'], 'span: 2022-01/2022-06 2022-01/2022-07'],
    [['2020-2022', '2021-23'], 'span: 2020/2022 2021/2023'],
    [['w/e 14 Jan 2022', 'Week ending 21 January 2022'], 'span: 2022-01-08/2022-01-14 2022-01-15/2022-01-21'],
    [['Q1-22', '2Q22', '22Q3', '2022 kv 4'], 'quarter: 2022-Q1 2022-Q2 2022-Q3 2022-Q4'],
    [['2022-23 Q1', 'FY2022/23 Q2'], 'financial-quarter: 2022/23-Q1 2022/23-Q2'],
    [['Mid-2014'], 'year: 2014'],
  ])('%j are %s', (labels, expected) => {
    expect(read(labels)).toBe(expected);
  });

  it.each([
    ['de', ['2018 Januar', '2018 März', 'Mrz 2019', 'Dez. 2019'], 'month: 2018-01 2018-03 2019-03 2019-12'],
    ['de', ['1. Quartal 2015', '2. Vierteljahr 2015'], 'quarter: 2015-Q1 2015-Q2'],
    ['de', ['1. Halbjahr 2020', '31.12.2020'].slice(0, 1), 'half-year: 2020-H1'],
    ['de', ['31.12.2020', '1. Januar 2021'], 'day: 2020-12-31 2021-01-01'],
    ['fr', ['janvier 2018', 'févr. 2018', 'août 2018'], 'month: 2018-01 2018-02 2018-08'],
    ['no', ['2022K1', '2. kvartal 2022'], 'quarter: 2022-Q1 2022-Q2'],
    ['es', ['enero de 2022', 'feb-22'], 'month: 2022-01 2022-02'],
    ['de', ['1. Vj. 2022'], 'quarter: 2022-Q1'],
    ['fr', ['1er trimestre 2015', 'T2 2015'], 'quarter: 2015-Q1 2015-Q2'],
    ['zh', ['2023年1月', '2023年12月'], 'month: 2023-01 2023-12'],
    ['zh', ['2023年', '2024年'], 'year: 2023 2024'],
    ['pl', ['stycznia 2020', 'październik 2020'], 'month: 2020-01 2020-10'],
  ] as const)('in %s, %j are %s', (language, labels, expected) => {
    expect(read(labels, language)).toBe(expected);
  });

  it.each([
    [['FY2023'], '"FY2023" may be 2022/23 (`periods: named-by-end`) or 2023/24 (`periods: named-by-start`); say which'],
    [['2011/12'], '"2011/12" may be 2011/12 (`periods: financial-year`) or 2011-12 (`periods: month`); say which'],
    [
      ['03/04/2015', '05/06/2015'],
      '"03/04/2015" may be 2015-04-03 (`periods: day`) or 2015-03-04 (`periods: day-month-first`); say which',
    ],
    [
      ['01/01/2026', '02/01/2026', '03/01/2026'],
      '"02/01/2026" may be 2026-02 (`periods: month`) or 2026-01-02 (`periods: day`) or 2026-02-01 (`periods: day-month-first`); say which',
    ],
    [['2015', 'Total'], '"Total" is no period'],
    [['2015', '2016-Q1'], '"2016-Q1" is of another kind than "2015"'],
    [
      ['2020-01-01', '2020-02-01'],
      '"2020-01-01" may be 2020-01 (`periods: month`) or 2020-01-01 (`periods: day`); say which',
    ],
    [['2015-13'], '"2015-13" is no period'],
    [['31.02.2015'], '"31.02.2015" is no period'],
    [['2015/17'], '"2015/17" is no period'],
  ])('%j are refused: %s', (labels, problem) => {
    expect(read(labels)).toBe(problem);
  });

  it('tell where a financial year begins', () => {
    const found = readPeriodLabels(['Apr 2015 to Mar 2016', 'Apr 2016 to Mar 2017'], { language: 'en' });
    expect(found).toMatchObject({ starts: 4 });
  });

  it('are what the source says they are', () => {
    const found = readPeriodLabels(['2011/12', '2010/11'], { language: 'en', kind: 'month' });
    expect(found).toMatchObject({ kind: 'month' });
  });
});

describe('declared kinds of labels', () => {
  const written = (
    label: string,
    kind: 'named-by-end' | 'named-by-start' | 'month' | 'quarter',
  ): string | undefined => {
    const found = readPeriodLabels([label], { language: 'en', kind });
    return 'problem' in found ? found.problem : found.written.get(label);
  };

  it('tell the financial year of a single number', () => {
    expect(written('FY2023', 'named-by-end')).toBe('2022/23');
    expect(written('Q1 FY23', 'named-by-start')).toBe('2023/24-Q1');
  });

  it('tell the month or quarter that is stored by its last day', () => {
    expect(written('2024-02-29', 'month')).toBe('2024-02');
    expect(written('2024-03-31', 'quarter')).toBe('2024-Q1');
    expect(written('2024-02-28', 'month')).toBe('"2024-02-28" is no month');
  });
});
