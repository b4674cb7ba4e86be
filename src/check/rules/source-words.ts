import type { Qualifier } from '../../data/fields.ts';
import { type LiteralReading, literalOf, parseLiteral } from '../../data/literal.ts';
import {
  type ReportedStatistic,
  readingOf,
  reportedStatistics,
  type StatisticWithLiteral,
  statisticsWithLiterals,
} from '../reported.ts';
import type { Fault, Rule } from '../rule.ts';
import { formatNumber } from '../words.ts';

/** A value that is not the number in its literal, or whose sign disagrees with the literal's verb. */
export const literalValue: Rule = {
  name: 'literal-value',
  run: ({ data }) =>
    statisticsWithLiterals(data).flatMap((written) => {
      const message = sizeFault(written) ?? signFault(written) ?? boundFault(written);
      const { id, at } = written.statistic;
      return message === undefined ? [] : [{ ...at(['value']), message, statistics: [id] }];
    }),
};

function sizeFault({ statistic: { value }, literal, reading }: StatisticWithLiteral): string | undefined {
  if (literalOf(literal, value, reading) !== undefined) return undefined;
  const found = parseLiteral(literal, reading).map((number) => formatNumber(number.value));
  const reads = found.length === 0 ? 'no number could be read from it' : `it reads as ${found.join(' or ')}`;
  return `the value is ${formatNumber(value)}, but the source writes "${literal}": ${reads}; correct the value or the literal`;
}

/** Both ends of an interval are in the literal, with the value between them. */
function boundFault({ statistic, literal, reading }: StatisticWithLiteral): string | undefined {
  const { value, lower, upper } = statistic;
  if (lower === undefined && upper === undefined) return undefined;
  if (lower === undefined || upper === undefined) return 'an interval has two ends; give both "lower" and "upper"';
  if (lower > value || value > upper)
    return `the value is ${formatNumber(value)}, which is not between lower, ${formatNumber(lower)}, and upper, ${formatNumber(upper)}`;
  const absent = [lower, upper].find((end) => literalOf(literal, end, reading) === undefined);
  if (absent === undefined) return undefined;
  return `the end ${formatNumber(absent)} of the interval is not in the literal "${literal}"; quote it as the source writes it`;
}

const fall =
  /\b(decreas\w*|fell|fall\w*|drop\w*|declin\w*|reduc\w*|down|lower\w*|cut|shrank|shr[iu]nk\w*)\b|下降|减少|降低|下跌/i;
const rise = /\b(increas\w*|rose|ris\w+|grew|grow\w*|up|gain\w*|climb\w*|higher|expand\w*)\b|增长|上升|增加|提高/i;
const minus = /[-−–]\s*\d/;

/** A minus before a number, with its currency between; a dash between words or in a range is none. */
const minusBefore = /(?:^[-–]\s|(?:^|(?<![\d%])\s|[(:])(?:[-–]|−\s?))[$€£¥]?$/;

function isNegative({ statistic: { value }, literal, reading }: StatisticWithLiteral): boolean {
  const size = Math.abs(value);
  const written = parseLiteral(literal, reading).filter((one) => Math.abs(one.value - size) <= size * 1e-12);
  return written.length > 0 && written.every(({ index }) => minusBefore.test(literal.slice(0, index)));
}

function signFault(written: StatisticWithLiteral): string | undefined {
  const { statistic, literal } = written;
  const { value, comparedWith } = statistic;
  if (value > 0 && isNegative(written))
    return `the value is ${formatNumber(value)}, but the source writes "${literal}", with a minus; make it negative`;
  if (comparedWith === undefined) {
    if (value >= 0 || minus.test(literal)) return undefined;
    return `the value is ${formatNumber(value)}, but "${literal}" has no minus; for a change add "compared-with", otherwise remove the minus`;
  }
  const words = literal.replace(/\bup to\b/gi, '');
  const [falls, rises] = [fall.test(words), rise.test(words)];
  if (falls && !rises && value > 0)
    return `"${literal}" is a fall, but the value is ${formatNumber(value)}; make it negative`;
  if (rises && !falls && value < 0)
    return `"${literal}" is a rise, but the value is ${formatNumber(value)}; remove the minus`;
  return undefined;
}

const of = /^(?:\s+(?!of\b)[\p{L}-]+){0,3}\s+(?:out of|of)(?:\s+(?:the|its|all|these|those|a total of))*\s*$/iu;

/** "n of m" in a source's words, where n is more than m. */
export const nOfM: Rule = {
  name: 'n-of-m',
  explainable: true,
  run: ({ data }) => reportedStatistics(data).flatMap((each) => moreThanAll(each, readingOf(each.statistic, data))),
};

function moreThanAll({ statistic, record: { literal } }: ReportedStatistic, reading: LiteralReading): readonly Fault[] {
  const numbers = parseLiteral(literal, reading);
  return numbers.flatMap((n, index) => {
    const m = numbers[index + 1];
    if (m === undefined || n.value <= m.value) return [];
    if (!of.test(literal.slice(n.index + n.text.length, m.index))) return [];
    const message = `"${literal}" is ${n.text} of only ${m.text}; correct the mistyped value`;
    return [{ ...statistic.at(['literal']), message, statistics: [statistic.id] }];
  });
}

/** A hedge in the literal that the data leave out, or one in the data that the literal does not have. */
export const qualifier: Rule = {
  name: 'qualifier',
  run: ({ data }) => statisticsWithLiterals(data).flatMap(compareHedges),
};

function compareHedges(each: StatisticWithLiteral): readonly Fault[] {
  const { id, qualifiers, value, at } = each.statistic;
  const { literal } = each;
  const written = qualifiersOf(literal, value, each.reading);
  const missing = [...written].filter((hedge) => !qualifiers.includes(hedge));
  const added = qualifiers.filter((hedge) => !written.has(hedge));
  if (missing.length === 0 && added.length === 0) return [];
  const position = at([qualifiers.length === 0 ? 'value' : 'qualifier']);
  return [{ ...position, message: hedgeFault(literal, { missing, added }), statistics: [id] }];
}

function hedgeFault(
  literal: string,
  { missing, added }: { readonly missing: readonly Qualifier[]; readonly added: readonly Qualifier[] },
): string {
  const [lacks, has] = [missing, added].map((hedges) => hedges.join(', '));
  if (missing.length === 0)
    return `the data say "${has}", but the source's "${literal}" does not; remove it, or quote the hedge in the literal`;
  const instead = added.length === 0 ? `but the data leave out "${lacks}"` : `but the data say "${has}"`;
  return `the source writes "${literal}", ${instead}; ${added.length === 0 ? 'add' : 'write'} "qualifier: ${lacks}"`;
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
  ['nearly', /\b(close to|not quite|just (?:under|below|short of)|short of)\b|接近|近/gi],
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
function qualifiersOf(literal: string, value: number, reading: LiteralReading): ReadonlySet<Qualifier> {
  const numbers = parseLiteral(literal, reading);
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

/** The hedge that a text ends with, directly before a number: "more than ", 超过; undefined where there is none. */
export function hedgeBefore(text: string): string | undefined {
  return /(?:\b(?:more than|at least|no (?:less|fewer) than|less than|fewer than|up to|as many as|nearly|almost|about|around|some|approximately|roughly|over|exceeding)|超过|逾|至少|不到|高达|近|约)\s*$/i
    .exec(text)?.[0]
    .trim();
}
