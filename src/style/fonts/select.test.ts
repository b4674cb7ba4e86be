import path from 'node:path';
import { expect, test } from 'vitest';
import { BriefError } from '../../project/errors.ts';
import { filesAt } from '../../testing/files.ts';
import { selectFonts } from './select.ts';

const files = filesAt(path.resolve(import.meta.dirname, '../../..'));
const sans = { family: 'Source Sans 3', package: '@fontsource/source-sans-3', weights: [400, 600] };
const fallback = { family: 'Noto Sans SC', package: '@fontsource/noto-sans-sc', weights: [400] };

const select = (text: string, families = [sans, fallback]) =>
  selectFonts({ text, families, files }).map(({ family, weight }) => `${family} ${weight}`);

test('Latin text takes the slices of the first family alone', () => {
  expect(select('Recorded cases: 38,000 — “fell”')).toEqual(['Source Sans 3 400', 'Source Sans 3 600']);
});

test('a character that the first family lacks takes a slice of the next', () => {
  expect(select('at least ≥ 7')).toContain('Noto Sans SC 400');
});

test('each Chinese character comes with its own slice, and only those', () => {
  const one = select('警').filter((face) => face.startsWith('Noto'));
  expect(one.length).toBeGreaterThan(0);
  expect(one.length).toBeLessThan(4);
});

test('characters that no family has are named, each once', () => {
  try {
    select('ok \u{1F600} and \u0905 and \u{1F600}');
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(BriefError);
    expect(String(error)).toContain('"अ" (U+0905), "\u{1F600}" (U+1F600)');
  }
});

test('white space and zero-width marks need no font', () => {
  expect(select(' \n\t\u00ad\u200b')).toEqual([]);
});

test('a package that is not installed is named', () => {
  expect(() => select('a', [{ ...sans, package: '@fontsource/no-such-font' }])).toThrow(
    '@fontsource/no-such-font is not installed',
  );
});
