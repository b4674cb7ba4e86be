import { expect, test } from 'vitest';
import { readMailbox, showMailbox } from './address.ts';

test.each([
  ['a@example.org', { address: 'a@example.org' }],
  ['  a@Example.ORG ', { address: 'a@example.org' }],
  ['<a@example.org>', { address: 'a@example.org' }],
  ['Ana Lee <a.lee+x@example.org>', { name: 'Ana Lee', address: 'a.lee+x@example.org' }],
  ['"Lee, Ana \\"A\\"" <a@example.org>', { name: 'Lee, Ana "A"', address: 'a@example.org' }],
  ['王明 <wang@例子.中国>', { name: '王明', address: 'wang@xn--fsqu00a.xn--fiqs8s' }],
  ["O'Neil <o'neil@example.org>", { name: "O'Neil", address: "o'neil@example.org" }],
])('%j is read', (text, mailbox) => {
  expect(readMailbox(text)).toEqual(mailbox);
});

test.each([
  ['', /no "@"/],
  ['a', /no "@"/],
  ['a@b@example.org', /more than one "@"/],
  ['a@example.org,b@example.org', /on its own/],
  ['a@example.org;b@example.org', /on its own/],
  ['a@example', /not a domain/],
  ['a@localhost', /not a domain/],
  ['a@-x.org', /not a domain/],
  ['a@10.0.0.1', /not a domain/],
  ['a@[10.0.0.1]', /not a domain/],
  ['a@exa mple.org', /not a domain/],
  ['a@example.org%0d%0aBcc', /not a domain/],
  ['.a@example.org', /not valid/],
  ['a b@example.org', /not valid/],
  ['"a b"@example.org', /not valid/],
  ['<>', /no "@"/],
  ['é@example.org', /ASCII/],
  [`${'a'.repeat(65)}@example.org`, /not valid/],
  [`a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(60)}.org`, /longer/],
  ['a@example.org\r\nBcc: evil@example.org', /invisible/],
  ['Ana\nBcc: evil@example.org <a@example.org>', /invisible/],
  ['Ana\u2028Lee <a@example.org>', /invisible/],
  ['gro.elpmaxe\u202e <a@example.org>', /invisible/],
  ['A" <evil@example.org>, "B <a@example.org>', /quotation mark|more than one/],
  ['A <evil@example.org> <a@example.org>', /quotation mark|bracket/],
  [`${'n'.repeat(201)} <a@example.org>`, /longer/],
])('%j is refused', (text, why) => {
  expect(readMailbox(text)).toMatch(why);
});

test('a mailbox is shown with its name', () => {
  expect(showMailbox({ address: 'a@example.org' })).toBe('a@example.org');
  expect(showMailbox({ address: 'a@example.org', name: 'Ana' })).toBe('Ana <a@example.org>');
});
