import { findingAt, reportedStatistics } from '../reported.ts';
import type { Rule } from '../rule.ts';

const name = 'no-reporter';

/** A statistic that does not say who reported it. */
export const noReporter: Rule = {
  name,
  run: ({ data }) =>
    reportedStatistics(data).flatMap(({ statistic }) => {
      if (statistic.reportedBy !== undefined) return [];
      const message = `"${statistic.id}" does not say who reported it; add "reported-by" to it or to its source`;
      return [findingAt(statistic, 'id', { rule: name, message })];
    }),
};
