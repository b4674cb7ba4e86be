import { expect, test } from 'vitest';
import { findingsOf, type SmallProject } from '../../testing/checked.ts';

const inSection = (words: string): SmallProject => ({ body: `\n## Section\n\n{{stat "cases"}} came.\n\n${words}\n` });

const wrong: readonly (readonly [what: string, words: string, line: number, says: string])[] = [
  ['HTML in a line', 'Some <b>bold</b> words', 0, '"<b>": HTML is not supported'],
  ['HTML on lines of its own', '<div class="x">\nWords\n</div>', 0, 'HTML is not supported'],
  ['a container', '::: {.note}\nWords\n:::', 0, 'write a block between lines'],
  ['a formula', String.raw`It is $\bar{x}$ in all`, 0, 'formulas are not supported'],
  ['a list of tasks', '- [ ] open\n- [x] done', 0, 'task lists are not supported'],
  ['a list of definitions', 'Word\n: what it means', 1, 'definition lists are not supported'],
  ['a heading by a line under it', 'Words\n-----', 1, 'does not make a heading'],
  ['a reference without an address', 'See [a][b]', 0, 'the address of this link'],
  [
    'a link to a heading that is not there',
    'See [a](#nowhere)',
    0,
    'no heading has the id "nowhere"; they are #section',
  ],
  ['a picture inside a line', 'See ![a](images/a.svg) here', 0, 'a picture inside a line'],
  ['a call of a footnote without a text', 'So it was.[^x]', 0, '[^x] has no text'],
  ['a footnote that nothing calls', '[^x]: Words', 0, 'nothing refers to the footnote [^x]'],
];

test.each(wrong)('%s is found where it stands', (_what, words, line, says) => {
  const [finding, ...others] = findingsOf('markdown', inSection(words));
  expect(finding?.message).toContain(says);
  const [base] = findingsOf('markdown', inSection('Some <b>bold</b>'));
  expect((finding?.line ?? 0) - (base?.line ?? 0)).toBe(line);
  expect(others.length).toBeLessThanOrEqual(1);
});

test.each([
  ['sums of money', 'Between US$5m and US$6m; $7, or $8 a day'],
  ['code', 'Write `<b>` and `$x$` and `[a](b.md)`'],
  ['comments', '<!-- <b>ask</b> $x$ -->'],
  ['lists', '1. Count\n2. Count:\n   - again\n\n- one\n- two'],
  ['quotes and rules', '> Words\n\n---\n\n*so* ~~not~~ **so**'],
  ['links', '[a](https://example.org) [b](mailto:a@example.org) [c](#section) [d][e]\n\n[e]: https://example.org'],
  ['footnotes', 'Words[^a]. More[^a].\n\n[^a]: Its text\n    goes on.'],
  ['tables', '| a | b |\n|---|--:|\n| x | y |'],
  ['code between lines', '```\n<b> ::: $x$ [a](b)\n: word\n```'],
])('%s are read', (_what, words) => {
  const project = inSection(words);
  expect(findingsOf('markdown', { ...project, front: {} })).toEqual([]);
});

test.each([
  ['in a summary', { front: { summary: 'Words[^a]' }, body: '\n## S\n\nWords[^a] {{stat "cases"}}.\n\n[^a]: Text\n' }],
  ['in a title', { body: '\n## S[^a]\n\nWords[^a] {{stat "cases"}}.\n\n[^a]: Text\n' }],
])('a footnote called %s has no place to stand', (_where, project) => {
  expect(findingsOf('markdown', project).map(({ message }) => message)).toEqual([
    '[^a]: only the text of a section can refer to a footnote',
  ]);
});

test.each([
  ['a list of numbers', '1. {{stat "cases"}}'],
  ['a list in the list', '- {{stat "cases"}}\n  - more'],
  ['a quote', '> {{stat "cases"}}'],
])('%s has no place among the points of page 1', (_what, words) => {
  const body = `\n${words}\n\n## Section\n\n{{stat "cases"}}\n`;
  expect(findingsOf('markdown', { body })[0]?.message).toMatch(/^before the first section stands one list of points/);
});

test('the numbers of a list are no figures, and those in its words are', () => {
  expect(findingsOf('bare-number', inSection('1. Count\n2. Again\n   1. deep'))).toEqual([]);
  expect(findingsOf('bare-number', inSection('1. Count 17 ships')).map(({ message }) => message)).toEqual([
    expect.stringContaining('"17" is not bound'),
  ]);
  expect(findingsOf('bare-number', inSection('Words[^1].\n\n[^1]: Text'))).toEqual([]);
});

test('a figure and a heading with a value are named by what does not change', () => {
  const table = '```table\n{"id": "all", "title": "Cases", "subtitle": "Cases", "statistics": ["cases"]}\n```';
  const [finding] = findingsOf('markdown', inSection(`${table}\n\nSee [it](#table-1)`));
  expect(finding?.message).toContain('write {{figure "all"}}');
  const body = '\n## Now {{stat "cases"}} {#now}\n\nSee [it](#now).\n';
  expect(findingsOf('markdown', { body })).toEqual([]);
  expect(findingsOf('markdown', { body: body.replace(' {#now}', '') })[0]?.message).toContain(
    'no heading has one; write ## Heading {#id}',
  );
});

test('two headings cannot have one id', () => {
  const body = '\n## A {#x}\n\n{{stat "cases"}}\n\n## B {#x}\n\nWords.\n';
  expect(findingsOf('markdown', { body }).map(({ message }) => message)).toEqual([
    expect.stringContaining('the id "x" is that of a heading on line'),
  ]);
});
