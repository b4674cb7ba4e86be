import { samePeriod } from '../../data/period.ts';
import type { Data, Statistic } from '../../data/types.ts';
import { partsByTotal } from '../parts.ts';
import { rangeOf } from '../range.ts';
import { findingAt } from '../reported.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { named, shown } from '../words.ts';

const name = 'total';

/** A part that is more than its total, or parts that together are more. */
export const total: Rule = {
  name,
  explainable: true,
  run: ({ data }) => partsByTotal(data).flatMap(({ whole, parts }) => compare(whole, parts, data)),
};

function compare(whole: Statistic, parts: readonly Statistic[], _data: Data): readonly RuleFinding[] {
  const unlike = parts.filter(
    (part) =>
      part.unit.id !== whole.unit.id || (part.comparedWith === undefined) !== (whole.comparedWith === undefined),
  );
  const mixed = unlike.map((part) =>
    findingAt(part, 'part-of', {
      rule: name,
      message: `${named(part)} cannot be a part of ${named(whole)}: they are in different units; remove "part-of", or name another total`,
      statistics: [part.id, whole.id],
    }),
  );
  const most = rangeOf(whole)?.[1];
  const levels = parts.filter((part) => part.comparedWith === undefined && !unlike.includes(part));
  if (most === undefined || whole.comparedWith !== undefined) return mixed;
  const low = (part: Statistic): number => Math.max(0, rangeOf(part)?.[0] ?? 0);
  const larger = levels.filter((part) => low(part) > most);
  const together = levels.filter((part) => samePeriod(part.period, levels[0]?.period ?? part.period));
  const sum = together.reduce((all, part) => all + low(part), 0);
  const tooMuch = larger.length === 0 && together.length > 1 && sum > most;
  return [
    ...mixed,
    ...larger.map((part) =>
      findingAt(part, 'part-of', {
        rule: name,
        message: `${named(part)} is more than ${named(whole)}, of which it is a part; correct the mistyped value, or explain it in data/conflicts.yaml with "rule: ${name}"`,
        statistics: [part.id, whole.id],
      }),
    ),
    ...(tooMuch
      ? [
          findingAt(whole, 'value', {
            rule: name,
            message: `the parts of ${named(whole)} add up to at least ${shown(sum)}: ${together.map(named).join(', ')}; correct the mistyped value, or explain it in data/conflicts.yaml with "rule: ${name}"`,
            statistics: [whole.id, ...together.map(({ id }) => id)],
          }),
        ]
      : []),
  ];
}
