import { describe, expect, test } from 'vitest';
import { findingsOf, type SmallProject } from '../../testing/checked.ts';
import { chart, spec, table, tiles, vega, yearly } from '../../testing/topic-bodies.ts';

interface Case {
  readonly rule: string;
  readonly what: string;
  readonly wrong: SmallProject;
  readonly right: SmallProject;
  readonly says: string;
}

const comparisons: readonly Case[] = [
  {
    rule: 'comparison',
    what: 'a chart over time that changes place',
    wrong: chart(yearly(4, [{}, { place: 'village' }])),
    right: chart(yearly(4)),
    says: 'whose place differs',
  },
  {
    rule: 'comparison',
    what: 'a chart of places in different periods, and one whose note says so',
    wrong: chart(yearly(4), { label: 'place' }),
    right: chart(yearly(4), { label: 'place', note: 'The periods differ.' }),
    says: 'whose period differs',
  },
  {
    rule: 'comparison',
    what: 'part of a year beside whole years',
    wrong: chart(yearly(4, [{}, {}, {}, { period: '2022-01/2022-10' }])),
    right: chart(yearly(4, [{}, {}, {}, { period: '2022-01/2022-10' }]), { note: 'The last year ends in October.' }),
    says: 'periods of different kinds',
  },
  {
    rule: 'comparison',
    what: 'a table without a column for what differs',
    wrong: table(yearly(2), { columns: ['measure', 'value'] }),
    right: table(yearly(2), { columns: ['measure', 'period', 'value'] }),
    says: 'whose period differs',
  },
  {
    rule: 'comparison',
    what: 'a before-and-after bar of two measures',
    wrong: tiles(yearly(2, [{ measure: 'Other' }]), [{ statistic: 'y1', before: 'y0' }, { statistic: 'y0' }]),
    right: tiles(yearly(2), [{ statistic: 'y1', before: 'y0' }, { statistic: 'y0' }]),
    says: 'the measure differs',
  },
  {
    rule: 'chart',
    what: 'three values',
    wrong: chart(yearly(3)),
    right: chart(yearly(4)),
    says: 'has 3 values',
  },
  {
    rule: 'chart',
    what: 'two units',
    wrong: chart(yearly(4, [{ unit: 'people' }])),
    right: chart(yearly(4)),
    says: 'people and cases on one scale',
  },
  {
    rule: 'chart',
    what: 'more than two fills',
    wrong: chart(
      yearly(
        4,
        ['a', 'b', 'c', 'd'].map((measure) => ({ measure })),
      ),
      { group: 'measure' },
    ),
    right: chart(
      yearly(
        4,
        ['a', 'b', 'a', 'b'].map((measure) => ({ measure })),
      ),
      { group: 'measure' },
    ),
    says: 'needs 4 fills',
  },
  {
    rule: 'chart',
    what: 'a highlight that is not in the chart',
    wrong: chart(yearly(4), { highlight: 'y9' }),
    right: chart(yearly(4), { highlight: 'y3' }),
    says: '"y9" is highlighted',
  },
  {
    rule: 'chart',
    what: 'inline values',
    wrong: vega({ ...spec, datasets: { a: [1, 2] } }),
    right: vega(spec),
    says: 'datasets is not allowed',
  },
  {
    rule: 'chart',
    what: 'arithmetic',
    wrong: vega({ ...spec, transform: [{ calculate: 'datum.value / 2', as: 'half' }] }),
    right: vega(spec),
    says: 'calculate is not allowed',
  },
  {
    rule: 'chart',
    what: 'a digit in the title of an axis',
    wrong: vega({
      ...spec,
      encoding: { ...spec.encoding, y: { ...spec.encoding.y, axis: { title: 'Cases in 2023' } } },
    }),
    right: vega({ ...spec, encoding: { ...spec.encoding, y: { ...spec.encoding.y, axis: { title: 'Cases' } } } }),
    says: 'must not hold a number',
  },
  {
    rule: 'chart',
    what: 'bars that do not start at zero',
    wrong: vega({ ...spec, encoding: { ...spec.encoding, y: { ...spec.encoding.y, scale: { zero: false } } } }),
    right: vega({ ...spec, encoding: { ...spec.encoding, y: { ...spec.encoding.y, scale: { zero: true } } } }),
    says: 'scale.zero',
  },
];

describe('rules of charts, tables and tiles', () => {
  test.each(comparisons)('$rule: $what', ({ rule, wrong, right, says }) => {
    const found = findingsOf(rule, wrong);
    expect(found.map(({ message }) => message).join('\n')).toContain(says);
    expect(findingsOf(rule, right)).toEqual([]);
  });
});
