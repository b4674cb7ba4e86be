import { BriefError } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { didYouMean } from '../project/nearest.ts';
import { calculate } from './calculate.ts';
import { readStatistics } from './csv-statistics.ts';
import { createReader, placed, type Reader } from './reader.ts';
import { toReference, toStatistic } from './reported.ts';
import {
  calculatedSchema,
  conflictsSchema,
  definitionsSchema,
  idPattern,
  type Place,
  placesSchema,
  publicationSchema,
  referencesSchema,
  type StatisticRecord,
  sourceSchema,
  systemsSchema,
  type Unit,
  unitsSchema,
} from './schema.ts';
import { followSeries } from './series.ts';
import type { Data, InSource, Placed, Source, Statistic } from './types.ts';

/**
 * Reads everything under `data/`.
 * @throws BriefError data, with findings for all syntax errors, unknown or missing fields, wrong types, duplicate ids
 * and formulas that the evidence does not allow.
 */
export function loadData(files: Files): Data {
  const reader = createReader(files);
  const publication = reader.one('data/publication.yaml', publicationSchema);
  const places = reader.index('place', reader.list('data/places.yaml', placesSchema, 'places'));
  const units = reader.index('unit', reader.list('data/units.yaml', unitsSchema, 'units'));
  const language = publication?.value.locale.split('-')[0] ?? 'en';
  const sources = yamlFiles(files, 'data/sources').flatMap((file) => readSource(file, reader));
  const data: Omit<Data, 'publication'> = {
    places,
    units,
    sources: reader.index('source', sources),
    statistics: followSeries(readAllStatistics({ sources, places, units, language, files, reader })),
    events: reader.index('event', inSources(sources, 'events')),
    plans: reader.index('plan', inSources(sources, 'plans')),
    cases: reader.index('case', inSources(sources, 'cases')),
    definitions: reader.index('definition', reader.list('data/definitions.yaml', definitionsSchema, 'definitions')),
    conflicts: reader.index('conflict', reader.list('data/conflicts.yaml', conflictsSchema, 'conflicts')),
    systems: reader.index(
      'system',
      yamlFiles(files, 'data/systems').flatMap((file) => reader.list(file, systemsSchema, 'systems')),
    ),
  };
  const findings = reader
    .findings()
    .toSorted((a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column);
  if (findings.length > 0 || publication === undefined) {
    throw new BriefError('data', 'the data have errors', { findings });
  }
  return { publication: publication.value, ...data };
}

function yamlFiles(files: Files, folder: string): readonly string[] {
  return files.list(folder).flatMap((name) => (/\.ya?ml$/.test(name) ? [`${folder}/${name}`] : []));
}

function readSource(file: string, reader: Reader): readonly Source[] {
  const shaped = reader.one(file, sourceSchema);
  if (shaped === undefined) return [];
  const id = nameOf(file);
  if (!idPattern.test(id)) {
    const message = `the file name "${id}" is not an id; use lower-case letters, digits and hyphens`;
    reader.report({ at: shaped.at, path: [], message, rule: 'wrong-value' });
  }
  return [{ id, record: shaped.value, at: shaped.at }];
}

/** The name of a file without its folder and extension: the id of a source. */
function nameOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.[a-z]+$/, '');
}

type Kind = 'events' | 'plans' | 'cases';
type Item<K extends Kind> = NonNullable<Source['record'][K]>[number];

function inSources<K extends Kind>(sources: readonly Source[], kind: K): readonly InSource<Item<K>>[] {
  return sources.flatMap((source) => {
    const items: readonly Item<K>[] = source.record[kind] ?? [];
    return placed(items, source.at, [kind]).map((item) => ({ ...item, source: source.id }));
  });
}

interface Scope {
  readonly sources: readonly Source[];
  readonly places: ReadonlyMap<string, Place>;
  readonly units: ReadonlyMap<string, Unit>;
  /** The language of texts in a CSV that name none. */
  readonly language: string;
  readonly files: Files;
  readonly reader: Reader;
}

