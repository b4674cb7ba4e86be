import { expect, test } from 'vitest';
import { sourced, withoutSources } from './html.ts';
import { markData, markNumbers, markTyped, tellSources } from './markdown-sources.ts';

const typed = markTyped(['110', '9-1-1', 'Plan 9', '24/7']);

/** What a text becomes, with `kind(number)` for what is told. */
function told(marked: string): string {
  return tellSources(marked).replace(/<span data-from="(\w+)">([^<]*)<\/span>/g, '$1($2)');
}

test.each([
  ['call 110 now', 'call literal(110) now'],
  ['Plan\n9 of 47', 'Plan\nliteral(9) of 47'],
  ['9-1-1 is 24/7', 'literal(9-1-1) is literal(24/7)'],
  ['1101 and 110th', '1101 and 110th'],
  ['*see 110* [110](https://x.org/110)', '*see literal(110)* [literal(110)](https://x.org/110)'],
])('of what an author typed, declared literals alone are told: %j', (text, expected) => {
  expect(told(typed(text))).toBe(expected);
});

test('in a text of the data all numbers are tagged but those in addresses of links', () => {
  expect(told(markData('since 2019, [12](https://x.org/7) of 1,200'))).toBe(
    'since word(2019), [word(12)](https://x.org/7) of word(1,200)',
  );
});

test('words without numbers are not tagged', () => {
  expect(markNumbers('word', 'no *number*')).toBe('no *number*');
  expect(sourced('word', 'a & b').html).toBe('a &amp; b');
});

test('words of the page are tagged from their first number to the last', () => {
  expect(sourced('date', '1 to 30 July 2024').html).toBe('<span data-from="date">1 to 30 July 2024</span>');
  expect(sourced('word', 'per 100,000 <people>').html).toBe('per <span data-from="word">100,000</span> &lt;people&gt;');
});

test('published markup has no tags', () => {
  const markup = `<p data-from="word">in <span data-from="date">2023</span> <a href="#x" data-from="source">[2]</a></p>`;
  expect(withoutSources(markup)).toBe('<p>in 2023 <a href="#x">[2]</a></p>');
});
