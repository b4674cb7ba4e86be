import { describe, expect, test } from 'vitest';
import { findingsOf, readingFindings, type SmallProject } from '../testing/checked.ts';

interface Case {
  readonly what: string;
  readonly project: SmallProject;
  readonly rule: string;
  readonly says: string;
}

const frame = { title: 'Cases reported', subtitle: 'Cases, town' };
const chart = (fields: object): SmallProject => ({
  body: `\n\`\`\`chart\n${JSON.stringify({ ...frame, kind: 'bars', statistics: ['cases'], ...fields })}\n\`\`\`\n`,
});

const cases: readonly Case[] = [
  {
    what: 'a second statistic of an id',
    project: { statistics: [{}, {}] },
    rule: 'duplicate-id',
    says: 'duplicate statistic id "cases": first at data/sources/report.yaml:',
  },
  {
    what: 'an unknown field',
    project: { statistics: [{ colour: 'red' }] },
    rule: 'unknown-field',
    says: 'unknown field "colour"',
  },
  {
    what: 'a missing field',
    project: { statistics: [{ literal: undefined }] },
    rule: 'missing-field',
    says: '"literal" is missing',
  },
  { what: 'a text for a number', project: { statistics: [{ value: '66,000' }] }, rule: 'wrong-type', says: '"value"' },
  {
    what: 'a day that does not exist',
    project: { source: { published: '2023-02-30' } },
    rule: 'wrong-value',
    says: 'must be an existing date',
  },
  {
    what: 'a period on a day that does not exist',
    project: { statistics: [{ period: '2023-02-30' }] },
    rule: 'wrong-value',
    says: 'period',
  },
  {
    what: 'a month that does not exist',
    project: { statistics: [{ period: '2022-01/2022-13' }] },
    rule: 'wrong-value',
    says: 'period',
  },
  {
    what: 'an unknown unit',
    project: { statistics: [{ unit: 'case' }] },
    rule: 'unknown-id',
    says: 'unknown unit "case"',
  },
  { what: 'a chart without a title', project: chart({ title: undefined }), rule: 'missing-field', says: '"title"' },
  { what: 'a chart without a subtitle', project: chart({ subtitle: '' }), rule: 'wrong-value', says: '"subtitle"' },
  {
    what: 'an unknown block',
    project: { body: '\n```pie\n```\n' },
    rule: 'template',
    says: 'unknown block "pie"',
  },
];

describe('what reading reports before any rule runs', () => {
  test.each(cases)('$what', ({ project, rule, says }) => {
    const found = readingFindings(project);
    expect(found.map((finding) => finding.rule)).toContain(rule);
    expect(found.map(({ message }) => message).join('\n')).toContain(says);
  });

  test('a small project has no findings', () => {
    expect(readingFindings({})).toEqual([]);
    expect(findingsOf('unused', {})).toEqual([]);
  });
});