/** The statistics that sources report, the references, and what is calculated from both. */
function readAllStatistics(scope: Scope): ReadonlyMap<string, Statistic> {
  const { sources, units, reader } = scope;
  const rows = readRows(scope);
  const reported = sources.flatMap((source) => {
    const records = placed(source.record.statistics ?? [], source.at, ['statistics']);
    return [...records, ...(rows.get(source.id) ?? [])].flatMap((record) =>
      withUnit(record, scope, (found) => toStatistic({ record, source, ...found })),
    );
  });
  const references = reader.list('data/references.yaml', referencesSchema, 'references').flatMap((record) => {
    if (sources.some(({ id }) => id === record.id)) {
      const message = `"${record.id}" is already the id of a source; give this reference another id`;
      reader.report({ at: record.at, path: ['id'], message, rule: 'duplicate-id' });
    }
    return withUnit(record, scope, (found) => toReference({ record, ...found }));
  });
  // An id may be unknown only because its file could not be read, which has been reported already.
  const complete = reader.findings().length === 0;
  const calculated = calculate({
    records: reader.list('data/calculated.yaml', calculatedSchema, 'calculated'),
    known: new Map([...reported, ...references].map((statistic) => [statistic.id, statistic])),
    units,
    report: ({ at }, { message, rule, unknown }) => {
      const near = unknown === undefined ? '' : didYouMean(unknown, knownIds(reported, references));
      const path = [rule === 'duplicate-id' ? 'id' : 'formula'];
      if (complete || rule !== 'unknown-id') reader.report({ at, path, message: `${message}${near}`, rule });
    },
  });
  return reader.index('statistic', [...reported, ...references, ...calculated]);
}

function knownIds(...lists: readonly (readonly Statistic[])[]): readonly string[] {
  return lists.flatMap((list) => list.map(({ id }) => id));
}

/** The statistics of each source's CSV, by source. */
function readRows({
  sources,
  files,
  reader,
  language,
}: Scope): ReadonlyMap<string, readonly Placed<StatisticRecord>[]> {
  const tables = files.list('data/sources').filter((name) => name.endsWith('.csv'));
  return new Map(
    tables.map((name) => {
      const file = `data/sources/${name}`;
      const id = nameOf(name);
      const { records, findings } = readStatistics(files.bytes(file), { file, language });
      reader.add(findings);
      if (!sources.some((source) => source.id === id) && !files.exists(`data/sources/${id}.yaml`)) {
        const message = `data/sources/${id}.yaml is missing, which must say what the source is; add it`;
        reader.add([{ file, line: 1, column: 1, severity: 'error', message, rule: 'missing-file' }]);
      }
      return [id, records];
    }),
  );
}

/** What `make` makes of a record with its unit and place; nothing but findings if one of them is unknown. */
function withUnit(
  record: Placed<{ readonly unit: string; readonly place: string }>,
  { places, units, reader }: Scope,
  make: (found: { readonly unit: Unit; readonly place: Place }) => Statistic,
): readonly Statistic[] {
  const [unit, place] = [units.get(record.unit), places.get(record.place)];
  if (unit === undefined) unknown(reader, { record, field: 'unit', known: units, file: 'data/units.yaml' });
  if (place === undefined) unknown(reader, { record, field: 'place', known: places, file: 'data/places.yaml' });
  return unit === undefined || place === undefined ? [] : [make({ unit, place })];
}

interface Unknown {
  readonly record: Placed<{ readonly unit: string; readonly place: string }>;
  readonly field: 'unit' | 'place';
  readonly known: ReadonlyMap<string, unknown>;
  readonly file: string;
}

function unknown(reader: Reader, { record, field, known, file }: Unknown): void {
  const near = didYouMean(record[field], known.keys());
  const message = `unknown ${field} "${record[field]}"${near}; ${file} has ${[...known.keys()].sort().join(', ')}`;
  reader.report({ at: record.at, path: [field], message, rule: 'unknown-id' });
}
