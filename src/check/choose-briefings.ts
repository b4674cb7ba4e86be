import { readYamlFile } from '../data/read.ts';
import { publicationSchema } from '../data/schema.ts';
import { BriefError } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { didYouMean } from '../project/nearest.ts';
import { flagsOfBriefing, listEveryBriefing } from '../topic/briefing-flags.ts';
import { listTopics, listTranslations, topicLanguage } from '../topic/load.ts';
import { type BriefingName, chooseParams, findPlaces, type KnownPlaces, listBriefings } from '../topic/params.ts';

/** Which briefings a command is for: those of the topics named, in one language or in all of theirs. */
export interface BriefingChoice {
  readonly ids: readonly string[];
  /** A language tag; `every`: all languages of a topic; missing: the publication's own. */
  readonly lang?: string | undefined;
  /** Of a topic written for many places, the one to take: `place=Chengdu`. Missing: all. */
  readonly params?: readonly string[];
  /** Whether a topic without the language is left out instead of being an error. */
  readonly lenient?: boolean;
}

/**
 * The chosen briefings, found from the files alone where the data do not tell the places of a topic.
 * @throws BriefError usage, if a topic does not have the language or the parameter.
 */
export function chooseBriefings(files: Files, choice: BriefingChoice, known: KnownPlaces): readonly BriefingName[] {
  const topics = chooseLanguage(files, choice);
  const all = listBriefings(files, topics, known);
  if (choice.lenient !== true) refuseWithoutPlaces(files, topics, { all, known });
  return chooseParams(files, all, choice.params ?? [], known);
}

/** A topic that was asked for and is of no place at all is not passed over. */
function refuseWithoutPlaces(
  files: Files,
  topics: readonly string[],
  { all, known }: { readonly all: readonly BriefingName[]; readonly known: KnownPlaces },
): void {
  const data = known();
  const none = topics.find((id) => !all.some(({ topic }) => topic === id));
  if (none === undefined || data === undefined) return;
  const findings = findPlaces(files, [none], data);
  throw new BriefError('data', `the topic "${none}" is of no place`, {
    findings,
    hint: 'no place that its "params" ask for has a newest value of two measures of its "headline"',
  });
}

/** The names of topics and of all their translations. */
export function everyLanguage(files: Files, ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => [id, ...listTranslations(files, id)]);
}

function chooseLanguage(files: Files, { ids, lang, lenient = false }: BriefingChoice): readonly string[] {
  if (lang === undefined) return ids;
  if (lang === 'every') return everyLanguage(files, ids);
  const own = ownLanguage(files);
  if (lang === own || own === undefined) return ids;
  const lacking = ids.filter((id) => !topicLanguages(files, id, own).includes(lang));
  if (lacking.length === 0 || (lenient && lacking.length < ids.length))
    return ids.filter((id) => !lacking.includes(id)).map((id) => `${id}.${lang}`);
  const known = new Set(ids.flatMap((id) => topicLanguages(files, id, own)));
  throw new BriefError('usage', `${lacking.join(', ')} is not written in "${lang}"${didYouMean(lang, [...known])}`, {
    hint: lacking.map((id) => `${id} has ${topicLanguages(files, id, own).join(', ')}`).join('; '),
  });
}

/** The publication's language; missing where its file has errors, which are reported when the data are read. */
function ownLanguage(files: Files): string | undefined {
  return readYamlFile('data/publication.yaml', publicationSchema, { files, findings: [] })?.value.locale;
}

/** The languages that a topic is written in, the publication's own first. */
export function topicLanguages(files: Files, id: string, own: string): readonly string[] {
  return [own, ...listTranslations(files, id).map((name) => topicLanguage({ file: `${name}.md` }, own))];
}

/** The topics that a command names, or all if it names none. @throws BriefError usage for an unknown topic. */
export function chooseTopics(files: Files, asked: readonly string[]): readonly string[] {
  const known = listTopics(files);
  const unknown = asked.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    const meant = topicMeant(files, unknown) ?? didYouMean(unknown, known);
    throw new BriefError('usage', `unknown topic "${unknown}"${meant}`, { hint: `topics: ${known.join(', ')}` });
  }
  return asked.length === 0 ? known : [...new Set(asked)];
}

/** A hint for a user who gave the name of a briefing's file, such as `fraud-chengdu`, instead of its topic. */
function topicMeant(files: Files, id: string): string | undefined {
  const briefing = listEveryBriefing(files, () => undefined).find(({ name }) => name === id);
  return briefing && `; did you mean ${flagsOfBriefing(files, briefing)}?`;
}
