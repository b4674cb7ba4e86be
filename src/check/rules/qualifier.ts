import { parseLiteral } from '../../data/literal.ts';
import type { Qualifier } from '../../data/schema.ts';
import { findingAt, type StatisticWithLiteral, statisticsWithLiterals } from '../reported.ts';
import type { Rule, RuleFinding } from '../rule.ts';

const name = 'qualifier';

/** A hedge in the literal that the data leave out, or one in the data that the literal does not have. */
export const qualifier: Rule = {
  name,
  run: ({ data }) => statisticsWithLiterals(data).flatMap(compare),
};

function compare({ statistic, literal }: StatisticWithLiteral): readonly RuleFinding[] {
  const written = qualifiersOf(literal, statistic.value);
  const missing = [...written].filter((each) => !statistic.qualifiers.includes(each));
  const added = statistic.qualifiers.filter((each) => !written.has(each));
  const report = (message: string): RuleFinding => findingAt(statistic, 'qualifier', { rule: name, message });
  return [
    ...missing.map((each) =>
      report(`the source writes "${literal}", but the data leave out "${each}"; add "qualifier: ${each}"`),
    ),
    ...added.map((each) =>
      report(
        `the data say "${each}", but the source's "${literal}" does not; remove it, or quote the hedge in the literal`,
      ),
    ),
  ];
}

/** Words for each qualifier. "No less than" comes before "less than", which it contains. */
const hedges: readonly (readonly [Qualifier, RegExp])[] = [
  [
    'at-least',
    /\b(at least|no (?:less|fewer) than|not (?:less|fewer) than|or (?:more|above))\b|不低于|不少于|至少|以上/gi,
  ],
  ['more-than', /\b(more than|greater than|exceed(?:s|ed|ing)?|in excess of|upwards of)\b|超过|超|逾|余|多/gi],
  ['less-than', /\b(less than|fewer than|smaller than)\b|不足|不到|少于/gi],
  ['up-to', /\b(up to|as (?:many|much|high) as|no more than|at most)\b|高达|多达|至多/gi],
  ['nearly', /\b(close to)\b|接近|近/gi],
  ['about', /\b(approximately|roughly)\b|大约|约|左右/gi],
  ['average', /\b(averag(?:e|es|ed|ing))\b|平均|日均|年均/gi],
];

/** Words that hedge only before a number: "over 4 billion", but not "over the year". */
const beforeNumber: readonly (readonly [Qualifier, RegExp])[] = [
  ['more-than', /\b(?:over|above)\s+(?:[A-Z]{3}|US\$|[$€£¥])?\s*#/gi],
  ['less-than', /\b(?:under|below)\s+(?:[A-Z]{3}|US\$|[$€£¥])?\s*#/gi],
  ['about', /\b(?:about|around|some|circa)\s+(?:[A-Z]{3}|US\$|[$€£¥])?\s*#/gi],
  ['nearly', /\b(?:nearly|almost)\s+(?:[A-Z]{3}|US\$|[$€£¥])?\s*#/gi],
];

/** The qualifiers in a literal, without those of its other numbers. */
function qualifiersOf(literal: string, value: number): ReadonlySet<Qualifier> {
  const numbers = parseLiteral(literal);
  const ours = numbers.find((number) => number.value === Math.abs(value));
  const before = ours === undefined ? undefined : numbers.filter(({ index }) => index < ours.index).at(-1);
  const after = ours === undefined ? undefined : numbers.find(({ index }) => index > ours.index);
  const from = before === undefined ? 0 : before.index + before.text.length;
  const words = literal.slice(from, after?.index);
  const marked = ours === undefined ? words : words.replace(ours.text, '#');
  const found = new Set<Qualifier>();
  hedges.reduce((rest, [each, pattern]) => {
    if (rest.search(pattern) >= 0) found.add(each);
    return rest.replace(pattern, ' ');
  }, marked);
  for (const [each, pattern] of beforeNumber) if (marked.search(pattern) >= 0) found.add(each);
  return found;
}
