import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from './check.ts';
import { judgingWords } from './rules/wording.ts';

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
const sections = new Map(
  readme
    .split(/^#+ /m)
    .map((section): [string, string] => [section.split('\n')[0] ?? '', section.split('\n').slice(1).join('\n')]),
);

test.each([
  ...rules.map(({ name }) => name),
  'stale-conflict',
  'edition',
  'locale-script',
  'untranslated',
  'archive-text',
  'archive-literal',
  'archive-uncovered',
])('the rule %s has a section with an example', (name) => {
  expect(sections.get(name)).toMatch(/^> /m);
});

test('every section is of a rule that exists', () => {
  const named = [...readme.matchAll(/^## ([a-z-]+)$/gm)].map(([, name]) => name);
  const known = new Set([
    ...rules.map(({ name }) => name),
    'stale-conflict',
    'edition',
    'proof',
    'locale-script',
    'untranslated',
  ]);
  expect(named.filter((name) => !known.has(name ?? '') && !name?.startsWith('archive-'))).toEqual([]);
});

test.each(Object.entries(judgingWords))('the words of %s are those that the rule looks for', (kind, words) => {
  const listed = new RegExp(`^- ${kind}: ([\\s\\S]*?)(?=\\n- |\\n\\n)`, 'm').exec(sections.get('wording') ?? '')?.[1];
  expect(listed?.replace(/\s+/g, ' ').split(', ')).toEqual(words);
});
