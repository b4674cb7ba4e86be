import { datedRecords } from '../../data/dated-records.ts';
import { groupBy } from '../../data/group.ts';
import type { Data } from '../../data/types.ts';
import { writePosition } from '../../project/errors.ts';
import { topicLanguage } from '../../topic/load.ts';
import { topicNames } from '../../topic/names.ts';
import type { Topic } from '../../topic/types.ts';
import { type DataText, dataTexts } from '../data-texts.ts';
import type { Checked, Fault, Rule } from '../rule.ts';
import { bodyStatistics, printedIn } from '../topic-uses.ts';
import { anyWords, hasLanguage } from '../words.ts';

/**
 * A text in the data that is not given in a language that is needed. Every text needs the publication's own language;
 * what a translated topic prints needs the language of that topic.
 */
export const language: Rule = {
  name: 'language',
  run: (checked) => {
    const { data, topics } = checked;
    const { locale } = data.publication;
    const texts = dataTexts(data);
    const translated = topics.filter((topic) => topicLanguage(topic, locale) !== locale);
    return [
      ...lacking(texts, { tag: locale, own: locale, needed: 'the publication' }),
      ...publicationTexts(checked, [...new Set([locale, ...translated.map((topic) => topicLanguage(topic, locale))])]),
      ...translated.flatMap((topic) => {
        const reached = reachedBy(topic, data);
        return lacking(
          texts.filter(({ record }) => reached.has(record)),
          { tag: topicLanguage(topic, locale), own: locale, needed: topic.file },
        );
      }),
    ];
  },
};

/** A language that is needed, the publication's own language, and what needs it. */
interface Needed {
  readonly tag: string;
  readonly own: string;
  readonly needed: string;
}

function lacking(texts: readonly DataText[], needed: Needed): readonly Fault[] {
  const { tag, own } = needed;
  const without = texts.filter(({ text, role }) => {
    // A document is cited by its original title.
    const cited = role === 'title' && typeof text === 'string';
    return !cited && !hasLanguage(text, tag, own);
  });
  const [made, others] = [without.filter(isMade), without.filter((text) => !isMade(text))];
  return [
    ...others.map(({ at, name: what }) => {
      const message = `${what} has no text in ${tag}, the language of ${needed.needed}; add it as {en: …, ${tag}: …}`;
      return { ...at(), message };
    }),
    ...[...groupBy(made, ({ at }) => writePosition(at())).values()].flatMap((places) => madePlaces(places, needed)),
  ];
}

/** Whether it is the name of a place that `new-places` of a table makes. */
function isMade({ record, at }: DataText): boolean {
  return record.startsWith('place:') && at().file !== 'data/places.yaml';
}

/** The places that one description makes of the names in its file stand where it does, and are told of once. */
function madePlaces(places: readonly DataText[], { tag, needed }: Needed): readonly Fault[] {
  const [first] = places;
  if (first === undefined) return [];
  const { text } = first;
  const [name = '', language = ''] = typeof text === 'string' ? [text] : [Object.values(text)[0], Object.keys(text)[0]];
  const others = places.length > 1 ? ` and ${places.length - 1} more` : '';
  const message = `\`new-places\` makes places whose names have no text in ${tag}, the language of ${needed}: "${name}"${others}; where they are written the same in every language, write \`language: mul\` there, else add each to data/places.yaml with both names: {${language}: ${name}, ${tag}: …}`;
  return [{ ...first.at(), message }];
}

/** Reported at the top of the publication's file, since the positions of its fields are not kept. */
function publicationTexts({ data: { publication } }: Checked, tags: readonly string[]): readonly Fault[] {
  const fields = Object.entries({
    name: publication.name,
    series: publication.series,
    contact: publication.contact?.name,
    handling: publication.handling,
    next: publication.next,
    licence: publication.licence,
  });
  return tags.flatMap((tag) =>
    fields.flatMap(([field, text]): readonly Fault[] => {
      if (text === undefined || hasLanguage(text, tag, publication.locale)) return [];
      const message = `the ${field} of the publication has no text in ${tag}, the language of a topic; add it`;
      return [{ file: 'data/publication.yaml', line: 1, column: 1, message }];
    }),
  );
}

/** The records whose texts a topic can print, as `statistic:an-id`. */
function reachedBy(topic: Topic, data: Data): ReadonlySet<string> {
  const names = topicNames(topic);
  const dated = datedRecords(data);
  const events = names.flatMap(({ kind, id }) => (kind === 'event' ? (dated.get(id) ?? []) : []));
  const systems = [...data.systems.values()].filter(({ id, place }) =>
    names.some(
      (named) => (named.kind === 'system' && named.id === id) || (named.kind === 'place' && named.id === place),
    ),
  );
  const direct = new Set([
    ...bodyStatistics(topic, data),
    ...names.flatMap(({ kind, id }) => (kind === 'statistic' ? [id] : [])),
  ]);
  const conflicts = [...data.conflicts.values()].filter(({ statistics }) => statistics.some((id) => direct.has(id)));
  const ids = [
    ...direct,
    ...conflicts.flatMap(({ statistics, problem }) => [...statistics, ...printedIn(anyWords(problem))]),
  ];
  const statistics = ids.flatMap((id) => data.statistics.get(id) ?? data.missing.get(id) ?? []);
  const sources = [
    ...statistics.flatMap((statistic) => statistic.sources),
    ...events.map(({ source }) => source),
    ...systems.flatMap(({ mentions }) => mentions.map(({ source }) => source)),
    ...names.flatMap(({ kind, id }) => (kind === 'source' ? [id] : [])),
  ];
  return new Set([
    ...statistics.flatMap(({ id, unit, place }) => [`statistic:${id}`, `unit:${unit.id}`, `place:${place.id}`]),
    ...sources.map((id) => `source:${id}`),
    ...events.map(({ id }) => `event:${id}`),
    ...systems.flatMap(({ id, place }) => [`system:${id}`, `place:${place}`]),
    ...conflicts.map(({ id }) => `conflict:${id}`),
    ...names.flatMap(({ kind, id }) => (kind === 'definition' ? [`definition:${id}`] : [])),
  ]);
}
