import { describe, expect, test } from 'vitest';
import { type Change, compare } from './compare.ts';
import type { Printed, PrintedSection, PrintedStatistic } from './schema.ts';

const thefts: PrintedStatistic = {
  measure: 'Thefts recorded',
  place: 'Lakeside',
  period: '2022',
  value: 7800,
  unit: 'cases',
  printed: '7,800 cases',
  sources: ['bulletin'],
};

function statistic(fields: Partial<PrintedStatistic>): PrintedStatistic {
  return { ...thefts, ...fields };
}

function printed(
  statistics: Readonly<Record<string, PrintedStatistic>>,
  rest: Pick<Printed, 'reasons' | 'standing'> & { readonly sections?: PrintedSection[] } = {},
): Printed {
  return { statistics, sections: [], ...rest };
}

const before = printed({ a: thefts });
const revised = statistic({ value: 7900, printed: '7,900 cases' });

/** Kind, id, what it was and is, and why. */
function summary({ kind, id, before: old, now, reason, recalculated }: Change): readonly unknown[] {
  return [kind, id, old?.printed, now?.printed, reason ?? recalculated];
}

describe('a statistic', () => {
  test.each<[string, Printed, readonly (readonly unknown[])[]]>([
    ['as it was', before, []],
    ['with another value', printed({ a: revised }), [['revised', 'a', '7,800 cases', '7,900 cases', undefined]]],
    [
      'revised, with a reason',
      printed({ a: revised }, { reasons: { a: { kind: 'revised', reason: 'Late reports.' } } }),
      [['revised', 'a', '7,800 cases', '7,900 cases', 'Late reports.']],
    ],
    [
      'corrected',
      printed({ a: revised }, { reasons: { a: { kind: 'corrected', reason: 'A slip.' } } }),
      [['corrected', 'a', '7,800 cases', '7,900 cases', 'A slip.']],
    ],
    [
      'calculated anew',
      printed({ a: revised }, { reasons: { a: { kind: 'calculated', reason: '' } } }),
      [['revised', 'a', '7,800 cases', '7,900 cases', true]],
    ],
    [
      'with another qualifier alone',
      printed({ a: statistic({ qualifiers: ['more-than'], printed: 'more than 7,800 cases' }) }),
      [['revised', 'a', '7,800 cases', 'more than 7,800 cases', undefined]],
    ],
    [
      'that is new',
      printed({ a: thefts, b: statistic({ measure: 'Arson' }) }),
      [['new', 'b', undefined, '7,800 cases', undefined]],
    ],
    [
      'of the next period of a series',
      printed({ a: thefts, b: statistic({ period: '2023', printed: '7,000 cases', value: 7000 }) }),
      [['new-period', 'b', '7,800 cases', '7,000 cases', undefined]],
    ],
    [
      'of the next period of a series, against the one before as it stands now',
      printed({ a: revised, b: statistic({ period: '2023', printed: '7,000 cases', value: 7000 }) }),
      [
        ['revised', 'a', '7,800 cases', '7,900 cases', undefined],
        ['new-period', 'b', '7,900 cases', '7,000 cases', undefined],
      ],
    ],
    [
      'of the next period of a series, in place of the one before',
      printed({ b: statistic({ period: '2023', printed: '7,000 cases', value: 7000 }) }),
      [['new-period', 'b', '7,800 cases', '7,000 cases', undefined]],
    ],
    [
      'of the next period of a series, in place of the one before, which was revised',
      printed({ b: statistic({ period: '2023', printed: '7,000 cases', value: 7000 }) }, { standing: { a: revised } }),
      [
        ['revised', 'a', '7,800 cases', '7,900 cases', undefined],
        ['new-period', 'b', '7,900 cases', '7,000 cases', undefined],
      ],
    ],
    [
      'of an earlier period of a series',
      printed({ a: thefts, b: statistic({ period: '2021' }) }),
      [['new', 'b', undefined, '7,800 cases', undefined]],
    ],
    [
      'of another kind of period',
      printed({ a: thefts, b: statistic({ period: '2023-01/2023-06' }) }),
      [['new', 'b', undefined, '7,800 cases', undefined]],
    ],
    [
      'with another adjustment',
      printed({ a: thefts, b: statistic({ period: '2023', adjustment: 'seasonally adjusted' }) }),
      [['new', 'b', undefined, '7,800 cases', undefined]],
    ],
    [
      'of another place',
      printed({ a: thefts, b: statistic({ period: '2023', place: 'Hilltown' }) }),
      [['new', 'b', undefined, '7,800 cases', undefined]],
    ],
    [
      'whose period moved on, for it follows a series',
      printed({ a: statistic({ period: '2023', value: 7000, printed: '7,000 cases' }) }),
      [['new-period', 'a', '7,800 cases', '7,000 cases', undefined]],
    ],
    ['under another id', printed({ b: thefts }), []],
    [
      'under another id with another value',
      printed({ b: revised }),
      [['revised', 'b', '7,800 cases', '7,900 cases', undefined]],
    ],
    ['that is no longer printed', printed({}), [['removed', 'a', '7,800 cases', undefined, undefined]]],
    [
      'that was withdrawn',
      printed({}, { reasons: { a: { kind: 'withdrawn', reason: 'Counted twice.' } } }),
      [['withdrawn', 'a', '7,800 cases', undefined, 'Counted twice.']],
    ],
    [
      'with another name',
      printed({ a: statistic({ measure: 'Thefts reported' }) }),
      [['reworded', 'a', '7,800 cases', '7,800 cases', undefined]],
    ],
  ])('%s', (_, now, expected) => {
    const compared = compare(before, now);
    expect(compared.changes.map(summary)).toEqual(expected);
  });

  test('comes in the order of what a reader must know first', () => {
    const old = printed({ a: thefts, b: statistic({ measure: 'B' }), c: statistic({ measure: 'C' }) });
    const now = printed(
      { a: revised, b: statistic({ measure: 'B', value: 1, printed: '1 case' }), d: statistic({ measure: 'D' }) },
      { reasons: { b: { kind: 'corrected', reason: 'A slip.' } } },
    );
    expect(compare(old, now).changes.map(({ kind }) => kind)).toEqual(['corrected', 'revised', 'new', 'removed']);
  });
});

