import { BriefError } from '../errors.ts';
import type { Files } from '../files.ts';
import { createReader, placed, type Reader } from './reader.ts';
import { toStatistic } from './reported.ts';
import {
  conflictsSchema,
  definitionsSchema,
  idPattern,
  placesSchema,
  publicationSchema,
  sourceSchema,
  systemsSchema,
  unitsSchema,
} from './schema.ts';
import type { Data, InSource, Placed, Source, Statistic } from './types.ts';

/**
 * Reads everything under `data/` and gives it shape. All syntax errors, unknown or missing fields, wrong types and
 * duplicate ids are found before it gives up.
 * @throws BriefError data, with a finding for each.
 */
export function loadData(files: Files): Data {
  const reader = createReader(files);
  const publication = reader.one('data/publication.yaml', publicationSchema);
  const places = reader.index('place', reader.list('data/places.yaml', placesSchema, 'places'));
  const units = reader.index('unit', reader.list('data/units.yaml', unitsSchema, 'units'));
  const sources = yamlFiles(files, 'data/sources').flatMap((file) => readSource(file, reader));
  const statistics = sources.flatMap((source) =>
    placed(source.record.statistics ?? [], source.at, ['statistics']).flatMap((record): readonly Statistic[] => {
      const [unit, place] = [units.get(record.unit), places.get(record.place)];
      if (unit === undefined) unknown(reader, { record, field: 'unit', known: units, file: 'data/units.yaml' });
      if (place === undefined) unknown(reader, { record, field: 'place', known: places, file: 'data/places.yaml' });
      return unit === undefined || place === undefined ? [] : [toStatistic({ record, source, unit, place })];
    }),
  );
  const data: Omit<Data, 'publication'> = {
    places,
    units,
    sources: reader.index('source', sources),
    statistics: reader.index('statistic', statistics),
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
  if (reader.findings().length > 0 || publication === undefined) {
    throw new BriefError('data', 'the data have errors', { findings: reader.findings() });
  }
  return { publication: publication.value, ...data };
}

function yamlFiles(files: Files, folder: string): readonly string[] {
  return files.list(folder).flatMap((name) => (/\.ya?ml$/.test(name) ? [`${folder}/${name}`] : []));
}

function readSource(file: string, reader: Reader): readonly Source[] {
  const shaped = reader.one(file, sourceSchema);
  if (shaped === undefined) return [];
  const id = file.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
  if (!idPattern.test(id)) {
    reader.report({ at: shaped.at, path: [], message: `the file's name "${id}" is not an id`, rule: 'wrong-value' });
  }
  return [{ id, record: shaped.value, at: shaped.at }];
}

type Kind = 'events' | 'plans' | 'cases';
type Item<K extends Kind> = NonNullable<Source['record'][K]>[number];

function inSources<K extends Kind>(sources: readonly Source[], kind: K): readonly InSource<Item<K>>[] {
  return sources.flatMap((source) => {
    const items: readonly Item<K>[] = source.record[kind] ?? [];
    return placed(items, source.at, [kind]).map((item) => ({ ...item, source: source.id }));
  });
}

interface Unknown {
  readonly record: Placed<{ readonly unit: string; readonly place: string }>;
  readonly field: 'unit' | 'place';
  readonly known: ReadonlyMap<string, unknown>;
  readonly file: string;
}

function unknown(reader: Reader, { record, field, known, file }: Unknown): void {
  const message = `unknown ${field} "${record[field]}"; ${file} has ${[...known.keys()].sort().join(', ')}`;
  reader.report({ at: record.at, path: [field], message, rule: 'unknown-id' });
}
