import { describe, expect, it } from 'vitest';
import { calculatedFile, loadSmall, smallFindings, sourceWith } from '../testing/small-data.ts';
import type { Statistic } from './types.ts';

const places = 'place: lakeside, period: 2023, paragraph: 9';
const counts = (id: string, value: number, more = '', literal = String(value)): string =>
  `{ id: ${id}, measure: About ${id}, value: ${value}, unit: cases, literal: "${literal}", ${more === '' ? places : more} }`;
const references = `format: 1
references:
  - { id: residents-2022, measure: Residents, value: 3200000, unit: people, place: lakeside, period: 2022-12-31, grade: A, literal: "3,200,000", source: { title: Census of Lakeside, publisher: Statistics Office, published: 2023-05-01, url: "https://example.org/census" } }
  - { id: residents-2010, measure: Residents, value: 3000000, unit: people, place: lakeside, period: 2010, grade: A, literal: "3,000,000", source: { title: Census, publisher: Statistics Office, published: 2011-05-01 } }
  - { id: dollar-2023, measure: Average rate of the year, value: 7.05, unit: yuan-per-us-dollars, place: lakeside, period: 2023, grade: A, literal: "7.05", source: { title: Rates, publisher: Bank, published: 2024-01-02 } }
`;

function calculated(formula: string, ...more: readonly string[]): Statistic {
  const files = {
    'data/sources/bulletin.yaml': sourceWith(...more),
    'data/calculated.yaml': calculatedFile({ result: formula }),
    'data/references.yaml': references,
  };
  const found = loadSmall(files).statistics.get('result');
  if (found === undefined) throw new Error('the formula made nothing');
  return found;
}

function refused(formula: string, ...more: readonly string[]): readonly string[] {
  return smallFindings({
    'data/sources/bulletin.yaml': sourceWith(...more),
    'data/calculated.yaml': calculatedFile({ result: formula }),
    'data/references.yaml': references,
  });
}

describe('what formulas calculate', () => {
  it.each([
    ['percent-change(thefts-2022, thefts-2023)', -42, 'percent', '2023'],
    ['difference(thefts-2023, thefts-2022)', -28_000, 'cases', '2023'],
    ['difference(thefts-2022, thefts-2023)', 28_000, 'cases', '2022/2023'],
    ['difference(thefts-2023, night-thefts-2023)', 36_700, 'cases', '2023'],
    ['ratio(thefts-2022, thefts-2023)', 1.74, 'times', '2022'],
    ['share(night-thefts-2023, thefts-2023)', 3.4, 'percent', '2023'],
    ['sum(thefts-2023, fires-2023)', 38_000, 'cases', '2023'],
    ['per(thefts-2023, residents-2022, 100000)', 1190, 'cases-per-100000-people', '2023'],
    ['convert(stolen-2023, dollar-2023)', 99_000_000, 'us-dollars', '2023'],
    ['difference(solved-share-2023, solved-share-2022)', 10.7, 'points', '2023'],
  ])('%s is %d %s', (formula, value, unit, period) => {
    const fires = counts('fires-2023', 12);
    const share =
      '{ id: solved-share-2022, measure: Share solved, value: 70.0, unit: percent, place: lakeside, period: 2022, literal: "70.0%", paragraph: 4 }';
    expect(calculated(formula, fires, share)).toMatchObject({ value, unit: { id: unit }, period: { written: period } });
  });

  it('does not date what a running total was before a part of it was added', () => {
    const added =
      "{ id: added, measure: M, value: 71, unit: cases, literal: '71', place: lakeside, period: 2023, part-of: total, paragraph: 1 }";
    const total = counts('total', 115, 'place: lakeside, period: 2023, period-kind: cumulative, paragraph: 1');
    expect(calculated('difference(total, added)', added, total).period.written).toBe('not-stated');
  });

  it('records its inputs, its interval and its grade', () => {
    const { origin, halfUnit, comparedWith, recorded, grade, sources, reportedBy } = calculated(
      'percent-change(thefts-2022, thefts-2023)',
    );
    expect(origin).toMatchObject({ kind: 'calculated', inputs: ['thefts-2022', 'thefts-2023'] });
    if (origin.kind !== 'calculated') return;
    expect(origin.exact).toBeCloseTo((38 / 66 - 1) * 100, 9);
    expect(origin.interval[0]).toBeCloseTo((37_500 / 66_500 - 1) * 100, 9);
    expect(origin.interval[1]).toBeCloseTo((38_500 / 65_500 - 1) * 100, 9);
    expect(halfUnit).toBeCloseTo(-42 - origin.interval[0], 9);
    expect([comparedWith, recorded, grade, sources, reportedBy]).toMatchObject([
      { written: '2022' },
      true,
      'B',
      ['bulletin'],
      undefined,
    ]);
  });

  it('rounds once, at the end of a chain of formulas', () => {
    const statistics = loadSmall({
      'data/calculated.yaml': calculatedFile({
        doubled: 'ratio(difference-once, thefts-2022)',
        'difference-once': 'difference(thefts-2022, thefts-2023)',
      }),
      'data/units.yaml': `${unitsWith('')}`,
      'data/sources/bulletin.yaml': sourceWith()
        .replaceAll('period: 2022,', 'period: 2023,')
        .replace('thefts-2023, measure: { en: Thefts', 'thefts-2023, measure: { en: Some thefts'),
    }).statistics;
    expect(statistics.get('doubled')?.origin).toMatchObject({ exact: expect.closeTo(28 / 66, 9) });
  });

  it('cites a reference as a document of its own, and takes the worst grade', () => {
    expect(calculated('per(thefts-2023, residents-2022, 100000)')).toMatchObject({
      sources: ['bulletin', 'residents-2022'],
      grade: 'B',
    });
    const poor = counts('poor-2023', 500, `${places}, grade: D`);
    expect(calculated('sum(thefts-2023, poor-2023)', poor).grade).toBe('D');
  });
});

