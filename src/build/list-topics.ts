import fs from 'node:fs';
import { chooseLocale, topicLanguages } from '../check/project.ts';
import { inLanguage } from '../check/words.ts';
import type { Options } from '../command-line/flags.ts';
import type { Listed } from '../commands/list.ts';
import { dataAsAt } from '../data/documents.ts';
import type { Data } from '../data/types.ts';
import type { EditionRecord } from '../editions/schema.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { projectPaths } from '../project/paths.ts';
import { listTopics, listTranslations, topicLanguage } from '../topic/load.ts';
import { type BriefingName, listBriefings, loadBriefing } from '../topic/params.ts';
import type { Topic } from '../topic/types.ts';
import { topicUses } from '../topic/uses.ts';
import { type BuildMemory, openMemory, type PlannedBuild } from './memory.ts';

/** What topics are described with. */
interface Listing {
  readonly options: Options;
  readonly edge: Edge;
  readonly files: Files;
  readonly data: Data;
  /** Or why it cannot be told what is up to date. */
  readonly memory: BuildMemory | string;
}

/** One briefing of a topic: its newest edition, and whether its file is up to date. */
interface ListedBriefing {
  readonly name: string;
  /** Where the topic has several, what tells it from the others: its language or place. */
  readonly of: string;
  /** Null where none was issued; missing where it cannot be told. */
  readonly edition?: { readonly number: number; readonly date: string; readonly state: EditionState } | null;
  readonly upToDate: boolean;
  /** Why it is not. */
  readonly reasons: readonly string[];
}

/** `current`: the content is that edition; `changed`: it was, and has changed since. */
type EditionState = 'current' | 'changed' | 'withdrawn';

/**
 * The topics with title, newest edition, newest data, and whether their files are up to date, or why not. A topic that
 * has several briefings has a line for each below it. No browser is started.
 */
export function describeTopics(given: Omit<Listing, 'memory'>): readonly Listed[] {
  const listing = { ...given, memory: remember(given) };
  return listTopics(given.files).flatMap((id) => describeTopic(id, listing));
}

function remember({ options, edge, files }: Omit<Listing, 'memory'>): BuildMemory | string {
  try {
    return openMemory({ options, edge, files, paths: projectPaths(edge.root, options.out) });
  } catch (error) {
    if (error instanceof BriefError) return error.message;
    throw error;
  }
}

/** One that cannot be read says so. */
function describeTopic(id: string, listing: Listing): readonly Listed[] {
  const { files, data } = listing;
  try {
    const names = listBriefings(files, [id, ...listTranslations(files, id)]);
    const loaded = names.map((name) => ({ name, topic: loadBriefing(files, name, data) }));
    const own = loaded.flatMap(({ name, topic }) => (name.topic === id ? [topic] : []));
    const statistics = namedStatistics(own);
    const printed = [...statistics].flatMap((statistic) => data.statistics.get(statistic) ?? []);
    const briefings = loaded.map(({ name, topic }) => describeBriefing(name, topic, listing));
    const [title, newest] = [titleOf(own, data), dataAsAt(printed, data)];
    const languages = topicLanguages(files, id, data.publication.locale);
    const json = { id, title, languages, newest: newest ?? null, statistics: statistics.size };
    return [{ json: { ...json, briefings }, lines: linesOf({ id, title, newest: newest ?? 'no data' }, briefings) }];
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
    return [
      { json: { id, error: error.message }, lines: [[id, '', '', '', `has errors: \`check ${id}\` says which`]] },
    ];
  }
}

interface Head {
  readonly id: string;
  readonly title: string;
  readonly newest: string;
}

function linesOf({ id, title, newest }: Head, briefings: readonly ListedBriefing[]): Listed['lines'] {
  const [single, ...others] = briefings;
  if (single !== undefined && others.length === 0)
    return [[id, editionText(single), newest, title, statusText(single)]];
  const count = briefings.filter(({ upToDate }) => upToDate).length;
  return [
    [id, '', newest, title, `${count} of ${briefings.length} up to date`],
    ...briefings.map((one) => [`  ${one.name}`, editionText(one), '', one.of, statusText(one)]),
  ];
}

function editionText({ edition }: ListedBriefing): string {
  if (edition === undefined) return '';
  if (edition === null) return 'not issued';
  const named = `edition ${edition.number}`;
  return { current: named, changed: `changed since ${named}`, withdrawn: `${named} withdrawn` }[edition.state];
}

function statusText({ upToDate, reasons }: ListedBriefing): string {
  return upToDate ? 'up to date' : reasons.join('; ');
}

function describeBriefing({ name, param }: BriefingName, topic: Topic, listing: Listing): ListedBriefing {
  const { data, files, memory } = listing;
  const language = topicLanguage(topic, data.publication.locale);
  const place = param && inLanguage(data.places.get(param.value)?.name ?? {}, data.publication.locale);
  const of = place ?? param?.value ?? language ?? data.publication.locale;
  const unknown = { name, of, upToDate: false };
  if (typeof memory === 'string') return { ...unknown, reasons: [memory] };
  try {
    const locale = chooseLocale(files, data, language);
    const plan = memory.plan({ topic, project: { data, topics: [topic], findings: [] }, locale });
    return { name, of, edition: editionOf(plan), ...statusOf(plan, listing) };
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
    return { ...unknown, reasons: [`it cannot be built: ${error.message}`] };
  }
}

function editionOf({ editions, standing }: PlannedBuild): NonNullable<ListedBriefing['edition']> | null {
  const last = editions.at(-1);
  return last === undefined ? null : { number: last.edition, date: last.date, state: stateOf(last, standing) };
}

function stateOf({ withdrawn }: EditionRecord, { edition }: PlannedBuild['standing']): EditionState {
  if (withdrawn !== undefined) return 'withdrawn';
  return edition === undefined ? 'changed' : 'current';
}

function statusOf(
  { request, decision }: PlannedBuild,
  { options, edge }: Listing,
): Pick<ListedBriefing, 'upToDate' | 'reasons'> {
  const { build, reasons } = decision;
  if (!build || reasons.length > 0) return { upToDate: !build, reasons };
  const { out } = projectPaths(edge.root, options.out);
  const isThere = request.formats.some((format) => fs.existsSync(`${out}/${request.name}.${format}`));
  return { upToDate: false, reasons: [isThere ? 'what its file was built from is not known' : 'not built yet'] };
}

function namedStatistics(topics: readonly Topic[]): ReadonlySet<string> {
  const uses = topics.flatMap(topicUses);
  return new Set(uses.flatMap((use) => (use.kind === 'statistic' ? [use.id] : [])));
}

/** The title of a topic; of one that is written for many places, with the names of them all. */
function titleOf(topics: readonly Topic[], { places, publication }: Data): string {
  const names = topics.flatMap(({ param }) => {
    const name = param && places.get(param.value)?.name;
    return name === undefined ? [] : (inLanguage(name, publication.locale) ?? param?.value ?? []);
  });
  return (topics[0]?.front.title ?? '').replace(/\{\{\s*param\s+["']place["']\s*\}\}/g, names.join(', '));
}
