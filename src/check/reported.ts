import type { StatisticRecord } from '../data/schema.ts';
import type { Data, Statistic } from '../data/types.ts';
import type { RuleFinding } from './rule.ts';

/** A statistic that a source reported, with its record; one that was withdrawn is looked at no more. */
export interface Reported {
  readonly statistic: Statistic;
  readonly record: StatisticRecord;
}

export function reportedStatistics({ statistics }: Data): readonly Reported[] {
  return [...statistics.values()].flatMap((statistic) =>
    statistic.origin.kind === 'reported' && statistic.origin.record.withdrawn === undefined
      ? [{ statistic, record: statistic.origin.record }]
      : [],
  );
}

/** A statistic, or a reference to calculate with, as somebody wrote it. */
export interface Written {
  readonly statistic: Statistic;
  readonly literal: string;
}

export function writtenStatistics(data: Data): readonly Written[] {
  const references = [...data.statistics.values()].flatMap((statistic) =>
    statistic.origin.kind === 'reference' ? [{ statistic, literal: statistic.origin.record.literal }] : [],
  );
  const reported = reportedStatistics(data).map(({ statistic, record: { literal } }) => ({ statistic, literal }));
  return [...reported, ...references];
}

/** A finding at a field of a statistic's record. */
export function findingAt(
  { at }: Statistic,
  field: string,
  {
    rule,
    message,
    statistics,
  }: { readonly rule: string; readonly message: string; readonly statistics?: readonly string[] },
): RuleFinding {
  return { ...at([field]), severity: 'error', message, rule, ...(statistics === undefined ? {} : { statistics }) };
}
