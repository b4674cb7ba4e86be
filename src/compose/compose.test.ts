import { describe, expect, it } from 'vitest';
import type { Checked } from '../check/rule.ts';
import { aSource, aStatistic, smallProject } from '../testing/checked.ts';
import { smallLocale } from '../testing/small-data.ts';
import { yearly } from '../testing/topic-bodies.ts';
import type { Briefing } from './briefing.ts';
import { composeTopic } from './compose.ts';
import { plainText } from './html.ts';

const edition = { published: '2024-06-01', draft: false };
const standing = 'Figures are as reported by the bodies named, and not independently verified.';

const section = `\n## Section\n\n${['y0', 'y1', 'y2', 'y3', 'y4'].map((id) => `{{stat "${id}"}}.`).join(' ')}\n`;

type Fields = NonNullable<Parameters<typeof yearly>[1]>;

function composed({ data, topics }: Pick<Checked, 'data' | 'topics'>): Partial<Briefing> {
  const [topic] = topics;
  return topic === undefined ? {} : composeTopic({ name: 'topic', topic, data, locale: smallLocale })({ edition });
}

const tiles = (ids: readonly string[]): string =>
  `\n\`\`\`tiles\n${ids.map((id) => `- statistic: ${id}`).join('\n')}\n\`\`\`\n`;

function attribution(fields: Fields, shown: readonly string[]): string | undefined {
  const body = `${tiles(shown)}${section}`;
  return composed(smallProject({ statistics: yearly(5, fields), body })).masthead?.attribution;
}

it.each([
  [[], ['y0', 'y1'], ' Grade C: media report of an official figure.'],
  [[{}, { grade: 'B' }], ['y0', 'y1'], ' Grade B: official statement; Grade C: media report of an official figure.'],
  [[{}, { grade: 'D' }], ['y0', 'y2'], ' Grade C: media report of an official figure.'],
])('says at the head what the grades mean that page 1 shows, and no other: %j %j', (fields, shown, meanings) => {
  expect(attribution(fields, shown)).toBe(`${standing}${meanings}`);
});

it('says under the date how old the newest figure is, from a year on', () => {
  const { data, topics } = smallProject({ statistics: yearly(1), body: '\n## Section\n\n{{stat "y0"}}.\n' });
  const [topic] = topics;
  if (topic === undefined) throw new Error('no topic');
  const dated = composeTopic({ name: 'topic', topic, data, locale: smallLocale });
  const asAt = (published: string): string =>
    plainText(dated({ edition: { published, draft: false } }).masthead.facts[3]?.value ?? { html: '' });
  const [young, old] = [asAt('2020-06-01'), asAt('2027-03-01')];
  expect(young).not.toContain('old');
  expect(old).toMatch(/^\d+ \w+ \d{4} \(\d+ months old\)$/);
});

it('does not print at the end the note of a statistic that the margin tells, and names the attached table on page 1', () => {
  const body = (block: string): string => `\n## Section\n\n{{stat "y0"}} and {{stat "y1"}}.\n${block}`;
  const notes = (block: string): readonly string[] => {
    const fields = [{ note: 'Known of the first.' }, { note: 'Known of the second.' }];
    const briefing = composed(smallProject({ statistics: yearly(2, fields), body: body(block) }));
    expect(plainText(briefing.firstFoot ?? { html: '' })).toContain('topic-statistics.csv');
    return (briefing.dataNotes ?? []).map(plainText);
  };
  expect(notes('')).toHaveLength(2);
  expect(notes('\n```margin\ntext: The first is told here.\ninstead-of: [y0]\n```\n')).toEqual([
    expect.stringContaining('Known of the second.'),
  ]);
});

it.each([
  [true, true, 'Figures are those that the bodies named published themselves.'],
  [false, false, standing],
  [true, false, 'Figures are those that the bodies named published, or as others reported them;'],
])('says at the head whose figures they are: own release %s and %s', (one, other, says) => {
  const second = { ...aSource, primary: other, statistics: [{ ...aStatistic, id: 'other', period: '2010' }] };
  const { data, topics } = smallProject({
    statistics: yearly(1),
    source: { primary: one },
    body: '\n## Section\n\n{{stat "y0"}} and {{stat "other"}}.\n',
    files: { 'data/sources/second.yaml': JSON.stringify(second) },
  });
  expect(composed({ data, topics }).masthead?.attribution).toContain(says);
});

it('names what the briefing is about above values that do not agree, and each document that they cite below them', () => {
  const conflict = {
    id: 'clash',
    rule: 'reading',
    statistics: ['y0', 'y1'],
    problem: { en: 'One is {{stat "y0"}}, another {{stat "y1"}}; a letter{{cite "letter"}} has none.' },
    decision: { unresolved: { en: 'Nothing more is known.' } },
  };
  const letter = {
    ...aSource,
    title: 'A letter',
    publisher: 'The Mayor',
    statistics: [{ ...aStatistic, id: 'other' }],
  };
  const { data, topics } = smallProject({
    statistics: yearly(2),
    conflicts: [conflict],
    files: { 'data/sources/letter.yaml': JSON.stringify(letter) },
  });
  const { disagreements } = composed({ data, topics });
  expect(plainText(disagreements?.subtitle ?? { html: '' })).toMatch(/^Topic, /);
  expect(plainText(disagreements?.source ?? { html: '' })).toMatch(/The Paper, .*; The Mayor, .*\[2\]$/);
});

