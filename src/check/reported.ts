import type { LiteralReading } from '../data/literal.ts';
import type { StatisticRecord } from '../data/statistic-schema.ts';
import type { Data, Statistic } from '../data/types.ts';
import { onceEach } from '../project/once-each.ts';

/** A statistic that a source reported, with its record. */
export interface ReportedStatistic {
  readonly statistic: Statistic;
  readonly record: StatisticRecord;
}

/**
 * The single values that sources reported, without the withdrawn ones. The cells of tables are not among them: each
 * agrees with its own text, from which it was read.
 */
export const reportedStatistics = onceEach((data: Data): readonly ReportedStatistic[] => {
  const reported: ReportedStatistic[] = [];
  for (const statistic of singleValues(data)) {
    const { origin } = statistic;
    if (origin.kind !== 'reported' || origin.record.withdrawn !== undefined) continue;
    reported.push({ statistic, record: origin.record });
  }
  return reported;
});

/** All statistics but the cells of tables. */
export const singleValues = onceEach(({ statistics }: Data): readonly Statistic[] => [...statistics.single()]);

/** A reported statistic or a reference, with the literal that its value was read from. */
export interface StatisticWithLiteral {
  readonly statistic: Statistic;
  readonly literal: string;
  readonly reading: LiteralReading;
}

/** How the numbers in the literal of a statistic are read. */
export function readingOf({ sources, unit }: Statistic, data: Data): LiteralReading {
  const [source = ''] = sources;
  return { language: data.sources.get(source)?.record.language, unit: unit.kind };
}

export const statisticsWithLiterals = onceEach((data: Data): readonly StatisticWithLiteral[] => {
  const written: StatisticWithLiteral[] = [];
  for (const { statistic, record } of reportedStatistics(data))
    written.push({ statistic, literal: record.literal, reading: readingOf(statistic, data) });
  for (const statistic of singleValues(data)) {
    if (statistic.origin.kind === 'reference')
      written.push({ statistic, literal: statistic.origin.record.literal, reading: readingOf(statistic, data) });
  }
  return written;
});
