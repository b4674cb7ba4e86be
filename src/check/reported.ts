import type { StatisticRecord } from '../data/schema.ts';
import type { Data, Statistic } from '../data/types.ts';

/** A statistic that a source reported, with its record. */
export interface ReportedStatistic {
  readonly statistic: Statistic;
  readonly record: StatisticRecord;
}

/** The statistics that sources reported, without the withdrawn ones. */
export function reportedStatistics({ statistics }: Data): readonly ReportedStatistic[] {
  return [...statistics.values()].flatMap((statistic) =>
    statistic.origin.kind === 'reported' && statistic.origin.record.withdrawn === undefined
      ? [{ statistic, record: statistic.origin.record }]
      : [],
  );
}

/** A reported statistic or a reference, with the literal that its value was read from. */
export interface StatisticWithLiteral {
  readonly statistic: Statistic;
  readonly literal: string;
}

export function statisticsWithLiterals(data: Data): readonly StatisticWithLiteral[] {
  const references = [...data.statistics.values()].flatMap((statistic) =>
    statistic.origin.kind === 'reference' ? [{ statistic, literal: statistic.origin.record.literal }] : [],
  );
  const reported = reportedStatistics(data).map(({ statistic, record: { literal } }) => ({ statistic, literal }));
  return [...reported, ...references];
}