function unitsWith(more: string): string {
  return `format: 1
units:
  - { id: cases, kind: count, text: { en: cases } }
  - { id: percent, kind: share, text: { en: "%" } }
  - { id: times, kind: ratio, text: { en: times } }
  - { id: yuan, kind: money, text: { en: yuan } }
  - { id: people, kind: count, text: { en: people } }
  - { id: yuan-per-us-dollars, kind: ratio, text: { en: yuan per dollar } }
${more}`;
}

describe('how exact an input is', () => {
  it.each([
    ['a count to the last unit', '1,292', 1292, 'cases', '', 0],
    ['a small round count', '40', 40, 'cases', '', 0],
    ['a round count from a hundred', '140', 140, 'cases', '', 5],
    ['a round thousand', '38,000', 38_000, 'cases', '', 500],
    ['a small count with a qualifier', 'about 40', 40, 'cases', 'qualifier: about, ', 5],
    ['a percentage', '81%', 81, 'percent', '', 0.5],
    ['a round percentage', '40%', 40, 'percent', '', 0.5],
    ['money', '36 yuan', 36, 'yuan', '', 0.5],
  ])('%s', (_, literal, value, unit, qualifier, halfUnit) => {
    const record = `{ id: tried, measure: M, value: ${value}, ${qualifier}unit: ${unit}, literal: "${literal}", ${places} }`;
    const { statistics } = loadSmall({ 'data/sources/bulletin.yaml': sourceWith(record) });
    expect(statistics.get('tried')?.halfUnit).toBe(halfUnit);
  });
});

