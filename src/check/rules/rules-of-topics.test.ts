import { describe, expect, test } from 'vitest';
import { findingsOf, type SmallProject } from '../../testing/checked.ts';
import { change, heading, literal, spec, tiles, top, vega, yearly } from '../../testing/topic-bodies.ts';

interface Case {
  readonly rule: string;
  readonly what: string;
  readonly wrong: SmallProject;
  readonly right: SmallProject;
  readonly says: string;
}

/** A table of the statistic of these tests, with an id of its own. */
function tableOf(id: string): string {
  return `\n\`\`\`table\n${JSON.stringify({ id, title: 'Cases', subtitle: 'Cases', statistics: ['cases'] })}\n\`\`\`\n`;
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
    wrong: heading('Three cases were reported'),
    right: heading('Cases were reported, no one says more'),
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
    what: 'a literal that does not fit its kind',
    wrong: literal('17', 'year'),
    right: literal('2017', 'year'),
    says: '"17" is not a valid year',
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
    rule: 'unknown-id',
    what: 'a reference to an unknown table',
    wrong: { body: `\n## Section\n\n{{figure "case"}}\n${tableOf('cases')}` },
    right: { body: `\n## Section\n\n{{figure "cases"}}\n${tableOf('cases')}` },
    says: 'unknown figure "case"; did you mean "cases"?',
  },
  {
    rule: 'unknown-id',
    what: 'two tables with one id',
    wrong: { body: `\n## Section\n\n${tableOf('cases')}${tableOf('cases')}` },
    right: { body: `\n## Section\n\n${tableOf('cases')}${tableOf('others')}` },
    says: 'another figure or table of this topic has the id "cases", on line',
  },
  {
    rule: 'unused',
    what: 'a statistic that no topic prints',
    wrong: { statistics: [{}], body: '\n## Section\n\nIn {{place "cases"}}.\n' },
    right: { statistics: [{ 'not-printed': 'It is garbled.' }], body: '\n## Section\n\nNothing.\n' },
    says: 'no topic prints "cases"',
  },
];

const translated = [
  '---',
  '{"format": 1, "title": "题目", "place": "镇", "period": "年", "summary": "摘要"}',
  '---',
  '\n## 节\n\n{{stat "cases"}}\n',
].join('\n');

const ownWord = {
  'data/publication.yaml': JSON.stringify({
    ...{ format: 1, name: 'Desk', series: 'Series', locale: 'en-GB' },
    'judging-words': { praise: ['cracked'] },
  }),
};

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
    what: 'a title on what was recorded that reads as what occurred',
    wrong: heading('Fraud {{change "change"}}', [change]),
    right: heading('Recorded fraud {{change "change"}}', [change]),
    says: 'reads as what occurred',
  },
  {
    rule: 'title-recorded',
    what: 'a change reported without a helper',
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
    rule: 'wording',
    what: 'a word that the publication adds',
    wrong: { files: ownWord, body: '\n## Section\n\nCases were cracked: {{stat "cases"}}.\n' },
    right: { body: '\n## Section\n\nCases were cracked: {{stat "cases"}}.\n' },
    says: '"cracked" is a word of praise',
  },
  {
    rule: 'headline-grade',
    what: 'a tile on an unresolved statistic',
    wrong: tiles(yearly(2, [{ grade: 'D' }]), [{ statistic: 'y0' }, { statistic: 'y1' }]),
    right: tiles(yearly(2), [{ statistic: 'y0' }, { statistic: 'y1' }]),
    says: 'a tile uses "y0"',
  },
  {
    rule: 'headline-grade',
    what: 'a bottom line on an unresolved statistic',
    wrong: top('- The bureau reported {{stat "cases"}}.', [{ grade: 'D' }]),
    right: { statistics: [{ grade: 'D' }], body: '\n## Section\n\nThe bureau reported {{stat "cases"}}.\n' },
    says: 'the bottom line uses "cases"',
  },
  {
    rule: 'language',
    what: 'a translated topic that reaches a text without its language',
    wrong: { files: { 'templates/topics/topic.zh-CN.md': translated } },
    right: { files: { 'templates/topics/other.zh-CN.md': translated } },
    says: 'has no text in zh-CN, the language of templates/topics/topic.zh-CN.md',
  },
];

test('a title on statistics that count all that occurred needs no such word', () => {
  expect(findingsOf('title-recorded', heading('Fraud {{change "change"}}', [{ ...change, recorded: false }]))).toEqual(
    [],
  );
});

describe('rules of topics', () => {
  test.each([...numbers, ...wordings])('$rule: $what', ({ rule, wrong, right, says }) => {
    const found = findingsOf(rule, wrong);
    expect(found.map(({ message }) => message).join('\n')).toContain(says);
    expect(findingsOf(rule, right)).toEqual([]);
  });
});
