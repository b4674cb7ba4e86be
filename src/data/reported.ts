import { literalOf } from './literal.ts';
import { parsePeriod } from './period.ts';
import type { Place, StatisticRecord, Unit } from './schema.ts';
import type { Placed, Source, Statistic } from './types.ts';

/** A statistic as its source reports it, with what the source says for all of its statistics. */
export function toStatistic({
  record,
  source,
  unit,
  place,
}: {
  readonly record: Placed<StatisticRecord>;
  readonly source: Source;
  readonly unit: Unit;
  readonly place: Place;
}): Statistic {
  const { qualifier, id, measure, value, note, at } = record;
  const compared = record['compared-with'];
  const grade = record.grade ?? source.record.grade;
  const reportedBy = record['reported-by'] ?? source.record['reported-by'];
  const written = literalOf(record.literal, value);
  const notPrinted = record['not-printed'];
  return {
    id,
    measure,
    value,
    ...(written === undefined ? {} : { decimals: written.decimals }),
    halfUnit: written?.halfUnit ?? 0,
    qualifiers: qualifier === undefined ? [] : Array.isArray(qualifier) ? qualifier : [qualifier],
    unit,
    place,
    period: parsePeriod(record.period, record['period-kind']),
    recorded: record.recorded ?? false,
    sources: [source.id],
    origin: { kind: 'reported', record },
    at,
    ...(compared === undefined
      ? {}
      : { comparedWith: compared === 'previous-year' ? compared : parsePeriod(compared) }),
    ...(grade === undefined ? {} : { grade }),
    ...(reportedBy === undefined ? {} : { reportedBy }),
    ...(note === undefined ? {} : { note }),
    ...(notPrinted === undefined ? {} : { notPrinted }),
  };
}
