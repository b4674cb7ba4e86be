import { expect, test } from 'vitest';
import { filters } from './filters.ts';

const decode = (name: string, data: Uint8Array | string, { most = 1000, early = true } = {}): string => {
  const filter = filters[name];
  if (filter === undefined) throw new Error(`no filter ${name}`);
  return Buffer.from(filter(Buffer.from(data), most, { early })).toString('latin1');
};

/** LZW as a writer has it: a table of the runs so far, whose size gives the width of the next code. */
function lzw(text: string, early: boolean): Buffer {
  let table = new Map<string, number>();
  let [bits, run] = ['', ''];
  const put = (code: number): void => {
    const size = table.size + 258 - (early ? 0 : 1);
    bits += code.toString(2).padStart(size < 512 ? 9 : size < 1024 ? 10 : size < 2048 ? 11 : 12, '0');
  };
  const codeOf = (one: string): number => table.get(one) ?? one.charCodeAt(0);
  put(256);
  for (const letter of text) {
    if (run === '' || table.has(run + letter)) {
      run += letter;
      continue;
    }
    put(codeOf(run));
    table.set(run + letter, 258 + table.size);
    run = letter;
    if (table.size < 3836) continue;
    put(256);
    table = new Map();
  }
  put(codeOf(run));
  table.set(`${run}\0`, 0);
  put(257);
  return Buffer.from((bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)));
}

test.each([
  ['ASCIIHexDecode', '48 65\n6c6C 6f7>ignored', 'Hellop'],
  ['ASCII85Decode', '87cURDZ~>', 'Hello'],
  ['ASCII85Decode', '<~87c\nURDZ~>', 'Hello'],
  ['ASCII85Decode', 'z~>', '\0\0\0\0'],
  ['ASCII85Decode', '~>', ''],
  ['RunLengthDecode', Buffer.from([1, 72, 101, 255, 108, 0, 111, 128, 33]), 'Hello'],
  // The example of the standard (7.4.4.2).
  ['LZWDecode', Buffer.from('800b6050220c0c8501', 'hex'), '-----A---B'],
])('%s of %s', (name, data, text) => {
  expect(decode(name, data)).toBe(text);
});

test.each([true, false])('LZW whose table is filled several times, early: %s', (early) => {
  const text = Array.from({ length: 40_000 }, (_, index) => `${(index * 7919) % 1013} `).join('');
  expect(decode('LZWDecode', lzw(text, early), { most: text.length, early })).toBe(text);
});

test.each([
  ['ASCII85Decode', '87c\u007f'],
  ['ASCII85Decode', 'uuuuu'],
  ['LZWDecode', Buffer.from([0xff, 0xff])],
])('damaged data of %s are refused', (name, data) => {
  expect(() => decode(name, data)).toThrow(Error);
});

test.each([
  ['ASCII85Decode', 'z'.repeat(251)],
  ['RunLengthDecode', Buffer.alloc(16, 129)],
  ['LZWDecode', lzw('a'.repeat(1001), true)],
])('%s gives no more than there is room for', (name, data) => {
  expect(() => decode(name, data)).toThrow(RangeError);
});
