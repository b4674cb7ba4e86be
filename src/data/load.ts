import { BriefError, type Finding, sortFindings } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { onceEach } from '../project/once-each.ts';
import { withBuiltIn } from './built-in-units.ts';
import { idPattern } from './fields.ts';
import { openMaps } from './maps/read-map.ts';
import { indexById, locateItems, type ReadContext, readItems, readList, readListOrNone, readYamlFile } from './read.ts';
import { readAllStatistics } from './read-statistics.ts';
import {
  conflictsSchema,
  definitionsSchema,
  placesSchema,
  publicationSchema,
  systemsSchema,
  unitsSchema,
} from './schema.ts';
import { followSeries } from './series.ts';
import { sourceIdOf, yamlFiles } from './source-files.ts';
import { sourceSchema } from './source-schema.ts';
import { readTableStatistics } from './tables/of-sources.ts';
import { readTables, type Tables } from './tables/read-tables.ts';
import { type DatedByCell, releaseDate, releaseTitle } from './tables/release-date.ts';
import type { Data, InSource, Source } from './types.ts';
import { UnknownNames } from './unit-and-place.ts';

/**
 * Reads everything under `data/`. Only `publication.yaml` is required. `tables` are the table files that `openTables`
 * read.
 * @throws BriefError data, with findings for all syntax errors, unknown or missing fields, wrong types, duplicate ids
 * and formulas that the evidence does not allow.
 */
export function loadData(files: Files, tables: Tables = new Map()): Data {
  const { publication, findings, ...data } = readData(files, tables);
  if (findings.length === 0 && publication !== undefined) return { publication, ...data };
  throw new BriefError('data', 'the data have errors', { findings: sortFindings(findings) });
}

/** Data that may have errors, with the findings that say which. */
export interface ReadData extends Omit<Data, 'publication'> {
  readonly publication: Data['publication'] | undefined;
  readonly findings: readonly Finding[];
}

/** What was read, by the tables that were opened for it: which places there are may be asked before the rest. */
const dataRead = onceEach((_: Tables) => new Map<Files, ReadData>());

/** What `loadData` reads, with its findings beside it: places and units that are still unknown stand in for themselves. */
export function readData(files: Files, tables: Tables): ReadData {
  const read = dataRead(tables).get(files) ?? readEverything(files, tables);
  dataRead(tables).set(files, read);
  return read;
}

function readEverything(files: Files, tables: Tables): ReadData {
  const findings: Finding[] = [];
  const context = { files, findings };
  const publication = readYamlFile('data/publication.yaml', publicationSchema, context)?.value;
  const named = readUnitsAndPlaces(context);
  const language = publication?.locale.split('-')[0] ?? 'en';
  const sources = yamlFiles(files, 'data/sources')
    .flatMap((file) => readSource(file, context))
    .map(({ record, ...source }): Source => {
      const published = releaseDate({ ...source, record }, tables, files, findings);
      const title = releaseTitle({ ...source, record }, tables, files, findings);
      const cell = typeof record.published === 'string' ? {} : { dateCell: record.published.cell };
      return { ...source, ...cell, record: { ...record, published, title } };
    });
  const definitions = readList('data/definitions.yaml', definitionsSchema, 'definitions', context);
  const conflicts = readList('data/conflicts.yaml', conflictsSchema, 'conflicts', context);
  const systems = yamlFiles(files, 'data/systems').flatMap((file) => readList(file, systemsSchema, 'systems', context));
  const yearStarts = publication?.['financial-year'];
  const ofTables = readTableStatistics({ ...context, ...named, sources, tables, yearStarts });
  const { missing } = ofTables.known;
  const places = new Map([...named.places, ...ofTables.places.map((place) => [place.id, place] as const)]);
  const known = { ...named, sources, places, language, missing, yearStarts, ofTables: ofTables.known };
  const { statistics: all, leftOut } = readAllStatistics({ ...context, ...known });
  return {
    publication,
    findings,
    places,
    units: named.units,
    sources: indexById('source', sources, findings),
    statistics: followSeries(all, missing),
    missing,
    revisionNotes: ofTables.revisionNotes,
    hiddenRows: ofTables.hiddenRows,
    leftOut,
    events: indexById('event', inSources(sources, 'events'), findings),
    plans: indexById('plan', inSources(sources, 'plans'), findings),
    cases: indexById('case', inSources(sources, 'cases'), findings),
    definitions: indexById('definition', definitions, findings),
    conflicts: indexById('conflict', conflicts, findings),
    systems: indexById('system', systems, findings),
    maps: openMaps(files),
  };
}

function readUnitsAndPlaces(context: ReadContext) {
  const [places, units] = [
    readListOrNone('data/places.yaml', placesSchema, 'places', context),
    readListOrNone('data/units.yaml', unitsSchema, 'units', context),
  ];
  return {
    places: indexById('place', places ?? [], context.findings),
    units: withBuiltIn(indexById('unit', units ?? [], context.findings)),
    unread: new Set([
      ...(places === undefined ? ['place' as const] : []),
      ...(units === undefined ? ['unit' as const] : []),
    ]),
    unknown: new UnknownNames(),
  };
}

/** Everything under `data/`, with the table files that its sources describe. @throws BriefError data, as `loadData`. */
export async function loadWithTables(files: Files): Promise<Data> {
  return loadData(files, await openTables(files));
}

/** Reads the table files that the sources of a project describe. Their errors are findings of `loadData`. */
export async function openTables(files: Files): Promise<Tables> {
  const described = yamlFiles(files, 'data/sources').filter((file) => /\btables["']?\s*:/.test(files.read(file)));
  return readTables(
    described.flatMap((file) => readSource(file, { files, findings: [] })),
    files,
  );
}

function readSource(file: string, context: ReadContext): readonly DatedByCell[] {
  const shaped = readItems(file, sourceSchema, context);
  if (shaped === undefined) return [];
  const { value: record, locate: at } = shaped;
  const id = sourceIdOf(file);
  const message = `the file name "${id}" is not an id; use lower-case letters, digits and hyphens`;
  if (!idPattern.test(id)) context.findings.push({ ...at(), severity: 'error', message, rule: 'wrong-value' });
  return [{ id, record, at }];
}

type RecordKind = 'events' | 'plans' | 'cases';
type Item<K extends RecordKind> = NonNullable<Source['record'][K]>[number];

function inSources<K extends RecordKind>(sources: readonly Source[], kind: K): readonly InSource<Item<K>>[] {
  return sources.flatMap((source) => {
    const items: readonly Item<K>[] = source.record[kind] ?? [];
    return locateItems(items, source.at, kind).map((item) => ({ ...item, source: source.id }));
  });
}
