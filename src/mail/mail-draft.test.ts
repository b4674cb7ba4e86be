import { expect, test } from 'vitest';
import { checkSize, showSize } from './mail-draft.ts';

const check = (bytes: number, allowLarge = false): readonly string[] => {
  const told: string[] = [];
  checkSize(bytes, { allowLarge, tell: (line) => told.push(line) });
  return told;
};

test.each([
  [0, '0 kB'],
  [182_001, '183 kB'],
  [9_999_999, '10.0 MB'],
  [25_000_001, '25.1 MB'],
])('%i bytes are shown as %s', (bytes, shown) => {
  expect(showSize(bytes)).toBe(shown);
});

test('a heavy message is warned of, and one that is too large is refused unless it is allowed', () => {
  expect(check(9_999_999)).toEqual([]);
  for (const bytes of [10_000_000, 24_999_999])
    expect(check(bytes)).toEqual([expect.stringMatching(/^warning: .* messages of 10\.0 MB or more$/)]);
  expect(() => check(25_000_000)).toThrow('messages of 25.0 MB or more');
  expect(check(25_000_000, true)).toEqual([expect.stringMatching(/^warning: .* messages of 25\.0 MB or more$/)]);
});
