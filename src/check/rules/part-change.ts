import type { Statistic } from '../../data/types.ts';
import { largest, smallest } from '../../project/extremes.ts';
import { partsByTotal } from '../parts.ts';
import { rangeOf } from '../range.ts';
import { findingAt } from '../reported.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { named } from '../words.ts';

const name = 'part-change';

/** A total that is reported to fall or rise by more than each of its parts. */
export const partChange: Rule = {
  name,
  explainable: true,
  run: ({ data }) =>
    partsByTotal(data).flatMap(({ whole, parts }) =>
      whole.comparedWith === undefined || whole.unit.kind !== 'share' ? [] : compare(whole, parts.filter(isChange)),
    ),
};

function isChange({ comparedWith }: Statistic): boolean {
  return comparedWith !== undefined;
}

function compare(whole: Statistic, parts: readonly Statistic[]): readonly RuleFinding[] {
  const ranges = parts.flatMap((part) => {
    const range = rangeOf(part);
    return range === undefined ? [] : [range];
  });
  const ours = rangeOf(whole);
  if (ours === undefined || ranges.length === 0 || ranges.length < parts.length) return [];
  const below = ours[1] < smallest(ranges.map(([low]) => low));
  const above = ours[0] > largest(ranges.map(([, high]) => high));
  if (!below && !above) return [];
  const message = `${named(whole)} ${below ? 'falls more, or rises less,' : 'rises more, or falls less,'} than every part of it: ${parts.map(named).join(', ')}; correct the mistyped value, or explain it in data/conflicts.yaml with "rule: ${name}"`;
  return [findingAt(whole, 'value', { rule: name, message, statistics: [whole.id, ...parts.map(({ id }) => id)] })];
}
