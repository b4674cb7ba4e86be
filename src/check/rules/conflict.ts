import { groupBy } from '../../data/group.ts';
import { isSpan } from '../../data/period.ts';
import type { Statistic } from '../../data/types.ts';
import { agree } from '../range.ts';
import { reportedStatistics } from '../reported.ts';
import type { Fault, Rule } from '../rule.ts';
import { anyWords, nameWithValue } from '../words.ts';

/** Statistics of the same measure, place and period whose values cannot all be right. */
export const conflict: Rule = {
  name: 'conflict',
  explainable: true,
  run: ({ data }) => {
    const statistics = reportedStatistics(data)
      .map(({ statistic }) => statistic)
      .filter(({ period }) => isSpan(period));
    return [...groupBy(statistics, keyOf).values()].flatMap(compare);
  },
};

function keyOf({ measure, place, period, unit, comparedWith }: Statistic): string {
  const compared =
    typeof comparedWith === 'object' ? `${comparedWith.start}/${comparedWith.end}` : (comparedWith ?? '');
  const words = anyWords(measure).toLowerCase().replace(/\s+/g, ' ');
  return [words, place.id, period.kind, period.start, period.end, unit.id, compared].join(' | ');
}

function compare(group: readonly Statistic[]): readonly Fault[] {
  return group.flatMap((later, index) =>
    group
      .slice(0, index)
      .filter((earlier) => !agree(earlier, later))
      .map((earlier) => {
        const message = `${nameWithValue(later)} and ${nameWithValue(earlier)} have the same measure, place and period but do not agree; correct them`;
        return { ...later.at(['value']), message, statistics: [later.id, earlier.id] };
      }),
  );
}
