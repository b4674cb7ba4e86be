import { literalOf } from '../../data/literal.ts';
import type { Unit } from '../../data/schema.ts';
import type { Data } from '../../data/types.ts';
import { type StatisticWithLiteral, statisticsWithLiterals } from '../reported.ts';
import type { Fault, Rule } from '../rule.ts';

/** A literal in which another unit than that of the statistic stands beside the number. */
export const literalUnit: Rule = {
  name: 'literal-unit',
  run: ({ data }) => statisticsWithLiterals(data).flatMap((written) => compare(written, data)),
};

function compare({ statistic, literal, reading }: StatisticWithLiteral, data: Data): readonly Fault[] {
  const { id, value, unit: own, at } = statistic;
  const number = literalOf(literal, value, reading);
  if (number === undefined || isNamed(own, literal)) return [];
  const before = literal.slice(0, number.index);
  const after = literal.slice(number.index + number.text.length);
  const other = [...data.units.values()].find(
    (unit) => unit.id !== own.id && (stands(unit, after) || signBefore(unit, before)),
  );
  if (other === undefined) return [];
  const message = `the source writes "${literal}", which is in ${other.id}, but the unit is "${own.id}"; write "unit: ${other.id}", or correct the literal`;
  return [{ ...at(['unit']), message, statistics: [id] }];
}

const signs: Readonly<Record<string, string>> = { USD: 'US?\\$|\\$', EUR: '€', GBP: '£', CNY: 'RMB|¥', JPY: 'JP¥' };

/** What a unit is called in a text, as sources of patterns. */
function namesOf({ kind, text, currency = '' }: Unit): readonly string[] {
  const forms = Object.values(text).flatMap((form) => (typeof form === 'string' ? [form] : [form.one, form.other]));
  const words = forms.filter((form) => form !== '').map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const percent =
    kind === 'share' || kind === 'change' ? ['%', 'per\\s?cent(?!age)', 'percentage(?! point)', '百分之'] : [];
  const points = kind === 'points' ? ['percentage[\\s-]points?', '个百分点'] : [];
  const money = currency === '' ? [] : [currency, ...(signs[currency] === undefined ? [] : [signs[currency]])];
  return [...words, ...percent, ...points, ...money];
}

function isNamed(unit: Unit, literal: string): boolean {
  const names = namesOf(unit);
  return names.length === 0 || new RegExp(names.map(alone).join('|'), 'iu').test(withoutLonger(unit, literal));
}

/** "Percentage points" and 个百分点 are no per cent. */
function withoutLonger({ kind }: Unit, text: string): string {
  return kind === 'share' || kind === 'change' ? text.replace(/percentage[\s-]points?|个?百分点/gi, ' ') : text;
}

/** Whether a unit is named next to a number, with at most one word between them. */
function stands(unit: Unit, after: string): boolean {
  const names = namesOf(unit);
  if (names.length === 0) return false;
  const pattern = String.raw`^[\s-]*(?:of\s+(?:the\s+)?|(?!and\b|or\b|in\b|to\b|by\b|a\b|per\b)[\p{L}]+\s+)?(?:${names.map(alone).join('|')})`;
  return new RegExp(pattern, 'iu').test(withoutLonger(unit, after));
}

function signBefore({ currency = '' }: Unit, before: string): boolean {
  const names = [currency, signs[currency] ?? ''].filter((name) => name !== '');
  return names.length > 0 && new RegExp(String.raw`(?:${names.join('|')})\s*$`, 'u').test(before);
}

/** Latin words stand alone; Chinese ones do not. */
function alone(name: string): string {
  return /\p{Script=Latin}/u.test(name) ? String.raw`(?<![\p{L}])(?:${name})(?![\p{L}])` : name;
}
