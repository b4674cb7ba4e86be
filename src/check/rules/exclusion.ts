import { parseLiteral } from '../../data/literal.ts';
import type { Data } from '../../data/types.ts';
import { type DeclaredExclusion, declaredExclusions } from '../literals.ts';
import type { Rule } from '../rule.ts';

/** Kinds in which the number is a part of a name, of a date or of the page, so that what follows it is no unit. */
const ofNames = new Set(['name', 'legal-title', 'telephone-number', 'date', 'ordinal', 'page-furniture']);

/** A quantity with a unit that is declared to be no statistic. */
export const exclusion: Rule = {
  name: 'exclusion',
  run: ({ data }) => {
    const units = unitWords(data);
    return declaredExclusions(data).flatMap(({ literal, kind, position }) => {
      const unit = ofNames.has(kind) ? undefined : unitIn({ literal }, units);
      if (unit === undefined) return [];
      const message = `"${literal}" is a quantity with the unit "${unit}", and a quantity is never an exclusion; make it a statistic, or name it under the "also-in" of the one that it repeats`;
      return [{ ...position, severity: 'error', message, rule: 'exclusion' }];
    });
  },
};

/** The words of all units, in English and Chinese, and their currencies. */
function unitWords({ units }: Data): ReadonlySet<string> {
  const words = [...units.values()].flatMap(({ text, currency }) => [
    ...Object.values(text).flatMap((form) => (typeof form === 'string' ? [form] : [form.one, form.other])),
    ...(currency === undefined ? [] : [currency]),
  ]);
  return new Set(['percent', 'per cent', 'rmb', ...words.map((word) => word.toLowerCase())]);
}

/** A unit's word within two words after a number, or a currency before one. */
function unitIn({ literal }: Pick<DeclaredExclusion, 'literal'>, units: ReadonlySet<string>): string | undefined {
  const numbers = parseLiteral(literal);
  return numbers
    .map(({ index, text }) => {
      const after = literal.slice(index + text.length).toLowerCase();
      const before = /([a-z]{3}|[$€£¥])\s*$/i.exec(literal.slice(0, index))?.[1] ?? '';
      const following = /^[\s-]*(%|[\p{Script=Han}]+)/u.exec(after)?.[1];
      const words = after.match(/[\p{L}]+/gu)?.slice(0, 3) ?? [];
      const phrases = words.flatMap((word, position) => [word, `${word} ${words[position + 1] ?? ''}`.trim()]);
      if (/^[$€£¥]$/.test(before) || (before !== '' && units.has(before.toLowerCase()))) return before;
      if (following !== undefined && [...units].some((unit) => following.startsWith(unit))) return following;
      return phrases.find((phrase) => units.has(phrase));
    })
    .find((unit) => unit !== undefined);
}
