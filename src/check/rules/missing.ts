import { seriesOf } from '../../data/series.ts';
import { measureIdOf } from '../../data/series-index.ts';
import { isPrintable, type Statistic } from '../../data/types.ts';
import { reportedStatistics } from '../reported.ts';
import type { Rule } from '../rule.ts';
import { bodyStatistics } from '../topic-uses.ts';

/** A statistic that has no evidence grade and whose source has none. */
export const noGrade: Rule = {
  name: 'no-grade',
  run: ({ data }) =>
    reportedStatistics(data).flatMap(({ statistic: { id, grade, at } }) => {
      const message = `"${id}" has no evidence grade; add "grade: A", B, C or D to it or to its source`;
      return grade === undefined ? [{ ...at(['id']), message }] : [];
    }),
};

/** A statistic that does not say who reported it. */
export const noReporter: Rule = {
  name: 'no-reporter',
  run: ({ data }) =>
    reportedStatistics(data).flatMap(({ statistic: { id, reportedBy, at } }) => {
      const message = `"${id}" does not say who reported it; add "reported-by" to it or to its source`;
      return reportedBy === undefined ? [{ ...at(['id']), message }] : [];
    }),
};

/** Of a table file, or of a formula for each place or period, only what a briefing needs is printed. */
function isOneOfMany(statistic: Statistic): boolean {
  return measureIdOf(statistic) !== undefined;
}

/** A statistic that no topic prints in its body and that does not say why. References are for calculating only. */
export const unused: Rule = {
  name: 'unused',
  run: ({ data, topics, complete }) => {
    if (!complete) return [];
    const printed = topics.flatMap((topic) => [...bodyStatistics(topic, data)]);
    // An older period of a series that a topic follows is not printed once there are newer ones, but is still in use.
    const followed = topics.flatMap(({ follows = [] }) => follows.flatMap((id) => seriesOf(id, data.statistics)));
    const used = new Set([...printed, ...followed.map(({ id }) => id)]);
    return [...data.statistics.values()]
      .filter((statistic) => isPrintable(statistic) && !isOneOfMany(statistic) && !used.has(statistic.id))
      .map(({ id, at }) => {
        const message = `no topic prints "${id}" in its body; print it in one, or say why not with "not-printed"`;
        return { ...at(['id']), message };
      });
  },
};
