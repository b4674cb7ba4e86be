import { isSpan, type Period } from '../../../data/period.ts';
import type { Statistic } from '../../../data/types.ts';
import { isValue, type Placed } from '../../sentences.ts';
import { anyWords } from '../../words.ts';

/** A period printed beside a value of another one: "38,000 in 2020" where 38,000 is of 2023. */
export function periodFault(use: Placed, all: readonly Placed[]): string | undefined {
  const relative = relativePeriod(use) ?? partOfPeriod(use, all) ?? notSoFarApart(use, all);
  if (relative !== undefined) return relative;
  const named = periodAfter(use, all) ?? periodBefore(use, all);
  if (named === undefined) return undefined;
  const { id, period, comparedWith } = use.statistic;
  const other = named.statistic.period;
  const own = [period, ...(typeof comparedWith === 'object' ? [comparedWith] : [])];
  if (own.some((each) => overlaps(each, other))) return undefined;
  return `{{period "${named.statistic.id}"}} prints ${other.written} beside "${id}", which is of ${period.written}; write {{period "${id}"}}, or name the statistic that is meant`;
}

/** "Over the past decade …" before a value of a single year. */
const longAgo = /\b(?:over|in|during) the (?:past|last) (?:decade|century)\b(?=[^§,;:]*$)|过去十年(?=[^§，；：]*$)/i;
const ofYears =
  /\b(?:between|from|each|every|any|ever|never|most|fewest|highest|lowest|more|fewer|no|a year)\b|[每最]/i;

const days: Readonly<Record<string, number>> = { week: 7, month: 31, quarter: 92, year: 0, 周: 7, 月: 31, 季度: 92 };

/** "Last month …" before a value of a year; it will be another month when the briefing is read. */
function relativePeriod({ before, statistic: { id, period, comparedWith } }: Placed): string | undefined {
  const [said, latin, han] =
    /\b(?:last|this) (week|month|quarter|year)\b(?=[^§,;]*$)|[上本](周|月|季度)(?=[^§，；]*$)/i.exec(before) ?? [];
  const decade = longAgo.exec(before);
  if (
    decade !== null &&
    comparedWith === undefined &&
    isSpan(period) &&
    lengthOf(period) < 367 &&
    !ofYears.test(before.slice(decade.index))
  )
    return `"${decade[0]}" stands before "${id}", which is of ${period.written}; write {{period "${id}"}} in its place`;
  const length = days[(latin ?? han ?? '').toLowerCase()];
  if (said === undefined || length === undefined || !isSpan(period)) return undefined;
  return lengthOf(period) <= length
    ? undefined
    : `"${said}" stands before "${id}", which is of ${period.written}; write {{period "${id}"}} in its place`;
}

/** "… in the second half of 2023" behind a value. */
const partBehind = /^(?:\s\p{Ll}+){0,4}\sin the ((?:first|second|last|latter) (?:half|quarter|weeks|months)) of\s§/iu;

/** "In the first half of 2023 …" before a value of the whole year. */
function partOfPeriod(
  { index, before, after, statistic: { id, period } }: Placed,
  all: readonly Placed[],
): string | undefined {
  const [, behind] = partBehind.exec(after) ?? [];
  const named = all.find((each) => each.index === (behind === undefined ? index - 1 : index + 1));
  const whole = named?.statistic.period;
  if (named?.helper !== 'period' || whole === undefined || !isSpan(whole) || !isSpan(period)) return undefined;
  const [, latin] = /\b((?:first|second|last|latter) (?:half|quarter|weeks|months)) of\s$/i.exec(named.before) ?? [];
  const [, han] = /^§\d+§(上半年|下半年|第?[一二三四]季度|[上下]半月)/.exec(before.slice(named.before.length)) ?? [];
  const part = behind ?? latin ?? han;
  return part === undefined || period.start > whole.start || period.end < whole.end
    ? undefined
    : `"${part}" stands beside "${id}", which is of all of ${period.written}; remove it, or name the statistic of that part`;
}

const apart: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

/** "…, against … a quarter earlier" of two values that are a year apart. */
function notSoFarApart({ index, after, statistic }: Placed, all: readonly Placed[]): string | undefined {
  const [, said, unit = ''] = /^\s((?:a|one|the) (month|quarter|year) (?:earlier|before))\b/i.exec(after) ?? [];
  const other = all.findLast((each) => each.index < index && isValue(each))?.statistic;
  if (said === undefined || other === undefined || !isSameMeasure(statistic, other)) return undefined;
  const [own, later] = [statistic.period, other.period];
  if (!isSpan(own) || !isSpan(later)) return undefined;
  const months = monthOf(later.start) - monthOf(own.start);
  return months <= 0 || months === apart[unit.toLowerCase()]
    ? undefined
    : `"${said}" stands beside "${statistic.id}", which is of ${own.written}, and "${other.id}" is of ${later.written}; write {{period "${statistic.id}"}}, or name the statistic that is meant`;
}

function isSameMeasure(a: Statistic, b: Statistic): boolean {
  return anyWords(a.measure) === anyWords(b.measure) && a.place.id === b.place.id && a.unit.id === b.unit.id;
}

function monthOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}

function lengthOf({ start, end }: { readonly start: string; readonly end: string }): number {
  return (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1;
}

function periodAfter({ index, after }: Placed, all: readonly Placed[]): Placed | undefined {
  const next = all.find((each) => each.index === index + 1);
  return next?.helper === 'period' && /^\s(?:in|for|of|during)\s§|^\s?[(（]§/.test(after) ? next : undefined;
}

/** "In 2023 the bureau recorded …", where the period does not belong to a value before it. */
function periodBefore({ index, before, helper }: Placed, all: readonly Placed[]): Placed | undefined {
  const period = all.find((each) => each.index === index - 1);
  if (period?.helper !== 'period' || helper === 'change') return undefined;
  const earlier = all.find((each) => each.index === index - 2);
  if (earlier !== undefined && isValue(earlier)) return undefined;
  const words = before.slice(period.before.length).replace(/^§\d+§(?:全年)?[,，]?/, '');
  if (/^[,，]\s?when\s(?![^§]*\b(?:against|from|than|to|compared)\b)/i.test(words)) return period;
  const opens = /\b(?:in|for|during|over|throughout|within|by|of|year)\s$|^\W*$|[在至于截]\s?$/i.test(period.before);
  if (/\b(?:compared|against|than|from|since|after|before|unlike|following)\b|比|较/i.test(period.before))
    return undefined;
  return opens &&
    !/[,;，；]|\b(?:against|from|than|to|compared|after|following|before|since|until|with)\b|比|较|由|从/.test(words)
    ? period
    : undefined;
}

/** Whether two periods share a day; one without days may. */
export function overlaps(a: Period, b: Period): boolean {
  return !isSpan(a) || !isSpan(b) || (a.start <= b.end && b.start <= a.end);
}
