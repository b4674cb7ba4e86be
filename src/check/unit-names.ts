import type { Unit } from '../data/schema.ts';
import type { Data } from '../data/types.ts';
import { onceEach } from '../project/once-each.ts';
import { escapeWords } from '../topic/literals.ts';
import { formsOf } from './words.ts';

const signs: Readonly<Record<string, readonly string[]>> = {
  USD: ['us$', '$'],
  EUR: ['€'],
  GBP: ['£'],
  CNY: ['rmb', '¥'],
  JPY: ['jp¥'],
};

/** What a unit is called in a text, in small letters. */
function namesOf(unit: Unit): readonly string[] {
  const { kind, currency } = unit;
  const percent = kind === 'share' || kind === 'change' ? ['%', 'percent', 'per cent', 'percentage', '百分之'] : [];
  const points = kind === 'points' ? ['percentage point', 'percentage points', '个百分点'] : [];
  const money = currency === undefined ? [] : [currency, ...(signs[currency] ?? [])];
  return [...formsOf(unit), ...percent, ...points, ...money]
    .filter((name) => name !== '')
    .map((name) => name.toLowerCase());
}

interface UnitPatterns {
  /** Ids by name. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly anywhere: RegExp;
  readonly next: RegExp;
  readonly near: RegExp;
  /** At the end of a text before a number. */
  readonly currency: RegExp;
}

const word = String.raw`(?:of\s+(?:the\s+)?(?:\d[\d,.]*\s+)?|(?!and\b|or\b|in\b|to\b|by\b|a\b|per\b)\p{L}+\s+)?`;

/** One pattern of all units: each of its own takes long to make. */
const patternsOf = onceEach((units: Data['units']): UnitPatterns => {
  const ids = new Map<string, string[]>();
  for (const unit of units.values()) {
    for (const name of namesOf(unit)) ids.set(name, [...(ids.get(name) ?? []), unit.id]);
  }
  const sorted = [...ids.keys()].toSorted((a, b) => b.length - a.length);
  // Latin words stand alone; signs and Chinese words do not.
  const [words, others] = [true, false].map((isWord) =>
    sorted
      .filter((name) => isWord === /[a-z]$/.test(name))
      .map(escapeWords)
      .join('|'),
  );
  const any = String.raw`(?<name>(?:${words || '(?!)'})(?!\p{L})|${others || '(?!)'})`;
  const codes = [...units.values()].flatMap(({ currency = '' }) => [
    currency.toLowerCase(),
    ...(signs[currency] ?? []),
  ]);
  const money = [...new Set(codes.filter((code) => code !== ''))].map(escapeWords).join('|') || '(?!)';
  return {
    ids,
    anywhere: new RegExp(String.raw`(?:(?<!\p{L})|(?=\p{Script=Han}|%))${any}`, 'gu'),
    next: new RegExp(String.raw`^[\s-]*${any}`, 'u'),
    near: new RegExp(String.raw`^[\s-]*${word}${any}`, 'u'),
    currency: new RegExp(String.raw`(?<name>${money})\s*$`, 'u'),
  };
});

function idsOf({ ids }: UnitPatterns, found: RegExpExecArray | RegExpMatchArray | null): readonly string[] {
  return ids.get(found?.groups?.name?.replace(/\s+/g, ' ') ?? '') ?? [];
}

/** Ids of all units that a text names. */
export function unitsNamed(text: string, units: Data['units']): ReadonlySet<string> {
  const patterns = patternsOf(units);
  return new Set([...text.toLowerCase().matchAll(patterns.anywhere)].flatMap((found) => idsOf(patterns, found)));
}

/** Ids of the units that a text after a number begins with, where `behind` says so after a word. */
export function unitsAfter(after: string, units: Data['units'], behind: 'nothing' | 'a word'): readonly string[] {
  const patterns = patternsOf(units);
  return idsOf(patterns, (behind === 'nothing' ? patterns.next : patterns.near).exec(after.toLowerCase()));
}

/** Ids of the units of money whose sign or code a text before a number ends with. */
export function currenciesBefore(before: string, units: Data['units']): readonly string[] {
  const patterns = patternsOf(units);
  return idsOf(patterns, patterns.currency.exec(before.toLowerCase()));
}
