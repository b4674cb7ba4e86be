import { expect, test } from 'vitest';
import { browserAge } from './browser-age.ts';

test.each([
  ['Chrome/147.0.7727.24', '2026-11-30', 'about 8 months old (its milestone became stable about 2026-04)'],
  ['HeadlessChrome/147.0.7727.24', '2026-05-05', 'about 1 month old (its milestone became stable about 2026-04)'],
  ['Chrome/149.0.1.2', '2026-06-01', 'new (its milestone became stable about 2026-06)'],
])('%s on %s is %s', (version, today, words) => {
  expect(browserAge(version, today)).toBe(words);
});

test('what names no version has no age', () => {
  expect(browserAge('something', '2026-11-30')).toBeUndefined();
});
