import { expect, test } from 'vitest';
import { readFontTables, writeTables } from './sfnt.ts';

const head = Uint8Array.from({ length: 54 }, (_, index) => index);

test('tables come back as they were written, without padding, in the order of their tags', () => {
  const written = writeTables(
    new Map([
      ['loca', Uint8Array.of(1, 2, 3)],
      ['glyf', Uint8Array.of(4, 5)],
    ]),
  );
  expect(written.length % 4).toBe(0);
  expect([...readFontTables(written)].map(([tag, data]) => [tag, [...data]])).toEqual([
    ['glyf', [4, 5]],
    ['loca', [1, 2, 3]],
  ]);
});

test('all words of a font add up to the number that the format wants', () => {
  const font = Buffer.from(
    writeTables(
      new Map([
        ['head', head],
        ['glyf', Uint8Array.of(9, 9, 9, 9, 9)],
      ]),
    ),
  );
  let sum = 0;
  for (let at = 0; at < font.length; at += 4) sum = (sum + font.readUInt32BE(at)) >>> 0;
  expect(sum).toBe(0xb1b0afba);
});

test.each([
  ['nothing', new Uint8Array()],
  ['fewer entries than it says', Uint8Array.of(0, 1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0)],
])('%s has no tables', (_, bytes) => {
  expect(readFontTables(bytes).size).toBe(0);
});
