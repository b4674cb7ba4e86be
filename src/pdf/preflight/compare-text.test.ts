import { describe, expect, test } from 'vitest';
import type { PdfElement, PdfText } from '../read/read-structure.ts';
import { compareWords } from './compare-text.ts';
import { readMarkup } from './markup-words.ts';
import { readPrinted } from './printed-words.ts';

function element(
  role: string,
  children: readonly (PdfElement | PdfText | string)[],
  rest: Partial<PdfElement> = {},
): PdfElement {
  const texts = children.map((child) => (typeof child === 'string' ? { text: child, page: 1, mcid: 0 } : child));
  return { role, children: texts, headers: [], rowSpan: 1, columnSpan: 1, ...rest };
}

const page = (body: string): string => `<html><head><style>p{color:red}</style></head><body>${body}</body></html>`;

function compare(body: string, structure: readonly PdfElement[]) {
  return compareWords(readMarkup(page(body)).text, readPrinted({ structure, pages: [] }).text);
}

describe('the words of a page and of its PDF', () => {
  test.each([
    [
      'spaces and line breaks',
      '<h1>Two  words</h1><p>and\nmore</p>',
      [element('H1', ['Two words']), element('P', ['and', 'more'])],
    ],
    ['entities', '<p>a &amp; b &lt;c&gt; &#39;d&#x2019;</p>', [element('P', ["a & b <c> 'd’"])]],
    [
      'list markers',
      '<ul><li>one</li></ul>',
      [element('L', [element('LI', [element('Lbl', ['•']), element('LBody', ['one'])])])],
    ],
    [
      'drawings, whose caption alone is compared',
      '<figure><figcaption>Title</figcaption><svg aria-label="x"><text>12</text></svg></figure>',
      [element('Figure', [element('Caption', ['Title']), '12'], { alt: 'x' })],
    ],
    ['capitals of a style sheet', '<h2>Straße, two</h2>', [element('H2', ['STRASSE, TWO'])]],
    ['ligatures and no-break spaces', '<p>office&nbsp;1</p>', [element('P', ['o\uFB03ce\u00a01'])]],
  ])('are the same but for %s', (_, body, structure) => {
    expect(compare(body, structure)).toBeUndefined();
  });

  test.each([
    ['a PDF without words', '<p>Some words</p>', [element('P', [''])]],
    ['a number that differs', '<p>38,000 cases</p>', [element('P', ['36,000 cases'])]],
    ['a paragraph that is missing', '<p>one</p><p>two</p>', [element('P', ['one'])]],
    ['words that the page does not have', '<p>one</p>', [element('P', ['one']), element('P', ['two'])]],
    ['another order', '<p>one</p><p>two</p>', [element('P', ['two']), element('P', ['one'])]],
  ])('differ with %s', (_, body, structure) => {
    expect(compare(body, structure)).toBeDefined();
  });

  test('the difference shows both sides from where they part', () => {
    expect(compare('<p>We counted 38,000 cases</p>', [element('P', ['We counted 36,000 cases'])])).toEqual({
      expected: 'Wecounted38,000cases',
      found: 'Wecounted36,000cases',
      at: 10,
    });
  });
});
