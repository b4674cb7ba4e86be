import { expect, test } from 'vitest';
import type { Finding } from '../project/errors.ts';
import { memoryFiles } from '../testing/checked.ts';
import { splitBody } from './split-body.ts';

function split(body: string) {
  const findings: Finding[] = [];
  const parts = splitBody(body, { file: 'a.md', line: 1, column: 1 }, { files: memoryFiles({}), findings });
  return { parts, said: findings.map(({ line, message }) => `${line}: ${message}`) };
}

test.each([
  ['a comment that is never closed', 'Words\n<!-- ask', '2: this comment has no closing -->'],
  ['code that is never closed', 'Words\n```\ncode', '2: this block has no closing ```'],
  ['code by an indent', 'Words.\n\n    count(ships)', '3: four spaces at the start of a line mean code'],
  ['code with the name of a language', '```js\n1\n```', '1: unknown block "js"; valid blocks:'],
  ['a footnote of two paragraphs', '[^a]: One.\n\n    Two.', '3: a footnote has one paragraph'],
  ['a heading of another level', '# Title', '1: a topic may only have the headings'],
])('%s is found at its line', (_what, body, says) => {
  expect(split(body).said[0]).toContain(says);
});

test('a comment is no part of what it stands in, and does not indent what follows', () => {
  const { parts, said } = split('- one\n\n<!-- ask\nAna --> Words <!-- two --> go on');
  expect(said).toEqual([]);
  expect(parts).toMatchObject([{ kind: 'prose', text: '- one\n\n\nWords              go on' }]);
});

test('code keeps what looks like a comment, a heading, a picture or a footnote', () => {
  const code = '~~~\n<!-- x -->\n## y\n![z](images/z.svg)\n[^a]: b\n~~~';
  expect(split(code)).toMatchObject({ said: [], parts: [{ kind: 'prose', text: code }] });
  expect(split('`<!-- x -->`').parts).toMatchObject([{ text: '`<!-- x -->`' }]);
});

test('a list goes on with indented lines', () => {
  expect(split('- one\n\n    more of it\n\n1. two\n\n    more').said).toEqual([]);
});

test('pictures, footnotes and headings with ids are parts of their own', () => {
  const body = 'Words\n![A quay](images/quay.jpg "Ana")\n[^n]: Text\n  goes on\n\n## Title {#id}\n\nWords';
  expect(split(body).parts).toMatchObject([
    { kind: 'prose', text: 'Words' },
    {
      kind: 'picture',
      source: 'images/quay.jpg',
      alt: { text: 'A quay' },
      credit: { text: 'Ana', position: { line: 2, column: 28 } },
    },
    { kind: 'footnote', id: 'n', text: 'Text\n  goes on', position: { line: 3, column: 7 } },
    { kind: 'heading', text: 'Title', id: 'id', position: { line: 6, column: 4 } },
    { kind: 'prose', text: expect.stringContaining('Words') },
  ]);
});
