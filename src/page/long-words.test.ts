import { expect, test } from 'vitest';
import { breakLongWords } from './long-words.ts';

const long = 'Hafenmeisterstellvertreterdienst';

test.each([
  ['an ordinary word', '<p>internationalisation</p>', '<p>internationalisation</p>'],
  ['a long word', `<p>${long}</p>`, '<p>Hafenmei<wbr>sterstel<wbr>lvertret<wbr>erdienst</p>'],
  [
    'an address, after its signs',
    '<a href="https://example.org/abcdefghijklm">https://example.org/abc?d=ef</a>',
    '<a href="https://example.org/abcdefghijklm">https:/<wbr>/example.<wbr>org/<wbr>abc?<wbr>d=ef</a>',
  ],
  [
    'no entity',
    `<p>${'a'.repeat(23)}&amp;b</p>`,
    `<p>${'a'.repeat(8)}<wbr>${'a'.repeat(8)}<wbr>${'a'.repeat(7)}&amp;b</p>`,
  ],
  ['no drawing', `<svg><text>${long}</text></svg>`, `<svg><text>${long}</text></svg>`],
  ['no Chinese', `<p>${'港'.repeat(40)}</p>`, `<p>${'港'.repeat(40)}</p>`],
])('%s', (_, markup, broken) => {
  expect(breakLongWords(`<html><head><title>${long}</title></head><body>${markup}</body></html>`)).toBe(
    `<html><head><title>${long}</title></head><body>${broken}</body></html>`,
  );
});
