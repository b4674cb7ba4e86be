import { reportedStatistics } from '../reported.ts';
import type { Fault, Rule } from '../rule.ts';

/** An interval of which nothing says what it is: a reader cannot tell a confidence interval from a range. */
export const bounds: Rule = {
  name: 'bounds',
  run: ({ data }) => {
    const ofTables = [...data.sources.values()].flatMap(({ record, at }): readonly Fault[] =>
      (record.tables ?? []).flatMap((table, index) => {
        const roles = Object.values(table.columns ?? {});
        if (table.bounds !== undefined || !(roles.includes('lower') || roles.includes('upper'))) return [];
        return [{ ...at(['tables', index, 'columns']), message }];
      }),
    );
    const single = reportedStatistics(data).flatMap(({ statistic, record }): readonly Fault[] =>
      record.lower === undefined || record.bounds !== undefined ? [] : [{ ...statistic.at(['lower']), message }],
    );
    return [...ofTables, ...single].map((fault) => ({ ...fault, severity: 'warning' as const }));
  },
};

const message =
  'nothing says what lower and upper are, so that a page prints only "interval"; add "bounds: 95% confidence interval", or what else it is';
