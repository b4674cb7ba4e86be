import { expect, it } from 'vitest';
import type { Qualifier } from '../../data/fields.ts';
import type { NumberKind } from '../../data/number-kinds.ts';
import { smallLocale } from '../../testing/small-data.ts';
import { type KnownValue, meantValue, saysValue } from './printed-value.ts';
import { numbersOf } from './printed-words.ts';

function says(text: string, kind: NumberKind, known: Partial<KnownValue>): boolean {
  const piece = { kind: 'words' as const, text, page: 1, start: 0, section: 0 };
  const [number] = numbersOf({ pieces: [piece] }, smallLocale.numberForm);
  const meant = meantValue(kind, { value: 0, qualifiers: [], ...known });
  return number !== undefined && meant !== undefined && saysValue(number, meant, smallLocale.numberForm);
}

const more: readonly Qualifier[] = ['more-than'];

it.each<[string, NumberKind, Partial<KnownValue>, boolean]>([
  ['15.4 million', 'rounded', { value: 15_351_500 }, true],
  ['15.3 million', 'rounded', { value: 15_351_500 }, false],
  ['15.4 million', 'statistic', { value: 15_351_500 }, false],
  ['more than 7.9 thousand', 'rounded', { value: 7949, qualifiers: more }, true],
  ['more than 8.0 thousand', 'rounded', { value: 7999, qualifiers: more }, false],
  ['fell by 4%', 'rounded-size', { value: -4.2 }, true],
  ['\u22124%', 'rounded', { value: -4.2 }, true],
  ['4%', 'rounded', { value: -4.2 }, false],
  ['\u2212€3.2 billion', 'rounded', { value: -3_210_000_000 }, true],
  ['€3.2 billion', 'rounded', { value: -3_210_000_000 }, false],
  ['\u2212CHF 3.2 billion', 'rounded', { value: -3_210_000_000 }, true],
  ['4.8', 'lower', { value: 5, lower: 4.8, upper: 5.4 }, true],
  ['4.8', 'lower', { value: 5, lower: 4.86, upper: 5.4 }, true],
  ['4.9', 'lower', { value: 5, lower: 4.86, upper: 5.4 }, false],
  ['5.4', 'upper', { value: 5, lower: 4.8, upper: 5.34 }, true],
  ['\u22120.3', 'lower', { value: 0.1, lower: -0.25, upper: 0.5 }, true],
  ['5.4', 'upper', { value: 5 }, false],
])('"%s" as %s of %j: %s', (text, kind, known, expected) => {
  expect(says(text, kind, known)).toBe(expected);
});
