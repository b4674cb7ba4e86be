import type { z } from 'zod';
import { BriefError, type Finding } from '../errors.ts';
import type { Files } from '../files.ts';
import { parsePeriod } from './period.ts';
import {
  type Conflict,
  conflictsSchema,
  type Definition,
  definitionsSchema,
  idPattern,
  type Place,
  placesSchema,
  publicationSchema,
  type SourceRecord,
  type StatisticRecord,
  type System,
  sourceSchema,
  systemsSchema,
  type Unit,
  unitsSchema,
} from './schema.ts';
import { shapeIssues } from './shape.ts';
import type { Data, Source, Statistic } from './types.ts';
import { type Locate, type Parsed, parseYaml } from './yaml.ts';

/**
 * Reads everything under `data/` and gives it shape. All syntax errors, unknown or missing fields, wrong types and
 * duplicate ids are found before it gives up.
 * @throws BriefError data, with a finding for each.
 */
export function loadData(files: Files): Data {
  const reader = createReader(files);
  const publication = reader.one('data/publication.yaml', publicationSchema);
  const places = reader.many('data/places.yaml', placesSchema, (file) => file.places, 'places');
  const units = reader.many('data/units.yaml', unitsSchema, (file) => file.units, 'units');
  const definitions = reader.many(
    'data/definitions.yaml',
    definitionsSchema,
    (file) => file.definitions,
    'definitions',
  );
  const conflicts = reader.many('data/conflicts.yaml', conflictsSchema, (file) => file.conflicts, 'conflicts');
  const systems = yamlFiles(files, 'data/systems').flatMap((file) =>
    reader.many(file, systemsSchema, (content) => content.systems, 'systems'),
  );
  const sources = yamlFiles(files, 'data/sources').flatMap((file) => reader.source(file));
  const context = {
    places: reader.index<Place>('place', places),
    units: reader.index<Unit>('unit', units),
  };
  const statistics = sources.flatMap((source) =>
    (source.record.statistics ?? []).flatMap((record, index) =>
      reader.statistic({ record, source, at: within(source.at, ['statistics', index]), ...context }),
    ),
  );
  const data = {
    sources: reader.index<Source>('source', sources),
    statistics: reader.index<Statistic>('statistic', statistics),
    definitions: reader.index<Definition>('definition', definitions),
    conflicts: reader.index<Conflict>('conflict', conflicts),
    systems: reader.index<System>('system', systems),
    ...context,
  };
  if (reader.findings.length > 0 || publication === undefined) {
    throw new BriefError('data', 'the data have errors', { findings: reader.findings });
  }
  return { publication, ...data };
}

function yamlFiles(files: Files, folder: string): readonly string[] {
  return files.list(folder).flatMap((name) => (/\.ya?ml$/.test(name) ? [`${folder}/${name}`] : []));
}

type Placed<T> = T & { readonly at: Locate };

function within(locate: Locate, start: readonly (string | number)[]): Locate {
  return (path = []) => locate([...start, ...path]);
}

/** Reads files, keeping every finding, so that one run tells all that is wrong. */
function createReader(files: Files) {
  const findings: Finding[] = [];
  const report = (at: Locate, path: readonly (string | number)[], message: string, rule: string): void => {
    findings.push({ ...at(path), severity: 'error', message, rule });
  };

  const parse = (file: string): Parsed | undefined => {
    try {
      return parseYaml(files.read(file), { file, line: 1, column: 1 });
    } catch (error) {
      if (!(error instanceof BriefError) || error.findings.length === 0) throw error;
      findings.push(...error.findings);
      return undefined;
    }
  };

  const shape = <S extends z.ZodType>(parsed: Parsed | undefined, schema: S): z.infer<S> | undefined => {
    if (parsed === undefined) return undefined;
    const result = schema.safeParse(parsed.value);
    if (result.success) return result.data;
    for (const issue of shapeIssues(result.error)) report(parsed.locate, issue.path, issue.message, issue.rule);
    return undefined;
  };

  const one = <S extends z.ZodType>(file: string, schema: S): z.infer<S> | undefined => shape(parse(file), schema);

  const many = <S extends z.ZodType, T extends object>(
    file: string,
    schema: S,
    items: (content: z.infer<S>) => readonly T[],
    key: string,
  ): readonly Placed<T>[] => {
    if (!files.exists(file)) return [];
    const parsed = parse(file);
    const content = shape(parsed, schema);
    if (parsed === undefined || content === undefined) return [];
    return items(content).map((item, index) => ({ ...item, at: within(parsed.locate, [key, index]) }));
  };

  const source = (file: string): readonly Source[] => {
    const parsed = parse(file);
    const record = shape(parsed, sourceSchema);
    if (parsed === undefined || record === undefined) return [];
    const id = file.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
    if (!idPattern.test(id)) report(parsed.locate, [], `the file's name "${id}" is not an id`, 'id');
    return [{ id, record, at: parsed.locate }];
  };

  const index = <T extends { readonly id: string }>(
    kind: string,
    items: readonly Placed<T>[],
  ): ReadonlyMap<string, Placed<T>> => {
    const byId = new Map<string, Placed<T>>();
    for (const item of items) {
      const first = byId.get(item.id);
      if (first === undefined) byId.set(item.id, item);
      else {
        const { file, line } = first.at(['id']);
        report(item.at, ['id'], `duplicate ${kind} id "${item.id}": first at ${file}:${line}`, 'duplicate-id');
      }
    }
    return byId;
  };

  const statistic = (input: StatisticInput): readonly Statistic[] => {
    const unit = input.units.get(input.record.unit);
    const place = input.places.get(input.record.place);
    if (unit === undefined)
      report(
        input.at,
        ['unit'],
        `unknown unit "${input.record.unit}"; data/units.yaml has ${known(input.units)}`,
        'unknown-id',
      );
    if (place === undefined)
      report(
        input.at,
        ['place'],
        `unknown place "${input.record.place}"; data/places.yaml has ${known(input.places)}`,
        'unknown-id',
      );
    return unit === undefined || place === undefined ? [] : [toStatistic(input, unit, place)];
  };

  return { findings, one, many, source, index, statistic };
}

interface StatisticInput {
  readonly record: StatisticRecord;
  readonly source: { readonly id: string; readonly record: SourceRecord };
  readonly at: Locate;
  readonly places: ReadonlyMap<string, Place>;
  readonly units: ReadonlyMap<string, Unit>;
}

function known(items: ReadonlyMap<string, unknown>): string {
  return [...items.keys()].sort().join(', ');
}

function toStatistic({ record, source, at }: StatisticInput, unit: Unit, place: Place): Statistic {
  const { qualifier } = record;
  const compared = record['compared-with'];
  const grade = record.grade ?? source.record.grade;
  const reportedBy = record['reported-by'] ?? source.record['reported-by'];
  return {
    id: record.id,
    source: source.id,
    measure: record.measure,
    value: record.value,
    qualifiers: qualifier === undefined ? [] : Array.isArray(qualifier) ? qualifier : [qualifier],
    unit,
    place,
    period: parsePeriod(record.period, record['period-kind']),
    recorded: record.recorded ?? false,
    record,
    at,
    ...(compared === undefined
      ? {}
      : { comparedWith: compared === 'previous-year' ? compared : parsePeriod(compared) }),
    ...(grade === undefined ? {} : { grade }),
    ...(reportedBy === undefined ? {} : { reportedBy }),
  };
}
