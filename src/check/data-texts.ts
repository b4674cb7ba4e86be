import { isBuiltIn } from '../data/built-in-units.ts';
import { datedRecords } from '../data/dated-records.ts';
import type { CalculatedRecord, Text, Unit } from '../data/schema.ts';
import { oneOfEach } from '../data/series-index.ts';
import type { Data, Located, Source } from '../data/types.ts';
import type { Locate, Step } from '../data/yaml.ts';
import type { Position } from '../project/errors.ts';
import { onceEach } from '../project/once-each.ts';
import { singleValues } from './reported.ts';

/** A text in the data that can be printed. */
export interface DataText {
  /** The record that has it, as `statistic:an-id`. */
  readonly record: string;
  /** The first key of its path in the record. */
  readonly field: string;
  /** "the note of statistic an-id", for messages. */
  readonly name: string;
  readonly text: Text;
  readonly at: (language?: string) => Position;
  /** A statement of our own, a note of ours on a source, a name, or the title of a document. */
  readonly role: 'claim' | 'note' | 'name' | 'title';
  /** The heads of a table that it names, or what its formula does; a number in them is that of a name: "aged 16 to 64". */
  readonly heads?: readonly string[];
}

/** A text in one of its languages. */
export interface TextInLanguage extends Omit<DataText, 'text' | 'at'> {
  readonly language: string;
  readonly text: string;
  readonly at: () => Position;
}

/** The fields of each kind of record that hold texts, and what the texts are. */
const fields = {
  source: {
    title: 'title',
    publisher: 'name',
    kind: 'name',
    'event.name': 'name',
    'reported-by': 'name',
    'published-note': 'name',
    note: 'note',
    'revision-note': 'name',
    'grade-reason': 'name',
  },
  measure: { measure: 'claim', note: 'note', definition: 'claim', adjustment: 'name' },
  table: { adjustment: 'name', bounds: 'name' },
  statistic: {
    measure: 'claim',
    note: 'note',
    'not-printed': 'name',
    'grade-reason': 'name',
    'reported-by': 'name',
    definition: 'claim',
    bounds: 'name',
    'withdrawn.reason': 'name',
  },
  event: { name: 'name', title: 'name', what: 'claim', by: 'name', note: 'note' },
  system: { name: 'name', 'run-by': 'name', what: 'claim', note: 'note' },
  place: { name: 'name' },
  definition: { term: 'name', meaning: 'claim' },
  conflict: { problem: 'claim', 'decision.reason': 'claim', 'decision.unresolved': 'claim' },
  unit: { text: 'name' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, DataText['role']>>>>;

/** Every text in the data that may be given per language, with the record that it belongs to. */
export const dataTexts = onceEach((data: Data): readonly DataText[] => {
  const { sources, systems, places, definitions, conflicts } = data;
  return [
    ...[...sources.values()].flatMap(({ id, at, record }) => textsOf('source', { id, at, record })),
    ...[...sources.values()].flatMap(textsOfTables),
    ...textsOfStatistics(data),
    ...[...datedRecords(data).values()].flatMap((record) => textsOf('event', { ...record, record })),
    ...[...systems.values()].flatMap((record) => textsOf('system', { ...record, record })),
    ...[...places.values()].flatMap((record) => textsOf('place', { ...record, record })),
    ...[...definitions.values()].flatMap((record) => textsOf('definition', { ...record, record })),
    ...[...conflicts.values()].flatMap((record) => textsOf('conflict', { ...record, record })),
    ...unitsOf(data).flatMap((record) => textsOf('unit', { ...record, record })),
  ];
});

/** The texts of a statistic from a table are those of its description; a formula may be written once for many results. */
function textsOfStatistics(data: Data): readonly DataText[] {
  const found: DataText[] = [];
  const formulas = new Set<Located<CalculatedRecord>>();
  for (const { id, at, origin } of singleValues(data)) {
    if (origin.kind === 'table') continue;
    if (origin.kind === 'calculated') formulas.add(origin.record);
    else for (const text of textsOf('statistic', { id, at, record: origin.record })) found.push(text);
  }
  for (const { id, at, origin } of data.missing.values()) {
    if (origin.kind === 'reported')
      for (const text of textsOf('statistic', { id, at, record: origin.record })) found.push(text);
  }
  for (const record of formulas) {
    const heads = numbersOf(record);
    for (const text of textsOf('statistic', { ...record, record })) found.push({ ...text, heads });
  }
  return found;
}

/** The numbers that a formula makes part of its name: of how many periods an average is, and what an index begins with. */
function numbersOf({ formula }: CalculatedRecord): readonly string[] {
  const [, last] = /\blast (\d+)\b/.exec(formula) ?? [];
  const [, base] = /^index\(.*,\s*([\w/-]+)\s*\)$/.exec(formula.trim()) ?? [];
  const [year] = /^\d{4}/.exec(base ?? '') ?? [];
  return [...(last === undefined ? [] : [last]), ...(year === undefined ? [] : [year, '100'])];
}

function textsOfTables({ id, record: { tables = [] }, at: ofSource }: Source): readonly DataText[] {
  return tables.flatMap((table, index) => {
    const at: Locate = (path = []) => ofSource(['tables', index, ...path]);
    const measures = table.measures.flatMap((measure, nth) => {
      const texts = textsOf('measure', {
        id: measure.id,
        at: (path = []) => at(['measures', nth, ...path]),
        record: measure,
      });
      return texts.map((text): DataText => ({ ...text, heads: measure.heads }));
    });
    return [...textsOf('table', { id, at, record: table }), ...measures];
  });
}

/** The project's own units, and of those that every project has only what it uses. */
function unitsOf({ units, statistics, missing }: Data): readonly Located<Unit>[] {
  const used = new Set<Unit>();
  for (const { unit } of oneOfEach(statistics)) used.add(unit);
  for (const { unit } of missing.values()) used.add(unit);
  return [...units.values()].filter((unit) => !isBuiltIn(unit) || used.has(unit));
}

/** Every text in the data in each of its languages. */
export const textsPerLanguage = onceEach((data: Data): readonly TextInLanguage[] =>
  dataTexts(data).flatMap(({ text, at, ...rest }) => {
    const languages = typeof text === 'string' ? { [data.publication.locale]: text } : text;
    return Object.entries(languages).map(([language, words]) => {
      return { ...rest, language, text: words, at: () => at(language) };
    });
  }),
);

interface RecordWithTexts {
  readonly id: string;
  readonly at: Locate;
  readonly record: object;
}

function textsOf(kind: keyof typeof fields, { id, at, record }: RecordWithTexts): readonly DataText[] {
  return Object.entries(fields[kind]).flatMap(([field, role]) => {
    const path = field.split('.');
    const text = textAt(record, path);
    if (text === undefined) return [];
    const locate = (language?: string): Position =>
      at(language === undefined || typeof text === 'string' ? path : [...path, language]);
    return [
      {
        record: `${kind}:${id}`,
        field: path[0] ?? field,
        name: `the ${path[0]} of ${kind} ${id}`,
        text,
        at: locate,
        role,
      },
    ];
  });
}

/** The text at a path; of a unit, whose forms are texts, the form for several. */
function textAt(record: object, path: readonly Step[]): Text | undefined {
  const value = path.reduce<unknown>(memberOf, record);
  if (typeof value !== 'object' || value === null) return value === undefined ? undefined : String(value);
  return Object.fromEntries(Object.entries(value).map(([tag, form]) => [tag, String(memberOf(form, 'other'))]));
}

/** A field of an object; anything else as it is. */
function memberOf(value: unknown, key: Step): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : value;
}
