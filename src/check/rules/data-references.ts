import type { Data, Statistic } from '../../data/types.ts';
import type { Locate, Step } from '../../data/yaml.ts';
import type { Finding } from '../../project/errors.ts';
import { didYouMean } from '../../project/nearest.ts';
import { helperTargets, isHelper, readExpressions } from '../../topic/expressions.ts';
import { dataTexts } from '../data-texts.ts';
import type { Checked, Rule } from '../rule.ts';
import { realPosition } from '../text-position.ts';
import { inLanguage } from '../words.ts';
import { unknown } from './topic-references.ts';

/** Unknown ids in the data: in fields, and in the helpers in our own words. */
export const dataReferences: Rule = {
  name: 'unknown-id',
  run: (checked) => [...fields(checked.data).flatMap((field) => missing(field, checked.data)), ...inTexts(checked)],
};

/** A field that names a record. */
interface Field {
  readonly kind: 'statistic' | 'source' | 'place';
  readonly id: string | undefined;
  readonly at: Locate;
  readonly path: readonly Step[];
}

function missing({ kind, id, at, path }: Field, data: Data): readonly Finding[] {
  const ids: ReadonlyMap<string, unknown> =
    kind === 'statistic' ? data.statistics : kind === 'source' ? data.sources : data.places;
  if (id === undefined || ids.has(id)) return [];
  const message = `unknown ${kind} "${id}"${didYouMean(id, ids.keys())}`;
  return [{ ...at(path), severity: 'error', message, rule: 'unknown-id' }];
}

function fields(data: Data): readonly Field[] {
  const dated = [...data.events.values(), ...data.plans.values(), ...data.cases.values()];
  return [
    ...[...data.statistics.values()].flatMap(ofStatistic),
    ...[...data.sources.values()].map(
      ({ record, at }): Field => ({ kind: 'source', id: record['primary-source'], at, path: ['primary-source'] }),
    ),
    ...dated.map(({ place, at }): Field => ({ kind: 'place', id: place, at, path: ['place'] })),
    ...[...data.cases.values()].flatMap(({ statistics, at }) => list(statistics, at)),
    ...[...data.places.values()].map(({ within, at }): Field => ({ kind: 'place', id: within, at, path: ['within'] })),
    ...[...data.systems.values()].flatMap(({ place, statistics, mentions, at }): readonly Field[] => [
      { kind: 'place', id: place, at, path: ['place'] },
      ...list(statistics, at),
      ...mentions.map(
        ({ source }, index): Field => ({ kind: 'source', id: source, at, path: ['mentions', index, 'source'] }),
      ),
    ]),
    ...[...data.conflicts.values()].flatMap(({ statistics, decision, at }): readonly Field[] => [
      ...list(statistics, at),
      ...('use' in decision ? [{ kind: 'statistic' as const, id: decision.use, at, path: ['decision', 'use'] }] : []),
    ]),
  ];
}

function ofStatistic({ origin, at }: Statistic): readonly Field[] {
  if (origin.kind !== 'reported') return [];
  const { record } = origin;
  return [
    ...(['change-of', 'part-of', 'converted-from'] as const).map(
      (field): Field => ({ kind: 'statistic', id: record[field], at, path: [field] }),
    ),
    ...(record.endpoints ?? []).map((id, index): Field => ({ kind: 'statistic', id, at, path: ['endpoints', index] })),
    ...(record['also-in'] ?? []).map(
      ({ source }, index): Field => ({ kind: 'source', id: source, at, path: ['also-in', index, 'source'] }),
    ),
  ];
}

function list(ids: readonly string[] | undefined, at: Locate): readonly Field[] {
  return (ids ?? []).map((id, index): Field => ({ kind: 'statistic', id, at, path: ['statistics', index] }));
}

function inTexts({ data, read }: Checked): readonly Finding[] {
  return dataTexts(data).flatMap(({ text, at }) => {
    const languages = typeof text === 'string' ? [data.publication.locale] : Object.keys(text);
    return languages.flatMap((language) => {
      const ours = inLanguage(text, language) ?? '';
      if (!ours.includes('{{')) return [];
      const start = at(language);
      const { references, findings } = readExpressions(ours, start);
      const ids = references.flatMap(({ helper, id, ...position }) =>
        unknown({ kind: isHelper(helper) ? helperTargets[helper] : 'statistic', id, position }, data),
      );
      return [...findings, ...ids].map((found) => ({
        ...found,
        ...realPosition(read(start.file), { start, text: ours, counted: found }),
      }));
    });
  });
}
