import fs from 'node:fs';
import { topicLanguages } from '../check/choose-briefings.ts';
import { inLanguage } from '../check/words.ts';
import { dataAsAt } from '../data/documents.ts';
import type { Data } from '../data/types.ts';
import type { EditionRecord } from '../editions/schema.ts';
import { BriefError } from '../project/errors.ts';
import type { Files } from '../project/files.ts';
import { projectPaths } from '../project/paths.ts';
import { listTopics, listTranslations, topicLanguage } from '../topic/load.ts';
import { type BriefingName, listBriefings, loadBriefing } from '../topic/params.ts';
import type { Topic } from '../topic/types.ts';
import { topicUses } from '../topic/uses.ts';
import { type BuildPlan, openPlanner, type Planner } from './plan.ts';
import type { BuildEdge, BuildRequest } from './request.ts';
import type { EditionState, ListedBriefing, ListedTopic } from './results.ts';

/** What topics are described with. */
interface Listing {
  readonly request: BuildRequest;
  readonly edge: BuildEdge;
  readonly files: Files;
  readonly data: Data;
}

interface PlannedListing extends Listing {
  /** Or why it cannot be told what is up to date. */
  readonly planner: Planner | string;
}

/**
 * The topics with title, newest edition, newest data, and whether their files are up to date, or why not. No browser is
 * started.
 */
export function describeTopics(listing: Listing): readonly ListedTopic[] {
  const described = { ...listing, planner: plannerOf(listing) };
  return listTopics(listing.files).map((id) => describeTopic(id, described));
}

function plannerOf({ request, edge, files }: Listing): Planner | string {
  try {
    return openPlanner({ request, edge, files });
  } catch (error) {
    if (error instanceof BriefError) return error.message;
    throw error;
  }
}

function describeTopic(id: string, listing: PlannedListing): ListedTopic {
  const { files, data } = listing;
  try {
    const names = listBriefings(files, [id, ...listTranslations(files, id)], () => data);
    const loaded = names.map((name) => ({ name, topic: loadBriefing(files, name, data) }));
    const own = loaded.flatMap(({ name, topic }) => (name.topic === id ? [topic] : []));
    const statistics = namedStatistics(own);
    return {
      id,
      title: titleOf(own, data),
      languages: topicLanguages(files, id, data.publication.locale),
      newest:
        dataAsAt(
          [...statistics].flatMap((named) => data.statistics.get(named) ?? []),
          data,
        ) ?? null,
      statistics: statistics.size,
      briefings: loaded.map(({ name, topic }) => describeBriefing(name, topic, listing)),
    };
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
    return { id, error: error.message };
  }
}

function describeBriefing({ name, param }: BriefingName, topic: Topic, listing: PlannedListing): ListedBriefing {
  const { data, planner } = listing;
  const language = topicLanguage(topic, data.publication.locale);
  const place = param && inLanguage(data.places.get(param.value)?.name ?? {}, data.publication.locale);
  const of = place ?? param?.value ?? language ?? data.publication.locale;
  const unknown = { name, of, upToDate: false };
  if (typeof planner === 'string') return { ...unknown, reasons: [planner] };
  try {
    const plan = planner.plan(topic, data);
    return { name, of, edition: editionOf(plan), ...statusOf(plan, listing) };
  } catch (error) {
    if (!(error instanceof BriefError)) throw error;
    return { ...unknown, reasons: [`it cannot be built: ${error.message}`] };
  }
}

function editionOf({ editions, status }: BuildPlan): NonNullable<ListedBriefing['edition']> | null {
  const last = editions.at(-1);
  return last === undefined ? null : { number: last.edition, date: last.date, state: stateOf(last, status) };
}

function stateOf({ withdrawn }: EditionRecord, { edition }: BuildPlan['status']): EditionState {
  if (withdrawn !== undefined) return 'withdrawn';
  return edition === undefined ? 'changed' : 'current';
}

function statusOf(
  { request, decision }: BuildPlan,
  { request: { out: asked }, edge }: Listing,
): Pick<ListedBriefing, 'upToDate' | 'reasons'> {
  const { build, reasons } = decision;
  if (!build || reasons.length > 0) return { upToDate: !build, reasons };
  const { out } = projectPaths(edge.root, asked);
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
