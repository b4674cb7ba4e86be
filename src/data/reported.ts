import type { Qualifier } from './fields.ts';
import { literalOf } from './literal.ts';
import { parsePeriod } from './period.ts';
import type { Place, ReferenceRecord, Unit } from './schema.ts';
import type { MissingRecord, StatisticRecord } from './statistic-schema.ts';
import type { Located, MissingValue, Source, Statistic } from './types.ts';

/** A count below this is taken as exact, since nobody rounds it without saying so. */
const smallCount = 100;

/** The unit and the place that a record names. */
interface UnitAndPlace {
  readonly unit: Unit;
  readonly place: Place;
  /** The month that a financial year begins with, where it is known. */
  readonly yearStarts?: number | undefined;
}

/** A statistic as its source reports it, with the defaults of the source applied. */
export function toStatistic(record: Located<StatisticRecord>, source: Source, named: UnitAndPlace): Statistic {
  const compared = record['compared-with'];
  const yearStarts = source.record['financial-year'] ?? named.yearStarts;
  return {
    ...describe(record, named, source.record.language),
    period: parsePeriod(record.period, record['period-kind'], yearStarts),
    recorded: record.recorded ?? false,
    sources: [source.id],
    origin: { kind: 'reported', record },
    comparedWith:
      compared === undefined || compared === 'previous-year' ? compared : parsePeriod(compared, undefined, yearStarts),
    grade: record.grade ?? source.record.grade,
    reportedBy: record['reported-by'] ?? reporterOf(source),
    notPrinted: record['not-printed'],
    ...(record.status === undefined ? {} : { statuses: [record.status] }),
    ...(record.lower === undefined ? {} : { lower: record.lower }),
    ...(record.upper === undefined ? {} : { upper: record.upper }),
    ...(record.bounds === undefined ? {} : { bounds: record.bounds }),
  };
}

/** What a source says of a value that it does not give. */
export function toMissing(record: Located<MissingRecord>, source: Source, named: UnitAndPlace): MissingValue {
  const { id, measure, missing, status, at } = record;
  const yearStarts = source.record['financial-year'] ?? named.yearStarts;
  return {
    id,
    measure,
    missing,
    at,
    unit: named.unit,
    place: named.place,
    period: parsePeriod(record.period, record['period-kind'], yearStarts),
    sources: [source.id],
    statuses: status === undefined ? [] : [status],
    reportedBy: record['reported-by'] ?? reporterOf(source),
    origin: { kind: 'reported', record },
  };
}

/** Who reported the statistics of a source that name nobody: of a primary source, its publisher. */
export function reporterOf({ record }: Source): Statistic['reportedBy'] {
  return record['reported-by'] ?? (record.primary ? record.publisher : undefined);
}

/** A population or a rate of data/references.yaml as a statistic that formulas can use and briefings can print. */
export function toReference(record: Located<ReferenceRecord>, named: UnitAndPlace): Statistic {
  return {
    ...describe(record, named),
    period: parsePeriod(record.period, undefined, named.yearStarts),
    recorded: false,
    sources: [record.id],
    origin: { kind: 'reference', record },
    grade: record.grade,
    reportedBy: record.source.publisher,
  };
}

/** What a statistic and a reference say in the same fields. */
function describe(
  record: Located<StatisticRecord | ReferenceRecord>,
  { unit, place }: UnitAndPlace,
  language?: string,
) {
  const { id, measure, qualifier, note, at, value, literal } = record;
  const qualifiers = qualifier === undefined ? [] : [qualifier].flat();
  return {
    id,
    measure,
    qualifiers,
    unit,
    place,
    note,
    at,
    ...precision({ value, literal, qualifiers, unit, language }),
  };
}

interface WrittenValue {
  readonly value: number;
  readonly literal: string;
  readonly qualifiers: readonly Qualifier[];
  readonly unit: Unit;
  readonly language: string | undefined;
}

/**
 * The value with the precision that its literal shows. A count without a qualifier is exact if it is written to the last
 * digit (1,292) or is small. A percentage is rounded to a whole per cent at most: 40% is not 35% to 45%. Any other number
 * may be rounded to its last digit that is not zero.
 */
function precision({
  value,
  literal,
  qualifiers,
  unit,
  language,
}: WrittenValue): Pick<Statistic, 'value' | 'decimals' | 'halfUnit'> {
  const written = literalOf(literal, value, { language, unit: unit.kind });
  if (written === undefined) return { value, halfUnit: 0 };
  const perCent = unit.kind === 'share' || unit.kind === 'change' || unit.kind === 'points';
  const halfUnit = perCent ? Math.min(written.halfUnit, 0.5) : written.halfUnit;
  const whole = unit.kind === 'count' && qualifiers.length === 0;
  const exact = whole && (written.halfUnit <= 0.5 || Math.abs(value) < smallCount);
  // The page may use another scale than the source: "18.5万" has one decimal, 185,000 has none.
  const decimals = Math.max(0, Math.round(-Math.log10(2 * written.halfUnit)));
  return { value, decimals: written.halfUnit === 0 ? 0 : decimals, halfUnit: exact ? 0 : halfUnit };
}
