import type { Unit } from '../data/schema.ts';

const signs: Readonly<Record<string, string>> = {
  USD: String.raw`US?\$|\$`,
  EUR: '€',
  GBP: '£',
  CNY: 'RMB|¥',
  JPY: 'JP¥',
};

/** What a unit is called in a text, as sources of patterns. */
function namesOf({ kind, text, currency = '' }: Unit): readonly string[] {
  const forms = Object.values(text).flatMap((form) => (typeof form === 'string' ? [form] : [form.one, form.other]));
  const words = forms.filter((form) => form !== '').map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const percent = isShare(kind) ? ['%', String.raw`per\s?cent(?!age)`, 'percentage(?! point)', '百分之'] : [];
  const points = kind === 'points' ? [String.raw`percentage[\s-]points?`, '个百分点'] : [];
  const money = currency === '' ? [] : [currency, ...(signs[currency] === undefined ? [] : [signs[currency]])];
  return [...words, ...percent, ...points, ...money];
}

function isShare(kind: Unit['kind']): boolean {
  return kind === 'share' || kind === 'change';
}

/** Whether a text names a unit; one without a name is in every text. */
export function isUnitNamed(unit: Unit, text: string): boolean {
  const names = namesOf(unit);
  return names.length === 0 || new RegExp(names.map(alone).join('|'), 'iu').test(withoutLonger(unit, text));
}

/** "Percentage points" and 个百分点 are no per cent. */
function withoutLonger({ kind }: Unit, text: string): string {
  return isShare(kind) ? text.replace(/percentage[\s-]points?|个?百分点/gi, '__') : text;
}

const between = String.raw`(?:of\s+(?:the\s+)?(?:\d[\d,.]*\s+)?|(?!and\b|or\b|in\b|to\b|by\b|a\b|per\b)[\p{L}]+\s+)?`;

/** Whether a text after a number begins with a unit, with at most one word before it where that is asked for. */
export function unitFollows(unit: Unit, after: string, { near }: { readonly near: boolean }): boolean {
  const names = namesOf(unit);
  if (names.length === 0) return false;
  const pattern = String.raw`^[\s-]*${near ? '' : between}(?:${names.map(alone).join('|')})`;
  return new RegExp(pattern, 'iu').test(withoutLonger(unit, after));
}

/** Whether a text before a number ends with the sign or the code of a currency. */
export function currencyPrecedes({ currency = '' }: Unit, before: string): boolean {
  const names = [currency, signs[currency] ?? ''].filter((name) => name !== '');
  return names.length > 0 && new RegExp(String.raw`(?:${names.join('|')})\s*$`, 'u').test(before);
}

/** Latin words stand alone; Chinese ones do not. */
function alone(name: string): string {
  return /\p{Script=Latin}/u.test(name) ? String.raw`(?<![\p{L}])(?:${name})(?![\p{L}])` : name;
}