describe('bounds and other qualifiers', () => {
  const hedged = (id: string, value: number, qualifier: string): string =>
    counts(id, value, `${places}, qualifier: ${qualifier}`);

  it.each([
    ['sum', ['more-than', ''], 'more-than'],
    ['sum', ['more-than', 'at-least'], 'more-than'],
    ['sum', ['at-least', 'at-least'], 'at-least'],
    ['sum', ['less-than', ''], 'less-than'],
    ['sum', ['about', ''], 'about'],
    ['sum', ['nearly', ''], 'nearly'],
    ['sum', ['average', 'average'], 'average'],
    ['difference', ['more-than', ''], 'more-than'],
    ['difference', ['', 'more-than'], 'less-than'],
    ['difference', ['at-least', 'up-to'], 'at-least'],
    ['difference', ['about', ''], 'about'],
  ])('%s of %j is %s', (name, [a = '', b = ''], expected) => {
    const inputs = [a, b].map((qualifier, index) => {
      const value = index === 0 ? 901 : 301;
      return qualifier === '' ? counts(`in-${index}`, value) : hedged(`in-${index}`, value, qualifier);
    });
    const { qualifiers, value } = calculated(`${name}(in-0, in-1)`, ...inputs);
    expect(qualifiers).toEqual([expected]);
    expect(value).toBeCloseTo(name === 'sum' ? 1202 : 600, -1);
  });

  it('never prints a lower bound above what is known', () => {
    const { value, qualifiers } = calculated(
      'sum(over, rounded)',
      hedged('over', 7900, 'more-than'),
      counts('rounded', 66_000, '', '66,000'),
    );
    expect([value, qualifiers]).toEqual([73_400, ['more-than']]);
  });

  it('turns a bound round where the value is a fall', () => {
    const fell = counts('fell', -400, `${places}, qualifier: more-than`, '400');
    expect(calculated('sum(fell, exact)', fell, counts('exact', 1))).toMatchObject({
      value: -399,
      qualifiers: ['more-than'],
      origin: { interval: [-Infinity, -399] },
    });
  });

  it('keeps the bound of an amount that is converted', () => {
    expect(calculated('convert(stolen-2023, dollar-2023)').qualifiers).toEqual(['more-than']);
  });

  it('takes the rate that a source converted at from the words as written', () => {
    const dollars = (more: string): string =>
      `{ id: stolen-in-dollars, measure: M, value: 100000000, unit: us-dollars, literal: 100 million, place: lakeside, period: 2023, paragraph: 1${more} }`;
    const formula = 'implied-rate(stolen-2023, stolen-in-dollars)';
    const { qualifiers, decimals, unit, value } = calculated(formula, dollars(', converted-from: stolen-2023'));
    expect({ qualifiers, decimals, unit: unit.id, value }).toEqual({
      qualifiers: [],
      decimals: 2,
      unit: 'yuan-per-us-dollars',
      value: 7.05,
    });
    expect(refused(formula, dollars(''))).toEqual([expect.stringMatching(/needs "converted-from: stolen-2023"/)]);
  });

  it.each([
    ['sum', ['more-than', 'less-than'], /opposite directions/],
    ['sum', ['about', 'more-than'], /"about" and "more-than" cannot be combined/],
    ['difference', ['more-than', 'more-than'], /opposite directions/],
    ['difference', ['about', 'nearly'], /"about" and "nearly" cannot be combined/],
    ['sum', ['average', 'about'], /in-0 is an average, but the others are not/],
  ])('%s of %j is refused', (name, [a = '', b = ''], message) => {
    const inputs = [hedged('in-0', 900, a), hedged('in-1', 300, b)];
    expect(refused(`${name}(in-0, in-1)`, ...inputs)).toEqual([expect.stringMatching(message)]);
  });
});

