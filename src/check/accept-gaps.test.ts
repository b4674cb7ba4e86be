import { expect, test } from 'vitest';
import { acceptGaps } from './accept-gaps.ts';

const at = (line: number, gap: string) => ({
  accepts: { rule: { file: 'data/conflicts.yaml', line, column: 9 }, gap },
});

test.each([
  ['below the rule', '- id: a\n  rule: range\n  x: 1', ['2'], '- id: a\n  rule: range\n  accepts: [2]\n  x: 1'],
  ['where the rule comes first', '- rule: range\n  id: a', ['1'], '- rule: range\n  accepts: [1]\n  id: a'],
  ['several in one list, each once', '  rule: range', ['1', '1', '1'], '  rule: range\n  accepts: [1]'],
])('a gap is written %s', (_, text, lines, expected) => {
  const made = acceptGaps(
    text,
    lines.map((line) => at(Number(line), '4 / 5')),
  );
  expect(made.text).toBe(expected.replace(/\[\d\]/, "['4 / 5']"));
  expect(made.written).toHaveLength(1);
});

test('two gaps stand in one list, and a quotation mark in a gap does not end it', () => {
  const { written } = acceptGaps('rule: range', [at(1, '4 / 5'), at(1, "6' / 7")]);
  expect(written).toEqual(["2: accepts: ['4 / 5', '6'' / 7']"]);
});

test('an entry in one line is left as it is, and so is a file without such findings', () => {
  const text = 'conflicts: [{ id: a, rule: range }]';
  expect(acceptGaps(text, [at(1, '4 / 5')])).toEqual({ text, written: [] });
  expect(acceptGaps(text, [{}])).toEqual({ text, written: [] });
});
