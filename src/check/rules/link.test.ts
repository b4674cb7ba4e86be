import { expect, test } from 'vitest';
import type { Finding } from '../../project/errors.ts';
import { findingsOf, readingFindings, type SmallProject } from '../../testing/checked.ts';

const body = (text: string): string => `\n## Section\n\n${text} {{stat "cases"}}.\n`;

/** `rule column message` of what the rule finds. */
function found(text: string): readonly string[] {
  return findingsOf('link', { body: body(text) }).map(({ column, message }) => `link ${column} ${message}`);
}

test.each([
  ['See [this](http://example.org/a).', 'link 12 the link "http://example.org/a" is not encrypted'],
  ['See [this](<http://example.org/a> "title").', 'link 13 the link "http://example.org/a" is not encrypted'],
  ['See <http://example.org/a>.', 'link 6 the link "http://example.org/a" is not encrypted'],
  ['See [this](notes.md).', 'link 12 the link "notes.md" is not a complete address'],
  ['See [this](file:///etc/passwd).', 'link 12 the link "file:///etc/passwd" is file:'],
  ['See [this](https://a.example@b.example).', 'link 12 the link "https://a.example@b.example" leads to b.example'],
  ['See [this](https://www.gov.uk.example.net).', 'link 12 the link "https://www.gov.uk.example.net" reads like'],
])('%s', (text, message) => {
  expect(found(text)[0]).toContain(message);
});

test.each([
  'See [this](https://example.org/a?b=c), [that](mailto:a@example.org) and [more](#section).',
  'A share < a half, and a > b; it cost $ a and $ b.',
  'Code is `[a](b.md)`, and no link.',
  '**Strong**, *weak*, `code` [brackets] and (https).',
])('%s is fine', (text) => {
  expect(found(text)).toEqual([]);
});

/** What the rule finds in a project that can be read. */
function linksOf(project: SmallProject): readonly Finding[] {
  return readingFindings(project).length > 0 ? [] : findingsOf('link', project);
}

test('an address of a source has the same rules', () => {
  const messages = (url: string) =>
    [...readingFindings({ source: { url } }), ...linksOf({ source: { url } })].map(({ message }) => message);
  expect(messages('https://www.gov.uk.example.net/')).toEqual([expect.stringContaining('reads like one to')]);
  expect(messages('https://example.org/')).toEqual([]);
  expect(messages('http://example.org/a')).toEqual([expect.stringContaining('https://example.org/a')]);
  expect(messages('https://a.example@b.example/')).toEqual([expect.stringContaining('leads to b.example')]);
});
