import { expect, test } from 'vitest';
import { parseYaml } from '../data/yaml.ts';
import { findingsOf } from '../testing/checked.ts';
import { positionInText, realPosition } from './text-position.ts';

const start = { file: 'a.yaml', line: 1, column: 1 };

test.each([
  { what: 'plain', yaml: 'key: some 12 words' },
  { what: 'plain over two lines', yaml: 'key: some\n  more 12 words' },
  { what: 'folded', yaml: 'key: >-\n  some words and\n  12 more' },
  { what: 'folded, with an empty line', yaml: 'key: >-\n  some words\n\n  and 12 more' },
  { what: 'literal', yaml: 'key: |\n  some words\n  and 12 more' },
  { what: 'single quotes', yaml: "key: 'it''s 12 more'" },
  { what: 'double quotes', yaml: 'key: "it is \\"12\\" more"' },
])('finds a character of a YAML text: $what', ({ yaml }) => {
  const { value, locate } = parseYaml(yaml, start);
  const text = typeof value === 'object' && value !== null && 'key' in value ? String(value.key) : '';
  const found = positionInText(yaml, { start: locate(['key']), text, offset: text.indexOf('12') });
  const line = yaml.split('\n')[found.line - 1] ?? '';
  expect(line.slice(found.column - 1, found.column + 1)).toBe('12');
});

test('finds a position that was counted in the text', () => {
  const file = '---\nkey: >-\n  some words and\n  {{stat "x"}} more\n';
  const text = 'some words and {{stat "x"}} more';
  const counted = { file: 'a', line: 3, column: 1 + text.indexOf('x') };
  expect(realPosition(file, { start: { file: 'a', line: 3, column: 1 }, text, counted })).toEqual({
    file: 'a',
    line: 4,
    column: 11,
  });
});

test('a finding in a folded text of a topic has the position of its word', () => {
  const front = ['format: 1', 'title: T', 'place: P', 'period: Y', 'summary: >-', '  What was', '  reported in 2023.'];
  const found = findingsOf('bare-number', {
    files: { 'templates/topics/topic.md': `---\n${front.join('\n')}\n---\n\n{{stat "cases"}}\n` },
  });
  expect(found).toMatchObject([{ file: 'templates/topics/topic.md', line: 8, column: 15 }]);
});
