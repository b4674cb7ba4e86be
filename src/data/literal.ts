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

/** Words that scale a number, beside the English number words. */
const scales: Readonly<Record<string, number>> = { trillion: 1e12, 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8, 万亿: 1e12 };

const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
];
const teens = ['fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** English number words without ordinals, and their values. */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ...[...small, ...teens].map((word, value): [string, number] => [word, value]),
  ...tens.map((word, index): [string, number] => [word, (index + 2) * 10]),
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
]);

const words = [...numberWords.keys()].sort((a, b) => b.length - a.length).join('|');
const pattern = new RegExp(
  String.raw`(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s*(?<scale>万亿|[百千万亿]|hundred|thousand|million|billion|trillion)(?![a-z]))?|(?<![a-z])(?<word>${words})(?:[\s-]+(?<next>${words}))?(?![a-z])`,
  'gi',
);

/**
 * Every number in a text, in order: digits with thousands commas, a decimal point and an English or Chinese scale word
 * (2.719 billion, 18.5万), and English number words. A number with trailing zeros counts as rounded to the last digit
 * that is not zero: 66,000 is 66,000 ± 500.
 */
export function parseLiteral(literal: string): readonly LiteralNumber[] {
  return [...literal.matchAll(pattern)].map((match) => {
    const { digits, scale = '', word: first = '', next } = match.groups ?? {};
    const at = { text: match[0], index: match.index };
    if (digits === undefined) return { ...at, ...wordNumber(first, next), decimals: 0 };
    const word = scale.toLowerCase();
    const factor = scales[word] ?? numberWords.get(word) ?? 1;
    const plain = digits.replaceAll(',', '');
    const decimals = /\.(\d+)$/.exec(plain)?.[1]?.length ?? 0;
    const step = decimals > 0 ? 10 ** -decimals : 10 ** (/0*$/.exec(plain)?.[0].length ?? 0);
    const value = Number((Number(plain) * factor).toPrecision(15));
    return { ...at, value, halfUnit: value === 0 ? 0.5 * factor : (step * factor) / 2, decimals };
  });
}

function wordNumber(word: string, next: string | undefined): Pick<LiteralNumber, 'value' | 'halfUnit'> {
  const first = numberWords.get(word.toLowerCase()) ?? Number.NaN;
  if (next === undefined) return { value: first, halfUnit: first >= 100 ? first / 2 : 0 };
  const second = numberWords.get(next.toLowerCase()) ?? Number.NaN;
  return second >= 100 ? { value: first * second, halfUnit: second / 2 } : { value: first + second, halfUnit: 0 };
}

/** The number in a literal that a value was read from: the one of the same size, whatever its sign. */
export function literalOf(literal: string, value: number): LiteralNumber | undefined {
  return parseLiteral(literal).find((found) => Math.abs(found.value - Math.abs(value)) <= Math.abs(value) * 1e-12);
}
