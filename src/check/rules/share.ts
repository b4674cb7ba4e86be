import { samePeriod } from '../../data/period.ts';
import type { Statistic } from '../../data/types.ts';
import { partsByTotal } from '../parts.ts';
import { rangeOf } from '../range.ts';
import { findingAt, reportedStatistics } from '../reported.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { named, shown } from '../words.ts';

const name = 'share';

/** A share below 0% or over 100%, or shares of one total that add up to more than 100%. */
export const share: Rule = {
  name,
  explainable: true,
  run: ({ data }) => [
    ...reportedStatistics(data).flatMap(({ statistic }) => single(statistic)),
    ...partsByTotal(data).flatMap(({ whole, parts }) => together(whole, parts.filter(isShare))),
  ],
};

function isShare({ unit, comparedWith }: Statistic): boolean {
  return unit.kind === 'share' && comparedWith === undefined;
}

function single(statistic: Statistic): readonly RuleFinding[] {
  const { id, value } = statistic;
  if (!isShare(statistic) || (value >= 0 && value <= 100)) return [];
  const message = `${named(statistic)} is a share outside 0 to 100%; a change needs "compared-with", a ratio a unit of kind ratio`;
  return [findingAt(statistic, 'value', { rule: name, message, statistics: [id] })];
}

function together(whole: Statistic, parts: readonly Statistic[]): readonly RuleFinding[] {
  const like = parts.filter(({ period }) => samePeriod(period, parts[0]?.period ?? period));
  const sum = like.reduce((all, part) => all + Math.max(0, rangeOf(part)?.[0] ?? 0), 0);
  if (sum <= 100 || isShare(whole)) return [];
  const message = `the shares of ${named(whole)} add up to at least ${shown(sum)}%: ${like.map(named).join(', ')}; correct the mistyped value, or explain it in data/conflicts.yaml with "rule: ${name}"`;
  return [findingAt(whole, 'value', { rule: name, message, statistics: [whole.id, ...like.map(({ id }) => id)] })];
}
