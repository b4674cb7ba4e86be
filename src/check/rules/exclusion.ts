import { parseLiteral } from '../../data/literal.ts';
import type { Unit } from '../../data/schema.ts';
import { declaredExclusions } from '../literals.ts';
import type { Rule } from '../rule.ts';
import { formsOf } from '../words.ts';

/**
 * Kinds in which the number is part of a name, a date or the page, so that a word after it is not a unit: "the 24 hours
 * desk". Money and percentages never are.
 */
const ofNames = new Set(['name', 'legal-title', 'telephone-number', 'date', 'ordinal', 'page-furniture']);

/** An exclusion of a number that has a unit. */
export const exclusion: Rule = {
  name: 'exclusion',
  run: ({ data }) => {
    const all = [...data.units.values()];
    const everywhere = unitWords(all.filter(({ kind }) => kind === 'money' || kind === 'share'));
    const inProse = unitWords(all);
    return declaredExclusions(data).flatMap(({ literal, kind, position }) => {
      const unit = unitIn(literal, ofNames.has(kind) ? everywhere : inProse);
      if (unit === undefined) return [];
      const message = `"${literal}" is a quantity with the unit "${unit}" and cannot be excluded; make it a statistic, or add it under "also-in" of the statistic that it repeats`;
      return [{ ...position, message }];
    });
  },
};

/** The words of units in every language, and their currencies. */
function unitWords(units: readonly Unit[]): ReadonlySet<string> {
  const words = units.flatMap((unit) => [...formsOf(unit), ...(unit.currency === undefined ? [] : [unit.currency])]);
  return new Set([
    '%',
    'percent',
    'per cent',
    'rmb',
    ...words.flatMap((word) => (word === '' ? [] : [word.toLowerCase()])),
  ]);
}

/** The unit within two words after a number, or the currency before one. */
function unitIn(literal: string, units: ReadonlySet<string>): string | undefined {
  return parseLiteral(literal)
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
