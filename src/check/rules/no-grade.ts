import { findingAt, reportedStatistics } from '../reported.ts';
import type { Rule } from '../rule.ts';

const name = 'no-grade';

/** A statistic that has no evidence grade and whose source has none. */
export const noGrade: Rule = {
  name,
  run: ({ data }) =>
    reportedStatistics(data).flatMap(({ statistic }) => {
      if (statistic.grade !== undefined) return [];
      const message = `"${statistic.id}" has no evidence grade; add "grade: A", B, C or D to it or to its source`;
      return [findingAt(statistic, 'id', { rule: name, message })];
    }),
};
