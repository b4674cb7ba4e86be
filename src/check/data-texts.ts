import type { Text } from '../data/schema.ts';
import type { Data, Located } from '../data/types.ts';
import type { Step } from '../data/yaml.ts';
import type { Position } from '../project/errors.ts';
import { onceEach } from '../project/once-each.ts';

/** A text in the data that can be printed. */
export interface DataText {
  /** The record that has it, as `statistic:an-id`. */
  readonly record: string;
  /** "the note of statistic an-id", for messages. */
  readonly name: string;
  readonly text: Text;
  readonly at: (language?: string) => Position;
  /** A statement of our own, a note of ours on a source, a name, or the title of a document. */
  readonly role: 'claim' | 'note' | 'name' | 'title';
}

type TextFields = Readonly<Record<string, { readonly text: Text | undefined; readonly path?: readonly Step[] }>>;

/** Every text in the data that may be given per language, with the record that it belongs to. */
export const dataTexts = onceEach(listTexts);

function listTexts(data: Data): readonly DataText[] {
  return [
    ...sourceTexts(data),
    ...statisticTexts(data),
    ...[...data.events.values(), ...data.plans.values(), ...data.cases.values()].flatMap((dated) =>
      texts('event', dated, ['what'], {
        ...('name' in dated ? { name: { text: dated.name } } : { title: { text: dated.title } }),
        what: { text: dated.what },
        by: { text: dated.by },
        note: { text: dated.note },
      }),
    ),
    ...[...data.systems.values()].flatMap((system) =>
      texts('system', system, ['what'], {
        name: { text: system.name },
        'run-by': { text: system['run-by'] },
        what: { text: system.what },
        note: { text: system.note },
      }),
    ),
    ...[...data.places.values()].flatMap((place) => texts('place', place, [], { name: { text: place.name } })),
    ...[...data.definitions.values()].flatMap((definition) =>
      texts('definition', definition, ['meaning'], {
        term: { text: definition.term },
        meaning: { text: definition.meaning },
      }),
    ),
    ...conflictTexts(data),
    ...unitTexts(data),
  ];
}

function sourceTexts(data: Data): readonly DataText[] {
  return [...data.sources.values()].flatMap(({ id, record, at }) =>
    texts('source', { id, at }, [], {
      title: { text: record.title },
      publisher: { text: record.publisher },
      kind: { text: record.kind },
      event: { text: record.event?.name, path: ['event', 'name'] },
      'reported-by': { text: record['reported-by'] },
      'published-note': { text: record['published-note'] },
      note: { text: record.note },
    }),
  );
}

function statisticTexts(data: Data): readonly DataText[] {
  return [...data.statistics.values()].flatMap((statistic) => {
    const { origin, measure, note, notPrinted } = statistic;
    const record = origin.kind === 'reported' ? origin.record : undefined;
    return texts('statistic', statistic, ['measure', 'definition'], {
      measure: { text: measure },
      note: { text: note },
      'not-printed': { text: notPrinted },
      'reported-by': { text: record?.['reported-by'] },
      definition: { text: record?.definition },
      withdrawn: { text: record?.withdrawn?.reason, path: ['withdrawn', 'reason'] },
    });
  });
}

function conflictTexts({ conflicts }: Data): readonly DataText[] {
  return [...conflicts.values()].flatMap((conflict) => {
    const { decision } = conflict;
    return texts('conflict', conflict, ['problem', 'decision'], {
      problem: { text: conflict.problem },
      decision:
        'use' in decision
          ? { text: decision.reason, path: ['decision', 'reason'] }
          : { text: decision.unresolved, path: ['decision', 'unresolved'] },
    });
  });
}

/** A unit has a singular and a plural; here it only matters whether the language is given. */
function unitTexts({ units }: Data): readonly DataText[] {
  return [...units.values()].flatMap((unit) => {
    const forms = Object.entries(unit.text).map(([tag, form]) => [tag, typeof form === 'string' ? form : form.other]);
    return texts('unit', unit, [], { text: { text: Object.fromEntries(forms) } });
  });
}

function texts(
  kind: string,
  { id, at }: Located<{ readonly id: string }>,
  claims: readonly string[],
  fields: TextFields,
): readonly DataText[] {
  return Object.entries(fields).flatMap(([field, { text, path = [field] }]) =>
    text === undefined
      ? []
      : [
          {
            record: `${kind}:${id}`,
            name: `the ${field} of ${kind} ${id}`,
            text,
            at: (language) => at(language === undefined || typeof text === 'string' ? path : [...path, language]),
            role: roleOf(kind, field, claims),
          },
        ],
  );
}

function roleOf(kind: string, field: string, claims: readonly string[]): DataText['role'] {
  if (claims.includes(field)) return 'claim';
  if (kind === 'source' && field === 'title') return 'title';
  return field === 'note' ? 'note' : 'name';
}
