import { isSpan, type Period } from '../../../data/period.ts';
import { isValue, type Placed } from '../../sentences.ts';

/** A period printed beside a value of another one: "38,000 in 2020" where 38,000 is of 2023. */
export function periodFault(use: Placed, all: readonly Placed[]): string | undefined {
  const relative = relativePeriod(use);
  if (relative !== undefined) return relative;
  const named = periodAfter(use, all) ?? periodBefore(use, all);
  if (named === undefined) return undefined;
  const { id, period, comparedWith } = use.statistic;
  const other = named.statistic.period;
  const own = [period, ...(typeof comparedWith === 'object' ? [comparedWith] : [])];
  if (own.some((each) => overlaps(each, other))) return undefined;
  return `{{period "${named.statistic.id}"}} prints ${other.written} beside "${id}", which is of ${period.written}; write {{period "${id}"}}, or name the statistic that is meant`;
}

const days: Readonly<Record<string, number>> = { week: 7, month: 31, quarter: 92, 周: 7, 月: 31, 季度: 92 };

/** "Last month …" before a value of a year; it will be another month when the briefing is read. */
function relativePeriod({ before, statistic: { id, period } }: Placed): string | undefined {
  const [said, latin, han] =
    /\b(?:last|this) (week|month|quarter)\b(?=[^§,;]*$)|[上本](周|月|季度)(?=[^§，；]*$)/i.exec(before) ?? [];
  const length = days[(latin ?? han ?? '').toLowerCase()];
  if (said === undefined || length === undefined || !isSpan(period)) return undefined;
  const own = (Date.parse(period.end) - Date.parse(period.start)) / 86_400_000 + 1;
  return own <= length
    ? undefined
    : `"${said}" stands before "${id}", which is of ${period.written}; write {{period "${id}"}} in its place`;
}

function periodAfter({ index, after }: Placed, all: readonly Placed[]): Placed | undefined {
  const next = all.find((each) => each.index === index + 1);
  return next?.helper === 'period' && /^\s(?:in|for|of|during)\s§|^（§/.test(after) ? next : undefined;
}

/** "In 2023 the bureau recorded …", where the period does not belong to a value before it. */
function periodBefore({ index, before, helper }: Placed, all: readonly Placed[]): Placed | undefined {
  const period = all.find((each) => each.index === index - 1);
  if (period?.helper !== 'period' || helper === 'change') return undefined;
  const earlier = all.find((each) => each.index === index - 2);
  if (earlier !== undefined && isValue(earlier)) return undefined;
  const words = before.slice(period.before.length).replace(/^§\d+§(?:全年)?[,，]?/, '');
  const opens = /\b(?:in|for|during|over|throughout|within|by|of|year)\s$|^\W*$|[在至于截]\s?$/i.test(period.before);
  if (/\b(?:compared|against|than|from|since|after|before|unlike|following)\b|比|较/i.test(period.before))
    return undefined;
  return opens &&
    !/[,;，；]|\b(?:against|from|than|to|compared|after|following|before|since|until|with)\b|比|较|由|从/.test(words)
    ? period
    : undefined;
}

function overlaps(a: Period, b: Period): boolean {
  return !isSpan(a) || !isSpan(b) || (a.start <= b.end && b.start <= a.end);
}
