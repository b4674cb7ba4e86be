import { expect, test } from 'vitest';
import { judgeSize, showSize } from './size.ts';

test.each([
  [0, 'light', '0 kB'],
  [182_001, 'light', '183 kB'],
  [9_999_999, 'light', '10.0 MB'],
  [10_000_000, 'heavy', '10.0 MB'],
  [24_999_999, 'heavy', '25.0 MB'],
  [25_000_000, 'too-large', '25.0 MB'],
  [25_000_001, 'too-large', '25.1 MB'],
])('%i bytes are %s', (bytes, judged, shown) => {
  expect(judgeSize(bytes)).toBe(judged);
  expect(showSize(bytes)).toBe(shown);
});