describe('what the evidence does not allow', () => {
  const other = 'place: hilltown, period: 2023, paragraph: 9';
  it.each([
    [
      'a percentage from a bound',
      'share(stolen-2023, stolen-all)',
      /stolen-2023 is "more-than", a bound, so no percentage/,
    ],
    ['a rate from a bound', 'per(over, residents-2022, 100000)', /over is "more-than", a bound/],
    ['a percentage on a small base', 'share(few, base)', /the base base is 49; under 50, print the counts instead/],
    ['a base of zero', 'percent-change(none-2022, none)', /the base none-2022 is not above zero/],
    [
      'different units',
      'sum(thefts-2023, solved-share-2023)',
      /the units of thefts-2023 \(cases\) and solved-share-2023 \(percent\) differ/,
    ],
    [
      'different places',
      'sum(thefts-2023, hill)',
      /the places of thefts-2023 \(lakeside\) and hill \(hilltown\) differ/,
    ],
    ['different periods in a sum', 'sum(thefts-2022, thefts-2023)', /the periods of thefts-2022 \(2022, year\)/],
    ['different measures in a change', 'percent-change(thefts-2022, night-thefts-2023)', /the measures of/],
    [
      'a change from later to earlier',
      'percent-change(thefts-2023, thefts-2022)',
      /write percent-change\(thefts-2022, thefts-2023\)/,
    ],
    ['part of a year against a year', 'percent-change(thefts-2022, spring)', /are of different kinds/],
    ['other months', 'difference(spring, autumn)', /are not the same months/],
    ['no period', 'difference(thefts-2023, sometime)', /a period was not stated/],
    ['a running total against another', 'difference(total-2023, total-2022)', /a cumulative period has no counterpart/],
    ['a part beside its total', 'sum(night-thefts-2023, thefts-2023)', /night-thefts-2023 is a part of thefts-2023/],
    ['a part larger than its whole', 'share(thefts-2023, night-thefts-2023)', /is larger than the whole/],
    ['percentages added up', 'sum(solved-share-2023, unsolved)', /percent cannot be added up/],
    [
      'a change of a percentage',
      'percent-change(solved-share-2022, solved-share-2023)',
      /is a percentage; use difference\(solved-share-2023, solved-share-2022\) for percentage points/,
    ],
    ['a change of a change', 'ratio(grew, thefts-2023)', /grew is already a change/],
    ['changes added up', 'sum(grew, thefts-2023)', /grew is already a change/],
    ['a population of long ago', 'per(thefts-2023, residents-2010, 100000)', /residents-2010 is more than a year away/],
    [
      'a rate without its unit',
      'per(thefts-2023, residents-2022, 1000)',
      /no unit "cases-per-1000-people"; add it, of kind ratio/,
    ],
    ['a rate for something that is not money', 'convert(thefts-2023, dollar-2023)', /between two units of money/],
    ['a difference that rounding hides', 'difference(thefts-2023, near)', /not even the first digit is known/],
    ['an unknown id', 'sum(thefts-2023, thefts-203)', /unknown statistic "thefts-203"; did you mean "thefts-2023"\?/],
  ])('%s', (_, formula, message) => {
    const findings = refused(
      formula,
      '{ id: stolen-all, measure: M, value: 900000000, unit: yuan, literal: 900 million, place: lakeside, period: 2023, paragraph: 1 }',
      '{ id: unsolved, measure: M, value: 19.3, unit: percent, literal: "19.3%", place: lakeside, period: 2023, paragraph: 1 }',
      counts('grew', 900, `${places}, compared-with: previous-year`),
      '{ id: solved-share-2022, measure: Share solved, value: 70.0, unit: percent, place: lakeside, period: 2022, literal: "70.0%", paragraph: 4 }',
      counts('over', 7900, `${places}, qualifier: more-than`),
      counts('few', 7),
      counts('base', 49),
      `{ id: none-2022, measure: None, value: 0, unit: cases, literal: "0", place: lakeside, period: 2022, paragraph: 1 }`,
      `{ id: none, measure: None, value: 60, unit: cases, literal: "60", ${places} }`,
      counts('hill', 900, other),
      counts('near', 38_001, places, '38,001'),
      counts('sometime', 77, 'place: lakeside, period: not-stated, paragraph: 9'),
      counts('total-2023', 900, `${places}, period-kind: cumulative`),
      counts('total-2022', 800, 'place: lakeside, period: 2022, period-kind: cumulative, paragraph: 9'),
      `{ id: spring, measure: { en: Thefts recorded, zh-CN: 盗窃 }, value: 9001, unit: cases, literal: "9,001", place: lakeside, period: 2023-03/2023-05, paragraph: 9 }`,
      counts('autumn', 8001, 'place: lakeside, period: 2022-09/2022-11, paragraph: 9'),
    );
    expect(findings).toEqual([expect.stringMatching(message)]);
    expect(findings[0]).toMatch(/^data\/calculated\.yaml:3:\d+: error: /);
  });

  it('is a formula that depends on itself, reported once', () => {
    const files = {
      'data/calculated.yaml': calculatedFile({
        a: 'sum(b, thefts-2023)',
        b: 'sum(c, thefts-2023)',
        c: 'sum(a, thefts-2023)',
      }),
    };
    expect(smallFindings(files)).toEqual([
      expect.stringMatching(/:5:\d+: error: the formula depends on its own result: a → b → c → a \[formula\]$/),
    ]);
  });

  it('is an id that is already taken', () => {
    const one = calculatedFile({
      'thefts-2023': 'sum(thefts-2022, night-thefts-2023)',
      twice: 'difference(thefts-2022, thefts-2023)',
    });
    const findings = smallFindings({
      'data/calculated.yaml': `${one}  - { id: twice, measure: M, formula: "difference(thefts-2022, thefts-2023)" }\n`,
    });
    expect(findings).toEqual([
      expect.stringMatching(
        /^data\/calculated\.yaml:3:11: .*duplicate statistic id "thefts-2023": first at data\/sources\/bulletin\.yaml:14/,
      ),
      expect.stringMatching(
        /^data\/calculated\.yaml:5:11: .*duplicate statistic id "twice": first at data\/calculated\.yaml:4/,
      ),
    ]);
  });
});
