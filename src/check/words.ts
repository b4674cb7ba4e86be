import type { Text, Unit } from '../data/schema.ts';
import type { Statistic } from '../data/types.ts';

/** A text in a language, or in that language without its region (en for en-GB); a text without languages as it is. */
export function inLanguage(text: Text, tag: string): string | undefined {
  return typeof text === 'string' ? text : (text[tag] ?? text[tag.split('-')[0] ?? tag] ?? text.mul);
}

/** Whether a text is given in a language; a text without languages is in the publication's own. */
export function hasLanguage(text: Text, tag: string, own: string): boolean {
  // `mul` is the tag of what is the same in every language.
  if (typeof text !== 'string') return (inLanguage(text, tag) ?? text.mul) !== undefined;
  return tag.split('-')[0] === own.split('-')[0];
}

/** What a unit is called, in every language and number. */
export function formsOf({ text }: Pick<Unit, 'text'>): readonly string[] {
  return Object.values(text).flatMap((form) => (typeof form === 'string' ? [form] : [form.one, form.other]));
}

/** A text for a message: in English if it is given in English. */
export function anyWords(text: Text): string {
  return inLanguage(text, 'en') ?? (typeof text === 'string' ? text : (Object.values(text)[0] ?? ''));
}

export function isEnglish(tag: string): boolean {
  return /^en(-|$)/.test(tag);
}

/** A number for a message: 38,000. Written by hand: the first call of Intl takes longer than most rules do. */
export function formatNumber(value: number): string {
  const [whole = '', ...decimals] = String(Number(value.toFixed(6))).split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...decimals].join('.');
}

/** A statistic for a message: `"an-id" (38,000 cases)`. */
export function nameWithValue({ id, value, unit }: Statistic): string {
  const form = unit.text.en ?? Object.values(unit.text)[0] ?? '';
  const name = typeof form === 'string' ? form : form.other;
  return `"${id}" (${formatNumber(value)}${name.startsWith('%') || name === '' ? '' : ' '}${name})`;
}
