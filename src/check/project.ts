import { loadData, openTables, type ReadData, readData } from '../data/load.ts';
import { readYamlFile } from '../data/read.ts';
import { publicationSchema } from '../data/schema.ts';
import type { Tables } from '../data/tables/read-tables.ts';
import type { Data } from '../data/types.ts';
import { readTemplates } from '../page/templates.ts';
import { BriefError, type Finding, sortFindings } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { didYouMean } from '../project/nearest.ts';
import { loadLocale } from '../style/locale/load.ts';
import { createLocale, type Locale } from '../style/locale/locale.ts';
import { scalesOf } from '../style/locale/numbers.ts';
import { flagsOfBriefing, listEveryBriefing } from '../topic/briefing-flags.ts';
import { listTopics, listTranslations, topicLanguage } from '../topic/load.ts';
import {
  type BriefingName,
  chooseParams,
  findPlaces,
  type KnownPlaces,
  listBriefings,
  loadBriefing,
  needPlaces,
} from '../topic/params.ts';
import type { Topic } from '../topic/types.ts';
import { check } from './check.ts';
import type { Checked } from './rule.ts';

/** A project's data and topics, and the findings on them. */
export interface Project {
  readonly data: Data;
  readonly topics: readonly Topic[];
  readonly findings: readonly Finding[];
}

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
 * Reads the data and the named briefings and checks them together. Unused statistics are not reported, since they are
 * no reason to stop a build.
 * @throws BriefError data, if the data cannot be read.
 */
export function loadProject(files: Files, named: readonly BriefingName[], published: string, tables?: Tables): Project {
  const asked = [...new Set(named.map(({ topic }) => topic))];
  const { checked, findings } = readNamed(files, { topics: asked, named: () => named, published, tables });
  const { data, topics } = checked;
  return { data, topics, findings: sortFindings([...findings, ...check({ ...checked, complete: false })]) };
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

/** The table files of a project where they tell the places of a topic, which must be known before the rest is read. */
export async function openPlaces(files: Files, ids: readonly string[]): Promise<Tables | undefined> {
  return needPlaces(files, everyLanguage(files, ids)) ? await openTables(files) : undefined;
}

/** The data as far as they can be read, for the places of topics: read when first asked for. */
export function placesIn(files: Files, tables: Tables | undefined): KnownPlaces {
  let data: ReadData | undefined;
  return () => {
    if (tables !== undefined) data ??= readData(files, tables);
    return data;
  };
}

/** The names of topics and of all their translations. */
function everyLanguage(files: Files, ids: readonly string[]): readonly string[] {
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

/** What the rules check, and the findings on topics that could not be read. */
export interface ReadProject {
  readonly checked: Checked;
  readonly findings: readonly Finding[];
}

/**
 * Reads what the rules check: the data, the named topics in all their languages, and the page templates.
 * @throws BriefError data, if the data cannot be read.
 */
export function readChecked(files: Files, ids: readonly string[], published: string, tables?: Tables): ReadProject {
  const topics = everyLanguage(files, ids);
  return readNamed(files, { topics, named: (data) => listBriefings(files, topics, () => data), published, tables });
}

interface ToRead {
  /** Names of topics, with those of their translations. */
  readonly topics: readonly string[];
  readonly named: (data: Data) => readonly BriefingName[];
  readonly published: string;
  readonly tables: Tables | undefined;
}

function readNamed(files: Files, { topics: asked, named: namedIn, published, tables }: ToRead): ReadProject {
  const data = loadData(files, tables);
  const named = namedIn(data);
  const findings = [...findPlaces(files, asked, data)];
  const topics = named.flatMap((briefing): readonly Topic[] => {
    try {
      return [loadBriefing(files, briefing, data)];
    } catch (error) {
      if (!(error instanceof BriefError) || error.findings.length === 0) throw error;
      for (const found of error.findings) findings.push(found);
      return [];
    }
  });
  const read = new Set(named.map(({ topic }) => topic));
  const complete = topics.length === named.length && listTopics(files).every((id) => read.has(id));
  const templates = new Map([...readTemplates(files)].filter(([file]) => file.endsWith('.hbs')));
  const scales = scalesByTopic(files, data);
  return { checked: { data, topics, complete, templates, published, scalesOf: scales, read: files.read }, findings };
}

/** The scales of each language are read once: a topic may be written for a thousand places. */
function scalesByTopic(files: Files, { publication }: Data): Checked['scalesOf'] {
  const known = new Map<string, ReturnType<Checked['scalesOf']>>();
  return (topic) => {
    const tag = topicLanguage(topic, publication.locale);
    const scales = known.get(tag) ?? scalesOf(loadLocale(files, tag).scales);
    known.set(tag, scales);
    return scales;
  };
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

/** The locale of a briefing. @throws BriefError usage for an unknown one. */
export function chooseLocale(files: Files, data: Data, tag: string | undefined): Locale {
  const wanted = tag ?? data.publication.locale;
  return createLocale(wanted, loadLocale(files, wanted));
}
