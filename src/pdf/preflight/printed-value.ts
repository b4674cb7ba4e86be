/** A word that multiplies the number before it, such as `million` or `万`. */
export interface ScaleWord {
  readonly word: string;
  readonly times: number;
}

/** The scale words of a locale file's patterns, such as `{value} million`, longest first. */
export function scaleWords(
  scales: readonly { readonly divide: number; readonly text: string }[],
): readonly ScaleWord[] {
  return scales
    .map(({ divide, text }) => ({ word: text.replace('{value}', '').trim(), times: divide }))
    .toSorted((a, b) => b.word.length - a.word.length);
}

/** What a number as printed stands for: its scale word, where one follows it, is taken with it. */
export function printedValue(number: string, following: string, scales: readonly ScaleWord[]): number {
  const value = Number(number.replace('\u2212', '-').replaceAll(',', ''));
  const next = following.trimStart();
  const scale = scales.find(({ word }) => next.startsWith(word));
  return Number((value * (scale?.times ?? 1)).toPrecision(15));
}

/** Whether a printed number says a value. A fall may be in the words ("fell by 8.7%"); a sign that is printed holds. */
export function saysValue(printed: number, value: number, signed: boolean): boolean {
  const same = (a: number, b: number): boolean => Math.abs(a - b) <= Math.abs(b) * 1e-12;
  return signed ? same(printed, value) : same(printed, Math.abs(value));
}
