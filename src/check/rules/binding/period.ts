import { isSpan, type Period } from '../../../data/period.ts';
import { isValue, type Placed } from '../../sentences.ts';

/** A period printed beside a value of another one: "38,000 in 2020" where 38,000 is of 2023. */
export function periodFault(use: Placed, all: readonly Placed[]): string | undefined {
  const named = periodAfter(use, all) ?? periodBefore(use, all);
  if (named === undefined) return undefined;
  const { id, period, comparedWith } = use.statistic;
  const other = named.statistic.period;
  const own = [period, ...(typeof comparedWith === 'object' ? [comparedWith] : [])];
  if (own.some((each) => overlaps(each, other))) return undefined;
  return `{{period "${named.statistic.id}"}} prints ${other.written} beside "${id}", which is of ${period.written}; write {{period "${id}"}}, or name the statistic that is meant`;
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
  const words = before.slice(period.before.length).replace(/^§\d+§/, '');
  const opens = /(?:^|\b)[Ii]n\s$|^\W*$/.test(period.before);
  return opens && !/[,;，；]|\b(?:against|from|than|to|compared)\b/.test(words) ? period : undefined;
}

function overlaps(a: Period, b: Period): boolean {
  return !isSpan(a) || !isSpan(b) || (a.start <= b.end && b.start <= a.end);
}
