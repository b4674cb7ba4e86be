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

const halves = (word: string): readonly string[] => [word.slice(0, 10), word.slice(10)];

test.each([
  ['a long word', '<p>internationalisation</p>', '<p>internatio\u00adnalisation</p>'],
  ['each part of a compound', '<p>administratively-parted,</p>', '<p>administra\u00adtively-parted,</p>'],
  ['a shorter one not', '<p>administrative-x comparison</p>', '<p>administra\u00adtive-x comparison</p>'],
  ['no heading', '<h2>internationalisation <em>x</em></h2>', '<h2>internationalisation <em>x</em></h2>'],
  ['no address', '<a href="x">internationalisation.org</a>', '<a href="x">internationalisation.org</a>'],
  [
    'nothing in another language, but what follows',
    '<span lang="de">internationalisation <span>internationalisation</span></span> internationalisation',
    '<span lang="de">internationalisation <span>internationalisation</span></span> internatio\u00adnalisation',
  ],
  [
    'not so that a part is too long for a line',
    `<p>${'b'.repeat(40)}</p>`,
    `<p>${Array.from({ length: 5 }, () => 'b'.repeat(8)).join('<wbr>')}</p>`,
  ],
])('with the rules of a language: %s', (_, markup, parted) => {
  expect(breakLongWords(`<body>${markup}</body>`, halves)).toBe(`<body>${parted}</body>`);
});
