import { expect, test } from 'vitest';
import { findingsOf, type RecordFields } from '../../testing/checked.ts';

/** What the rule finds in a sentence of a topic on a value that its source suppresses. */
function found(sentence: string) {
  const blank: RecordFields = { value: undefined, missing: 'suppressed', literal: '[c]' };
  return findingsOf('missing-in-words', { statistics: [blank], body: `\n## Section\n\n${sentence}\n` });
}

test.each([
  'In the town there were {{stat "cases"}}.',
  'In the town {{stat "cases"}} burglaries were recorded.',
  'A total of {{value "cases"}}.',
])('"%s" is written for a number', (sentence) => {
  const findings = found(sentence);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ severity: 'warning', line: 13 });
  expect(findings[0]?.message).toMatch(/"cases" has no value and prints "suppressed" here.*is \{\{stat "cases"\}\}/);
});

test.each([
  'The number of cases is {{stat "cases"}}.',
  'Cases: {{stat "cases"}} in {{period "cases"}}.',
  '{{measure "cases"}} is {{stat "cases"}}, and may follow.',
])('"%s" is not', (sentence) => expect(found(sentence)).toEqual([]));