test.each([
  ['2022/23', '2023/24'],
  ['2022/23-Q4', '2023/24-Q1'],
  ['2022-Q4', '2023-Q1'],
  ['2022-W52', '2023-W01'],
])('after %s the period %s is new', (first, second) => {
  const old = printed({ a: statistic({ period: first }) });
  const { changes } = compare(old, printed({ b: statistic({ period: second }) }));
  expect(changes.map(({ kind, before: earlier }) => [kind, earlier?.period])).toEqual([['new-period', first]]);
});

test('a series that moves on by a period says nothing of the oldest that makes room', () => {
  const old = printed({ a: statistic({ period: '2021' }), b: thefts });
  const { changes } = compare(old, printed({ b: thefts, c: statistic({ period: '2023' }) }));
  expect(changes.map(({ kind, id }) => [kind, id])).toEqual([['new-period', 'c']]);
});

describe('sections', () => {
  const section = (id: string, words: string): PrintedSection => ({ id, title: id.toUpperCase(), words });
  const old = printed({}, { sections: [section('a', '1'), section('b', '1'), section('c', '1')] });
  test('are added, removed, edited, or as they were', () => {
    const now = printed({}, { sections: [section('c', '1'), section('a', '2'), section('d', '1')] });
    expect(compare(old, now).sections).toEqual([
      { kind: 'edited', id: 'a', title: 'A' },
      { kind: 'added', id: 'd', title: 'D' },
      { kind: 'removed', id: 'b', title: 'B' },
    ]);
  });
});
