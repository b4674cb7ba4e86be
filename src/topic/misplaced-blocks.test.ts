import { expect, test } from 'vitest';
import { readingFindings } from '../testing/checked.ts';

const margin = '```margin\ntext: What is left open.\n```\n';
const tiles = '```tiles\n- statistic: a\n  label: Cases\n```\n';
const list = '- The bureau reported {{stat "a"}}.\n';

test.each([
  ['before the first section', `\n${list}\n${margin}\n## Section\n\nA text.\n`, 'there is no paragraph before'],
  ['behind a heading', `\n${list}\n## Section\n\n${margin}\nA text.\n`, 'there is no paragraph before'],
  ['behind a block', `\n${list}\n## Section\n\nA text.\n\n${tiles}\n${margin}`, 'tiles are not allowed'],
])('a block %s is told with its line', (_, body, words) => {
  const found = readingFindings({ statistics: [{ id: 'a' }], body });
  expect(found[0]?.message).toContain(words);
  expect(found[0]?.line).toBeGreaterThan(1);
});

test('notes behind a paragraph and behind each other are right', () => {
  const body = `\n${list}\n${tiles}\n## Section\n\nA text.\n\n${margin}\n${margin}`;
  expect(readingFindings({ statistics: [{ id: 'a' }], body })).toEqual([]);
});
