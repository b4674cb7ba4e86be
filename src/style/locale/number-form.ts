import type { LocaleFile } from './schema.ts';

/** How a language writes numbers in digits, as far as reading them back needs it. */
export interface NumberForm {
  /** The sign before the decimals. */
  readonly decimal: string;
  /** The sign between groups of digits; empty where there is none. */
  readonly group: string;
  /** What stands before and after a number that is to be multiplied, such as " million", white space left out. */
  readonly scales: readonly { readonly before: string; readonly after: string; readonly times: number }[];
}

/** The form of numbers that a locale writes. `tag` is its BCP 47 language tag. */
export function numberForm(tag: string, scales: LocaleFile['scales']): NumberForm {
  const parts = new Intl.NumberFormat(tag, { useGrouping: 'always' }).formatToParts(1_234_567.5);
  const sign = (type: Intl.NumberFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '';
  return {
    decimal: sign('decimal'),
    group: sign('group'),
    scales: scales.flatMap(({ divide, text }) =>
      (typeof text === 'string' ? [text] : [text.one, text.other]).map((form) => {
        const [before = '', after = ''] = form.split('{value}').map(withoutSpace);
        return { before, after, times: divide };
      }),
    ),
  };
}

/**
 * Finds numbers in digits, signs included, in groups of three or, above the first, of two. A currency sign may stand
 * between the sign and the digits: −€3.
 */
export function numberPattern({ decimal, group }: Pick<NumberForm, 'decimal' | 'group'>): RegExp {
  const [point, comma] = [decimal, group].map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const groups = group === '' ? '' : String.raw`(?:${comma}(?:\d{2}${comma})*\d{3}(?!\d))*`;
  const currency = String.raw`(?:[A-Z]{0,3}\p{Sc}|[A-Z]{3}\s)?`;
  return new RegExp(String.raw`(?<!\d)(?:[+\u2212]${currency})?\d+${groups}(?:${point}\d+)?`, 'gu');
}

/** A number as it was written: its value, and what one of its last digit stands for. */
export interface ReadNumber {
  readonly value: number;
  readonly step: number;
}

/** The number that is written, multiplied by the scale word that stands beside it in the text. */
export function readPrintedNumber(
  written: string,
  { before, after }: { readonly before: string; readonly after: string },
  { decimal, group, scales }: NumberForm,
): ReadNumber {
  const plain = (group === '' ? written : written.replaceAll(group, ''))
    .replace(decimal, '.')
    .replace(/^([+\u2212])\D*/u, (_, sign: string) => (sign === '+' ? '' : '-'));
  const [left, right] = [withoutSpace(before), withoutSpace(after)];
  const scale = scales
    .filter((each) => left.endsWith(each.before) && right.startsWith(each.after))
    .toSorted((a, b) => b.before.length + b.after.length - (a.before.length + a.after.length))[0];
  const times = scale?.times ?? 1;
  const decimals = /\.(\d+)$/.exec(plain)?.[1]?.length ?? 0;
  return { value: Number((Number(plain) * times).toPrecision(15)), step: times / 10 ** decimals };
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '');
}
