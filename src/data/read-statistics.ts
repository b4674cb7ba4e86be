import { calculate } from './calculate.ts';
import { readRows } from './csv-rows.ts';
import { addById, indexById, locateItems, type ReadContext, readList } from './read.ts';
import { toMissing, toReference, toStatistic } from './reported.ts';
import { calculatedSchema, referencesSchema } from './schema.ts';
import type { Member } from './series-index.ts';
import { StatisticMap } from './statistic-map.ts';
import type { MissingRecord, StatisticRecord } from './statistic-schema.ts';
import type { CellStatistics } from './tables/cell-statistics.ts';
import type { Data, MissingValue, Source, Statistic } from './types.ts';
import { findNames, type UnitsAndPlaces, type UnknownNames } from './unit-and-place.ts';

/** What statistics are read with. */
export interface StatisticsContext extends ReadContext, UnitsAndPlaces {
  readonly sources: readonly Source[];
  /** What the tables have found unknown already. */
  readonly unknown: UnknownNames;
  /** The language of texts in a CSV that name none. */
  readonly language: string;
  readonly ofTables: CellStatistics;
  readonly missing: Map<string, MissingValue>;
  /** The month that a financial year begins with, where a source does not say. */
  readonly yearStarts: number | undefined;
}

/** The statistics that sources report, the references, and what is calculated from both. */
export function readAllStatistics(context: StatisticsContext): {
  readonly statistics: StatisticMap;
  readonly leftOut: Data['leftOut'];
} {
  const { units, places, missing, findings, unknown } = context;
  const members = readMembers(context);
  const reported = members.filter((member) => 'value' in member);
  const references = readReferences(context);
  unknown.report(context, findings);
  // An id may be unknown only because its file could not be read, which has been reported already.
  const isComplete = findings.length === 0;
  const records = readList('data/calculated.yaml', calculatedSchema, 'calculated', context);
  const known = new StatisticMap(context.ofTables);
  addById('statistic', [...reported, ...references], findings, known);
  addMissing({ members, known }, context);
  const unique = [...indexById('statistic', records, findings).values()].filter(({ id, at }) => {
    const { file, line } = known.get(id)?.at(['id']) ?? {};
    const message = `duplicate statistic id "${id}": first at ${file}:${line}`;
    if (file !== undefined) findings.push({ ...at(['id']), severity: 'error', message, rule: 'duplicate-id' });
    return file === undefined;
  });
  const made = calculate({ records: unique, known, missing, isComplete, units, places, findings });
  for (const statistic of made.statistics) known.set(statistic.id, statistic);
  return { statistics: known, leftOut: made.leftOut };
}

/** What sources report in YAML and in the rows of a CSV. */
function readMembers(context: StatisticsContext): readonly Member[] {
  const { sources, unknown, yearStarts } = context;
  const rows = readRows(context);
  return sources.flatMap((source) => {
    const records = locateItems(source.record.statistics ?? [], source.at, 'statistics');
    return [...records, ...(rows.get(source.id) ?? [])].flatMap((record): readonly Member[] => {
      const found = findNames(record, context, unknown);
      if (found === undefined) return [];
      const named = { ...found, yearStarts };
      return [isMissing(record) ? toMissing(record, source, named) : toStatistic(record, source, named)];
    });
  });
}

function isMissing<T extends StatisticRecord | MissingRecord>(record: T): record is T & MissingRecord {
  return record.missing !== undefined;
}

function readReferences(context: StatisticsContext): readonly Statistic[] {
  const { sources, findings, unknown, yearStarts } = context;
  return readList('data/references.yaml', referencesSchema, 'references', context).flatMap((record) => {
    const message = `"${record.id}" is already the id of a source; give this reference another id`;
    if (sources.some(({ id }) => id === record.id))
      findings.push({ ...record.at(['id']), severity: 'error', message, rule: 'duplicate-id' });
    const named = findNames(record, context, unknown);
    return named === undefined ? [] : [toReference(record, { ...named, yearStarts })];
  });
}

interface Reported {
  readonly members: readonly Member[];
  readonly known: StatisticMap;
}

/** Adds the missing values that sources report to those of tables; an id that a statistic has already is a finding. */
function addMissing({ members, known }: Reported, { missing, findings }: StatisticsContext): void {
  const reported = members.filter((member) => 'missing' in member);
  for (const { id, at } of reported) {
    const first = known.get(id)?.at(['id']);
    const message = `duplicate statistic id "${id}": first at ${first?.file}:${first?.line}`;
    if (first !== undefined) findings.push({ ...at(['id']), severity: 'error', message, rule: 'duplicate-id' });
  }
  addById('statistic', reported, findings, missing);
}
