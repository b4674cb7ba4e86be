import { groupBy } from '../../data/group.ts';
import { samePeriod } from '../../data/period.ts';
import type { Data, Statistic } from '../../data/types.ts';
import { largest, smallest } from '../../project/extremes.ts';
import { rangeOf } from '../range.ts';
import { reportedStatistics } from '../reported.ts';
import type { Fault, Rule } from '../rule.ts';
import { formatNumber, nameWithValue } from '../words.ts';

/** A statistic that others name as their total, and those others. */
interface Total {
  readonly whole: Statistic;
  readonly parts: readonly Statistic[];
}

function totals(data: Data): readonly Total[] {
  const parts = reportedStatistics(data).filter(({ record }) => record['part-of'] !== undefined);
  return [...groupBy(parts, ({ record }) => record['part-of'] ?? '')].flatMap(([id, group]) => {
    const whole = data.statistics.get(id);
    return whole === undefined ? [] : [{ whole, parts: group.map(({ statistic }) => statistic) }];
  });
}

/** A part that is more than its total, or parts that together are more. */
export const total: Rule = {
  name: 'total',
  explainable: true,
  run: ({ data }) => totals(data).flatMap((found) => [...mixed(found), ...tooMuch(found)]),
};

function isChange({ comparedWith }: Statistic): boolean {
  return comparedWith !== undefined;
}

function isUnlike(part: Statistic, whole: Statistic): boolean {
  return part.unit.id !== whole.unit.id || isChange(part) !== isChange(whole);
}

function mixed({ whole, parts }: Total): readonly Fault[] {
  return parts
    .filter((part) => isUnlike(part, whole))
    .map((part) => ({
      ...part.at(['part-of']),
      message: `${nameWithValue(part)} cannot be a part of ${nameWithValue(whole)}: they are in different units; remove "part-of", or name another total`,
      statistics: [part.id, whole.id],
    }));
}

function tooMuch({ whole, parts }: Total): readonly Fault[] {
  const most = rangeOf(whole)?.[1];
  if (most === undefined || isChange(whole)) return [];
  const levels = parts.filter((part) => !isUnlike(part, whole));
  const larger = levels.filter((part) => atLeast([part]) > most);
  const together = ofFirstPeriod(levels);
  const sum = atLeast(together);
  if (larger.length === 0 && together.length > 1 && sum > most) {
    const message = `the parts of ${nameWithValue(whole)} add up to at least ${formatNumber(sum)}: ${together.map(nameWithValue).join(', ')}; correct the mistyped value`;
    return [{ ...whole.at(['value']), message, statistics: [whole, ...together].map(({ id }) => id) }];
  }
  return larger.map((part) => ({
    ...part.at(['part-of']),
    message: `${nameWithValue(part)} is more than ${nameWithValue(whole)}, which it is a part of; correct the mistyped value`,
    statistics: [part.id, whole.id],
  }));
}

function ofFirstPeriod(parts: readonly Statistic[]): readonly Statistic[] {
  return parts.filter(({ period }) => samePeriod(period, parts[0]?.period ?? period));
}

/** What values that cannot be below zero add up to at least. */
function atLeast(parts: readonly Statistic[]): number {
  return parts.reduce((sum, part) => sum + Math.max(0, rangeOf(part)?.[0] ?? 0), 0);
}

/** A share below 0% or over 100%, or shares of one total that add up to more than 100%. */
export const share: Rule = {
  name: 'share',
  explainable: true,
  run: ({ data }) => [
    ...reportedStatistics(data).flatMap(({ statistic }) => outside(statistic)),
    ...totals(data).flatMap(overAll),
  ],
};

function isShare(statistic: Statistic): boolean {
  return statistic.unit.kind === 'share' && !isChange(statistic);
}

function outside(statistic: Statistic): readonly Fault[] {
  const { id, value } = statistic;
  if (!isShare(statistic) || (value >= 0 && value <= 100)) return [];
  const message = `${nameWithValue(statistic)} is a share outside 0 to 100%; a change needs "compared-with", a ratio a unit of kind ratio: correct the statistic`;
  return [{ ...statistic.at(['value']), message, statistics: [id] }];
}

function overAll({ whole, parts }: Total): readonly Fault[] {
  const like = ofFirstPeriod(parts.filter(isShare));
  const sum = atLeast(like);
  if (sum <= 100 || isShare(whole)) return [];
  const message = `the shares of ${nameWithValue(whole)} add up to at least ${formatNumber(sum)}%: ${like.map(nameWithValue).join(', ')}; correct the mistyped value`;
  return [{ ...whole.at(['value']), message, statistics: [whole, ...like].map(({ id }) => id) }];
}

/** A total that is reported to fall or rise by more than each of its parts. */
export const partChange: Rule = {
  name: 'part-change',
  needsAll: true,
  explainable: true,
  run: ({ data }) =>
    totals(data).flatMap(({ whole, parts }) =>
      isChange(whole) && whole.unit.kind === 'share' ? beyondParts(whole, parts.filter(isChange)) : [],
    ),
};

function beyondParts(whole: Statistic, parts: readonly Statistic[]): readonly Fault[] {
  const ranges = parts.flatMap((part) => {
    const range = rangeOf(part);
    return range === undefined ? [] : [range];
  });
  const ours = rangeOf(whole);
  if (ours === undefined || ranges.length === 0 || ranges.length < parts.length) return [];
  const below = ours[1] < smallest(ranges.map(([low]) => low));
  const above = ours[0] > largest(ranges.map(([, high]) => high));
  if (!below && !above) return [];
  const message = `${nameWithValue(whole)} ${below ? 'falls more, or rises less,' : 'rises more, or falls less,'} than every part of it: ${parts.map(nameWithValue).join(', ')}; correct the mistyped value`;
  return [{ ...whole.at(['value']), message, statistics: [whole, ...parts].map(({ id }) => id) }];
}
