import { describe, expect, test } from 'vitest';
import { aChange, findingsOf, type SmallProject } from '../../testing/checked.ts';

type Fields = Readonly<Record<string, unknown>>;

const recorded = { recorded: true };
const change = { ...aChange, id: 'change', value: -42.7, literal: 'dropped by 42.7%', ...recorded };
const yearly = (count: number, fields: readonly Fields[] = []): readonly Fields[] =>
  Array.from({ length: count }, (_, index) => ({ id: `y${index}`, period: `${2019 + index}`, ...fields[index] }));
const block = (kind: string, fields: Fields): string =>
  `\n## Section\n\n\`\`\`${kind}\n${JSON.stringify(fields, null, 1)}\n\`\`\`\n`;
const frame = { title: 'Cases reported', subtitle: 'Cases, town' };
const ids = (statistics: readonly Fields[]): readonly unknown[] => statistics.map(({ id }) => id);
const chart = (statistics: readonly Fields[], fields: Fields = {}): SmallProject => ({
  statistics,
  body: block('chart', { ...frame, kind: 'columns', label: 'period', statistics: ids(statistics), ...fields }),
});
const table = (statistics: readonly Fields[], fields: Fields = {}): SmallProject => ({
  statistics,
  body: block('table', { ...frame, statistics: ids(statistics), ...fields }),
});
const vega = (spec: Fields): SmallProject => {
  const statistics = yearly(4);
  return {
    statistics,
    body: block('vega-lite', { ...frame, label: 'period', data: { statistics: ids(statistics) }, ...spec }),
  };
};
const heading = (text: string, statistics: readonly Fields[] = [{}]): SmallProject => ({
  statistics,
  body: `\n## Section\n\n### ${text}\n\n${statistics.map(({ id = 'cases' }) => `{{stat "${String(id)}"}} were reported.`).join('\n')}\n`,
});
const top = (text: string, statistics: readonly Fields[]): SmallProject => ({
  statistics,
  body: `\n${text}\n\n## Section\n`,
});
const tiles = (statistics: readonly Fields[], list: readonly Fields[]): SmallProject =>
  top(`\`\`\`tiles\n${JSON.stringify(list)}\n\`\`\``, statistics);
const literal = (text: string, kind: string, body = `Here is ${text}.`): SmallProject => ({
  front: { literals: [{ text, kind }] },
  body: `\n${body} {{stat "cases"}}\n`,
});
const spec = {
  mark: 'bar',
  encoding: { x: { field: 'label', type: 'nominal' }, y: { field: 'value', type: 'quantitative' } },
};

interface Case {
  readonly rule: string;
  readonly what: string;
  readonly wrong: SmallProject;
  readonly right: SmallProject;
  readonly says: string;
}

const numbers: readonly Case[] = [
  {
    rule: 'bare-number',
    what: 'a digit in prose',
    wrong: { body: '\n## Section\n\nIt was 2023, and {{stat "cases"}}.\n' },
    right: {
      front: { literals: [{ text: '2023', kind: 'year' }] },
      body: '\n## Section\n\nIt was 2023, and {{stat "cases"}}.\n',
    },
    says: '"2023" is not bound',
  },
  {
    rule: 'bare-number',
    what: 'a number word in a title',
    wrong: heading('Three kinds were reported'),
    right: heading('Kinds were reported, someone says'),
    says: '"Three" is not bound',
  },
  {
    rule: 'bare-number',
    what: 'a digit in a template',
    wrong: { files: { 'templates/mail.hbs': '<p>{{title}} of 12</p>' } },
    right: { files: { 'templates/mail.hbs': '<p class="a2">{{title}} <!-- 12 --></p>' } },
    says: '"12" is typed into a template',
  },
  {
    rule: 'bare-number',
    what: 'a number word in the title of an axis',
    wrong: vega({ ...spec, encoding: { ...spec.encoding, y: { ...spec.encoding.y, axis: { title: 'Two kinds' } } } }),
    right: vega({ ...spec, encoding: { ...spec.encoding, y: { ...spec.encoding.y, axis: { title: 'Kinds' } } } }),
    says: '"Two" is typed into a chart',
  },
  {
    rule: 'literal',
    what: 'a literal that a statistic stands for',
    wrong: literal('66,000 cases', 'proper name'),
    right: literal('66,000 Steps', 'proper name'),
    says: 'is the statistic "cases" (66,000 cases)',
  },
  {
    rule: 'literal',
    what: 'a literal of no such kind',
    wrong: literal('17', 'year'),
    right: literal('2017', 'year'),
    says: '"17" is no year',
  },
  {
    rule: 'literal',
    what: 'a literal that is not used',
    wrong: literal('2017', 'year', 'Nothing.'),
    right: literal('2017', 'year'),
    says: 'is not used',
  },
  {
    rule: 'literal',
    what: 'a literal declared twice',
    wrong: {
      ...literal('110', 'telephone number'),
      front: { literals: Array(2).fill({ text: '110', kind: 'telephone number' }) },
    },
    right: literal('110', 'telephone number'),
    says: 'declared twice',
  },
  {
    rule: 'unknown-id',
    what: 'a helper that names nothing',
    wrong: { body: '\n## Section\n\n{{stat "case"}}\n' },
    right: { body: '\n## Section\n\n{{stat "cases"}}\n' },
    says: 'did you mean "cases"?',
  },
  {
    rule: 'unused',
    what: 'a statistic that no topic prints',
    wrong: { statistics: [{}], body: '\n## Section\n\nIn {{place "cases"}}.\n' },
    right: { statistics: [{ 'not-printed': 'It is garbled.' }], body: '\n## Section\n\nNothing.\n' },
    says: 'no topic prints "cases"',
  },
];

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