it('has a timeline before its first section as the picture of page 1', () => {
  const events = ['one', 'other'].map((id, index) => ({
    id,
    name: `Name of ${id}`,
    date: `2020-0${index + 1}`,
    place: 'town',
    what: `What was ${id}.`,
    paragraph: 1,
  }));
  const timeline = '```timeline\ntitle: Steps were dated\nsubtitle: Town, 2020\nevents: [one, other]\n```\n';
  const { hero, drawings } = composed(
    smallProject({ statistics: yearly(5), source: { events }, body: `\n${timeline}${section}\n${timeline}` }),
  );
  const shares = drawings?.filter(({ kind }) => kind === 'timeline').map(({ id, share }) => [id, share]);
  expect(shares).toEqual([
    [hero?.chart, 'hero'],
    [expect.any(String), undefined],
  ]);
});

it('puts another date in without composing the rest again', () => {
  const { data, topics } = smallProject({ statistics: yearly(5), body: section });
  const [topic] = topics;
  if (topic === undefined) throw new Error('no topic');
  const subject = { name: 'topic', topic, data, locale: smallLocale };
  const withDate = composeTopic(subject);
  const [undated, dated] = [withDate({ edition: { published: '2000-01-01', draft: false } }), withDate({ edition })];
  expect(dated.sections).toBe(undated.sections);
  expect(dated.coverage).toBe(undated.coverage);
  expect(dated).toEqual(composeTopic(subject)({ edition }));
});

describe('data as at', () => {
  const other = (published: string) =>
    JSON.stringify({ ...aSource, title: 'Another', published, statistics: [{ ...aStatistic, id: 'other' }] });
  const body = (text: string): string => `\n## Section\n\n{{stat "y0"}} and {{stat "y1"}}, ${text}.\n`;

  it.each([
    ['the newest of the sources of printed statistics', '{{stat "other"}}', '2024-05-01', '2024-05-01'],
    ['no older one', '{{stat "other"}}', '2023-05-01', aSource.published],
    ['none that is cited without a statistic', 'as told{{cite "another"}}', '2024-05-01', aSource.published],
  ])('is %s', (_, text, published, expected) => {
    const files = { 'data/sources/another.yaml': other(published) };
    const briefing = composed(smallProject({ statistics: yearly(2), body: body(text), files }));
    expect(briefing.dataAsAt).toBe(expected);
    const date = smallLocale.date(expected);
    expect(briefing.masthead?.facts.map(({ value }) => plainText(value))).toContain(date);
    expect(plainText(briefing.runningFoot ?? { html: '' })).toContain(date);
  });
});

it('prints no statistic of another place in the briefing of one, whatever names it', () => {
  const { data, topics } = smallProject({ statistics: [{}, { id: 'elsewhere', place: 'village' }] });
  const [topic] = topics;
  if (topic === undefined) throw new Error('no topic');
  const compose = (value: string) => composed({ data, topics: [{ ...topic, param: { key: 'place', value } }] }).printed;
  expect(() => compose('town')).toThrow(/"elsewhere" is of "village", and would be printed in the briefing of "town"/);
  expect(() => compose('village')).toThrow(/"cases" is of "town"/);
});

it.each([
  ['cases', [66000, 38000], ['66,000', '38,000'], '66,000 cases in 2019, 38,000 cases in 2020'],
  ['percent', [41.5, 80], ['41.5%', '80%'], '41.5% in 2019, 80% in 2020'],
])(
  'draws before and after in %s, the unit where it is part of the number, and tells both',
  (unit, values, texts, alt) => {
    const fields = values.map((value, index) => ({
      ...{ id: `v${index}`, value, unit, period: String(2019 + index) },
      literal: unit === 'percent' ? `${value}%` : `${value.toLocaleString('en-GB')} cases`,
    }));
    const body = `\n- One.\n\n\`\`\`tiles\n- { statistic: v1, before: v0 }\n- { statistic: v0 }\n\`\`\`\n${section.replace(/\{\{.*/, '')}`;
    const { drawings } = composed(smallProject({ statistics: fields, body }));
    const [pair] = drawings ?? [];
    expect(pair?.kind).toBe('pair');
    expect(pair?.rows.map(({ text }) => text)).toEqual(texts);
    expect(pair?.rows.map(({ value }) => value)).toEqual(values);
    expect(pair?.alt?.replaceAll('\u00a0', ' ')).toContain(alt);
  },
);

it('tells the notes of statistics, each once, behind what it is about', () => {
  const [one, two, three, four] = yearly(4);
  const note = 'Part of the town.';
  const statistics = [
    { ...one, note },
    { ...two, note },
    { ...three, note: 'All.' },
    { ...four, measure: 'Other', note },
  ];
  const body = '\n## Section\n\n{{stat "y0"}}, {{stat "y1"}}, {{stat "y2"}} and {{stat "y3"}}.\n';
  const { dataNotes = [] } = composed(smallProject({ statistics, body }));
  const told = dataNotes.map(plainText);
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/, .*; .*; Other: Part of the town\.$/);
  expect(told[1]).toMatch(/: All\.$/);
});
