import { describe, expect, test } from 'vitest';
import { findingsOf, type SmallProject } from '../../testing/checked.ts';
import { chart, spec, table, tiles, timeline, vega, yearly } from '../../testing/topic-bodies.ts';

interface Case {
  readonly rule: string;
  readonly what: string;
  readonly wrong: SmallProject;
  readonly right: SmallProject;
  readonly says: string;
}

const pairs = [{ period: '2019' }, { period: '2020' }, { period: '2019' }, { period: '2020' }];
const places = ['town', 'town', 'village', 'village'];
const inPlaces = yearly(
  4,
  pairs.map((fields, index) => ({ ...fields, place: places[index] })),
);

/** A specification whose axis has this title, in a project with a measure that it does not draw. */
function withTitle(title: string): SmallProject {
  const y = { ...spec.encoding.y, axis: { title } };
  const { statistics = [], ...rest } = vega({ ...spec, encoding: { ...spec.encoding, y } });
  return { ...rest, statistics: [...statistics, { id: 'other', measure: 'Burglaries' }] };
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
    wrong: chart(yearly(4), { kind: 'bars', label: 'place' }),
    right: chart(yearly(4), { kind: 'bars', label: 'place', note: 'The periods differ.' }),
    says: 'whose period differs',
  },
  {
    rule: 'comparison',
    what: 'a chart of places in different periods, and one whose note says so in Chinese',
    wrong: chart(yearly(4), { kind: 'bars', label: 'place', note: '另见附表。' }),
    right: chart(yearly(4), { kind: 'bars', label: 'place', note: '各地时期不同。' }),
    says: 'whose period differs',
  },
  {
    rule: 'comparison',
    what: 'bars of several periods, which a line or columns set along their axis',
    wrong: chart(yearly(4), { kind: 'bars', label: 'measure' }),
    right: chart(yearly(4), { kind: 'line', label: 'measure' }),
    says: 'whose period differs',
  },
  {
    rule: 'comparison',
    what: 'bars of places in several periods, which panels of lines set along theirs',
    wrong: chart(inPlaces, { kind: 'bars', label: 'place' }),
    right: chart(inPlaces, { kind: 'panels', label: 'measure', group: 'place' }),
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
    says: 'they differ in measure',
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
    what: 'more fills than can be told apart',
    wrong: chart(
      yearly(
        7,
        ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((measure) => ({ measure })),
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
    says: 'needs 7 fills',
  },
  {
    rule: 'chart',
    what: 'one part of a whole',
    wrong: chart(yearly(1), { kind: 'parts' }),
    right: chart(yearly(2), { kind: 'parts', note: 'The years are added up.' }),
    says: 'has 1 values',
  },
  {
    rule: 'chart',
    what: 'more rows than half of a page holds',
    wrong: chart(yearly(37), { kind: 'bars', width: 'half', note: 'The periods differ.' }),
    right: chart(yearly(36), { kind: 'bars', width: 'half', note: 'The periods differ.' }),
    says: '36 fit',
  },
  {
    rule: 'comparison',
    what: 'a slope of one place and another',
    wrong: chart(yearly(2, [{}, { place: 'village' }]), { kind: 'slope' }),
    right: chart(yearly(2), { kind: 'slope' }),
    says: 'whose place differs',
  },
  {
    rule: 'chart',
    what: 'a choice that its kind cannot draw',
    wrong: chart(yearly(4), { kind: 'bars', axis: 'data' }),
    right: chart(yearly(4), { kind: 'bars', order: 'given' }),
    says: 'has "axis: data", which bars cannot draw',
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
    what: 'a name for what is not in the chart',
    wrong: chart(yearly(4), { names: { y9: 'The last' } }),
    right: chart(yearly(4), { names: { y3: 'The last' }, colours: { 'The last': 'accent' } }),
    says: '"y9" is given a name',
  },
  {
    rule: 'chart',
    what: 'a colour for what is not in the chart',
    wrong: chart(yearly(4), { colours: { Nowhere: 'accent' } }),
    right: chart(yearly(4), { colours: { y2: 'accent' } }),
    says: '"Nowhere" is given a colour',
  },
  {
    rule: 'chart',
    what: 'words at a statistic that is not in the chart',
    wrong: chart(yearly(4), { annotations: [{ statistic: 'y9', text: 'The law changed' }] }),
    right: chart(yearly(4), { annotations: [{ statistic: 'y3', text: 'The law changed' }] }),
    says: '"y9" is annotated',
  },
  {
    rule: 'chart',
    what: 'inline values',
    wrong: vega({ ...spec, datasets: { a: [1, 2] } }),
    right: vega(spec),
    says: 'datasets holds values of its own',
  },
  {
    rule: 'chart',
    what: 'an expression that may run without end',
    wrong: vega({ ...spec, transform: [{ calculate: 'sequence(1e9)', as: 'half' }] }),
    right: vega({ ...spec, transform: [{ calculate: 'datum.value / 2', as: 'half' }] }),
    says: 'calls "sequence"',
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
    what: 'an axis with the name of a measure that the chart does not draw',
    wrong: withTitle('Burglaries'),
    right: withTitle('Cases of another kind'),
    says: 'does not draw',
  },
  {
    rule: 'chart',
    what: 'a specification that its author lets out of the proof',
    wrong: vega({ ...spec, proof: 'none' }),
    right: vega(spec),
    says: 'are not held against the statistics',
  },
];

const twoMeasures = yearly(
  4,
  pairs.map((fields, index) => ({ ...fields, measure: index < 2 ? 'One' : 'Other' })),
);
const sevenLines = yearly(
  14,
  Array.from({ length: 14 }, (_, index) => ({ measure: `M${index % 7}` })),
);
const undated = { period: 'not-stated' };

/** What each kind of chart cannot draw truly, and rows that it can. */
const refused: readonly Omit<Case, 'rule'>[] = [
  {
    what: 'a negative bar',
    wrong: chart(yearly(4, [{ value: -5 }]), { kind: 'bars' }),
    right: chart(yearly(4, [{ value: -5 }]), { kind: 'change' }),
    says: 'this chart has a negative value, y0, and its bars start at zero; use kind: change',
  },
  {
    what: 'a column without a period',
    wrong: chart(yearly(4, [undated])),
    right: chart(yearly(4, [undated]), { kind: 'bars' }),
    says: 'has a row without a period, y0',
  },
  {
    what: 'two columns of one year',
    wrong: chart(yearly(4, [{ period: '2020' }])),
    right: chart(yearly(4, [{ period: '2018' }])),
    says: 'has two rows that start on 2020-01-01',
  },
  {
    what: 'columns too far apart',
    wrong: chart(yearly(4, [{ period: '1900' }])),
    right: chart(yearly(4, [{ period: '1999' }])),
    says: 'has periods too far apart or too uneven for columns',
  },
  {
    what: 'a line of one point',
    wrong: chart(yearly(5, [{ measure: 'Other' }]), { kind: 'line', group: 'measure' }),
    right: chart(twoMeasures, { kind: 'line', group: 'measure' }),
    says: 'has a line with one point, "Other"',
  },
  {
    what: 'two points of one period in a line',
    wrong: chart(twoMeasures, { kind: 'line' }),
    right: chart(yearly(4), { kind: 'line' }),
    says: 'has two values of one period in ""',
  },
  {
    what: 'a line without a period',
    wrong: chart(yearly(4, [undated]), { kind: 'line' }),
    right: chart(yearly(4), { kind: 'line' }),
    says: 'has a row without a period, y0',
  },
  {
    what: 'seven lines, none of them highlighted',
    wrong: chart(sevenLines, { kind: 'line', group: 'measure' }),
    right: chart(sevenLines, { kind: 'line', group: 'measure', highlight: 'y0' }),
    says: 'has 7 lines; 6 can be told apart by colour; name one with highlight:',
  },
  {
    what: 'a line of months and years',
    wrong: chart(yearly(4, [{ period: '2020-03' }]), { kind: 'line' }),
    right: chart(yearly(4), { kind: 'line' }),
    says: 'has periods of unlike kinds, month and year',
  },
  {
    what: 'a dumbbell of four periods',
    wrong: chart(yearly(4), { kind: 'dumbbell', label: 'place' }),
    right: chart(inPlaces, { kind: 'dumbbell', label: 'place' }),
    says: 'does not have exactly two periods',
  },
  {
    what: 'a dumbbell without pairs',
    wrong: chart(inPlaces, { kind: 'dumbbell', label: 'measure' }),
    right: chart(twoMeasures, { kind: 'dumbbell', label: 'measure' }),
    says: 'has no pair of rows for "Cases recorded"',
  },
  {
    what: 'nine parts',
    wrong: chart(yearly(9), { kind: 'parts' }),
    right: chart(yearly(8), { kind: 'parts' }),
    says: 'has 9 parts; the limit is 8',
  },
  {
    what: 'a bound as a part',
    wrong: chart(yearly(4, [{ qualifier: 'more-than' }]), { kind: 'parts' }),
    right: chart(yearly(4, [{ qualifier: 'about' }]), { kind: 'parts' }),
    says: 'has a part that is negative or a bound, y0',
  },
  {
    what: 'one panel',
    wrong: chart(inPlaces, { kind: 'multiples', label: 'period' }),
    right: chart(inPlaces, { kind: 'multiples', label: 'period', group: 'place' }),
    says: 'has 1 panels; there are 2 to 12',
  },
  {
    what: 'two values in one place of a panel',
    wrong: chart(
      yearly(
        4,
        pairs.map((fields, index) => ({ ...fields, period: '2020', place: places[index] })),
      ),
      {
        ...{ kind: 'panels', label: 'measure', group: 'place' },
      },
    ),
    right: chart(inPlaces, { kind: 'panels', label: 'measure', group: 'place' }),
    says: 'has two rows for "Cases recorded" in "town"',
  },
  {
    what: 'one statistic twice',
    wrong: chart(yearly(4), { statistics: ['y0', 'y1', 'y2', 'y3', 'y0'] }),
    right: chart(yearly(4)),
    says: 'has y0 twice',
  },
  {
    what: 'a timeline without a date',
    wrong: timeline([{ id: 'plan' }]),
    right: timeline([{ id: 'plan' }, { id: 'law', date: '2022-12-01' }]),
    says: 'this timeline has no row with a date',
  },
  {
    what: 'an event twice in a timeline',
    wrong: timeline([{ id: 'law', date: '2022-12-01' }], ['law', 'law']),
    right: timeline([{ id: 'law', date: '2022-12-01' }]),
    says: 'this timeline has law twice',
  },
];

describe('what a kind of chart cannot draw', () => {
  test.each(refused)('$what', ({ wrong, right, says }) => {
    expect(findingsOf('chart', wrong).map(({ message }) => message)).toEqual([expect.stringContaining(says)]);
    expect(findingsOf('chart', right)).toEqual([]);
  });

  test('is reported at the value at fault', () => {
    const [finding] = findingsOf('chart', chart(yearly(4, [{}, {}, { value: -5 }]), { kind: 'bars' }));
    const [whole] = findingsOf('chart', chart(yearly(9), { kind: 'parts' }));
    expect((finding?.line ?? 0) - (whole?.line ?? 0)).toBe(9);
    expect(finding).toMatchObject({ file: 'templates/topics/topic.md', column: 3, severity: 'error' });
  });
});

describe('rules of charts, tables and tiles', () => {
  test.each(comparisons)('$rule: $what', ({ rule, wrong, right, says }) => {
    const found = findingsOf(rule, wrong);
    expect(found.map(({ message }) => message).join('\n')).toContain(says);
    expect(findingsOf(rule, right)).toEqual([]);
  });
});
