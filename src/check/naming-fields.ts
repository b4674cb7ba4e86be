import type { StatisticRecord } from '../data/statistic-schema.ts';
import type { Data } from '../data/types.ts';
import type { Locate, Step } from '../data/yaml.ts';
import { singleValues } from './reported.ts';

/** A field that names a record: the kind of record, the path of the field, and the id in it. */
type NamingField = readonly ['statistic' | 'source' | 'place', readonly Step[], string | undefined];

/** The fields of a record that name other records. */
interface NamingFields {
  readonly at: Locate;
  readonly fields: readonly NamingField[];
}

/** The records of the data with their fields that name statistics, sources and places. */
export function namingFields(data: Data): readonly NamingFields[] {
  return [
    ...reportedIn(data),
    ...[...data.sources.values()].map(({ record, at }): NamingFields => {
      return { at, fields: [['source', ['primary-source'], record['primary-source']]] };
    }),
    ...[...data.events.values(), ...data.plans.values()].map(ofPlace),
    ...[...data.cases.values()].flatMap((one) => [ofPlace(one), { at: one.at, fields: list(one.statistics) }]),
    ...[...data.places.values()].map(
      ({ within, at }): NamingFields => ({ at, fields: [['place', ['within'], within]] }),
    ),
    ...[...data.systems.values()].flatMap((system): readonly NamingFields[] => [
      ofPlace(system),
      {
        at: system.at,
        fields: [
          ...list(system.statistics),
          ...system.mentions.map(({ source }, index): NamingField => ['source', ['mentions', index, 'source'], source]),
        ],
      },
    ]),
    ...[...data.conflicts.values()].map(({ statistics, decision, at }): NamingFields => {
      const used = 'use' in decision ? decision.use : undefined;
      return { at, fields: [...list(statistics), ['statistic', ['decision', 'use'], used]] };
    }),
  ];
}

function ofPlace({ place, at }: { readonly place: string; readonly at: Locate }): NamingFields {
  return { at, fields: [['place', ['place'], place]] };
}

function reportedIn(data: Data): readonly NamingFields[] {
  return singleValues(data).flatMap(({ origin, at }) =>
    origin.kind === 'reported' ? [ofRecord(origin.record, at)] : [],
  );
}

function ofRecord(record: StatisticRecord, at: Locate): NamingFields {
  return {
    at,
    fields: [
      ...(['change-of', 'part-of', 'converted-from'] as const).map(
        (field): NamingField => ['statistic', [field], record[field]],
      ),
      ...list(record.endpoints, 'endpoints'),
      ...(record['also-in'] ?? []).map(
        ({ source }, index): NamingField => ['source', ['also-in', index, 'source'], source],
      ),
    ],
  };
}

function list(ids: readonly string[] = [], key = 'statistics'): readonly NamingField[] {
  return ids.map((id, index) => ['statistic', [key, index], id]);
}
