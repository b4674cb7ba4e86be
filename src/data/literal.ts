import { literalForm, numberWords } from './literal-forms.ts';
import type { Unit } from './schema.ts';

/** A number found in a source's words. */
export interface LiteralNumber {
  readonly value: number;
  /**
   * Half of the last digit: the value was rounded from somewhere within value ± halfUnit. 0 for a number word, half of
   * the scale for one with a scale such as "two million".
   */
  readonly halfUnit: number;
  /** Digits after the point as written, before any scale word. */
  readonly decimals: number;
  /** The number as written, including its scale word, and its offset in the literal. */
  readonly text: string;
  readonly index: number;
}

/** What is known of a literal beside its words. */
export interface LiteralReading {
  /** Language tag of the source: 1.234,5 is a number of a German one. English where not said. */
  readonly language?: string | undefined;
  /** The kind of unit of the value: 250m is a distance of metres, or 250 million of anything else. */
  readonly unit?: Unit['kind'] | undefined;
}

/**
 * Every number in a text, in order: digits with marks between thousands and before decimals as the language writes them,
 * and a scale (2.719 billion, €250 bn, 250k, 18.5万, 1,5 Mio.), and English number words. A number with trailing zeros
 * counts as rounded to the last digit that is not zero: 66,000 is 66,000 ± 500.
 */
export function parseLiteral(literal: string, reading: LiteralReading = {}): readonly LiteralNumber[] {
  const form = literalForm(reading.language);
  return [...literal.matchAll(form.pattern)].map((match) => {
    const { digits, scale = '', letter = '', word: first = '', next } = match.groups ?? {};
    const { index } = match;
    if (digits === undefined) return { text: match[0], index, ...wordNumber(first, next), decimals: 0 };
    const around = { before: literal.slice(0, index), after: literal.slice(index + match[0].length) };
    const byLetter = letter === '' ? undefined : letterScale(letter, { ...around, reading });
    const text = letter === '' || byLetter !== undefined ? match[0] : digits;
    const factor = byLetter ?? form.scales.get(scale.toLowerCase()) ?? 1;
    return { text, index, ...digitNumber(form.plain(digits), factor) };
  });
}

function digitNumber(plain: string, factor: number): Omit<LiteralNumber, 'text' | 'index'> {
  const decimals = /\.(\d+)$/.exec(plain)?.[1]?.length ?? 0;
  const step = decimals > 0 ? 10 ** -decimals : 10 ** (/0*$/.exec(plain)?.[0].length ?? 0);
  const value = Number((Number(plain) * factor).toPrecision(15));
  return { value, halfUnit: value === 0 ? 0.5 * factor : (step * factor) / 2, decimals };
}

interface Around {
  readonly before: string;
  readonly after: string;
  readonly reading: LiteralReading;
}

/** What a letter behind a number multiplies it by; undefined where it is a unit: metres, minutes, bytes. */
function letterScale(letter: string, { before, after, reading }: Around): number | undefined {
  const isMoney = /(?:[$€£¥]|(?<![A-Z])[A-Z]{3})\s*$/u.test(before) || /^\s?[$€£¥]/u.test(after);
  const isLength = reading.unit === 'distance' || reading.unit === 'duration';
  if (!isMoney && (isLength || /^\s/.test(letter))) return undefined;
  switch (letter.trim().toLowerCase()) {
    case 'k':
      return 1e3;
    case 'm':
      return 1e6;
    default:
      return isMoney ? 1e9 : undefined;
  }
}

function wordNumber(word: string, next: string | undefined): Pick<LiteralNumber, 'value' | 'halfUnit'> {
  const first = numberWords.get(word.toLowerCase()) ?? Number.NaN;
  if (next === undefined) return { value: first, halfUnit: first >= 100 ? first / 2 : 0 };
  const second = numberWords.get(next.toLowerCase()) ?? Number.NaN;
  return second >= 100 ? { value: first * second, halfUnit: second / 2 } : { value: first + second, halfUnit: 0 };
}

/** The number in a literal that a value was read from: the one of the same size, whatever its sign. */
export function literalOf(literal: string, value: number, reading: LiteralReading = {}): LiteralNumber | undefined {
  return parseLiteral(literal, reading).find(
    (found) => Math.abs(found.value - Math.abs(value)) <= Math.abs(value) * 1e-12,
  );
}