const translated = [
  '---',
  '{"format": 1, "title": "题目", "place": "镇", "period": "年", "summary": "摘要"}',
  '---',
  '\n## 节\n\n{{stat "cases"}}\n',
].join('\n');

const wordings: readonly Case[] = [
  {
    rule: 'title-length',
    what: 'a title of sixteen words, those of helpers among them',
    wrong: heading('{{change "change"}} was what the bureau in town reported for its cases of the year', [change]),
    right: heading('{{change "change"}} was what the bureau in town reported for its cases of late', [change]),
    says: 'prints 16 words',
  },
  {
    rule: 'title-recorded',
    what: 'a title on police data that reads as what occurred',
    wrong: heading('Fraud {{change "change"}}', [change]),
    right: heading('Recorded fraud {{change "change"}}', [change]),
    says: 'reads as what occurred',
  },
  {
    rule: 'title-recorded',
    what: 'a change told without a helper',
    wrong: heading('Fraud fell in the town', [change]),
    right: heading('How the town counts', [change]),
    says: 'reads as what occurred',
  },
  {
    rule: 'title-recorded',
    what: 'a line of the bottom line',
    wrong: top('- Fraud {{change "change"}}.\n- The bureau reported more.', [change]),
    right: top('- The bureau reported that fraud\n  {{change "change"}}.', [change]),
    says: 'reads as what occurred',
  },
  {
    rule: 'wording',
    what: 'praise',
    wrong: { body: '\n## Section\n\nThe effective work brought {{stat "cases"}}.\n' },
    right: { body: '\n## Section\n\nThe work, which the bureau calls “effective”, brought {{stat "cases"}}.\n' },
    says: '"effective" is a word of praise',
  },
  {
    rule: 'wording',
    what: 'cause',
    wrong: { statistics: [{ definition: 'Cases that fell thanks to patrols.' }] },
    right: { statistics: [{ note: 'That cases fell due to patrols was not shown.' }] },
    says: '"thanks to" is a word of cause',
  },
  {
    rule: 'headline-grade',
    what: 'a tile on an unresolved figure',
    wrong: tiles(yearly(2, [{ grade: 'D' }]), [{ statistic: 'y0' }, { statistic: 'y1' }]),
    right: tiles(yearly(2), [{ statistic: 'y0' }, { statistic: 'y1' }]),
    says: 'a tile rests on "y0"',
  },
  {
    rule: 'headline-grade',
    what: 'a bottom line on an unresolved figure',
    wrong: top('- The bureau reported {{stat "cases"}}.', [{ grade: 'D' }]),
    right: { statistics: [{ grade: 'D' }], body: '\n## Section\n\nThe bureau reported {{stat "cases"}}.\n' },
    says: 'the bottom line rests on "cases"',
  },
  {
    rule: 'language',
    what: 'a translated topic that reaches a text without its language',
    wrong: { files: { 'templates/topics/topic.zh-CN.md': translated } },
    right: { files: { 'templates/topics/other.zh-CN.md': translated } },
    says: 'has no text in zh-CN, the language of templates/topics/topic.zh-CN.md',
  },
];

describe('rules of topics', () => {
  test.each([...numbers, ...comparisons, ...wordings])('$rule: $what', ({ rule, wrong, right, says }) => {
    const found = findingsOf(rule, wrong);
    expect(found.map(({ message }) => message).join('\n')).toContain(says);
    expect(findingsOf(rule, right)).toEqual([]);
  });
});
