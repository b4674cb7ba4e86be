import { expect, test } from 'vitest';
import { numberText } from './write-content.ts';

test.each([
  [0, 3, '0'],
  [-0.0001, 3, '0'],
  [0.5, 3, '.5'],
  [-0.25, 3, '-.25'],
  [10, 0, '10'],
  [100, 2, '100'],
  [12.3456, 2, '12.35'],
  [-7, 8, '-7'],
  [1e-7, 8, '.0000001'],
])('%d to %d decimals is %s', (value, decimals, text) => {
  expect(numberText(value, decimals)).toBe(text);
});
