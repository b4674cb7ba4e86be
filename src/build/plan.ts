import type { BriefRequest } from '../brief.ts';
import { composeTopic } from '../compose/compose.ts';
import type { Indexed } from '../compose/compose-index.ts';
import type { Data } from '../data/types.ts';
import { comparedWith, type EditionStatus, editionStatus } from '../editions/history.ts';
import { loadEditions } from '../editions/read.ts';
import type { EditionRecord } from '../editions/schema.ts';
import { identifyBrowser } from '../print/machine.ts';
import { projectPaths } from '../project/paths.ts';
import { version } from '../project/version.ts';
import { topicLanguage } from '../topic/load.ts';
import type { Topic } from '../topic/types.ts';
import { askedDate } from './asked-date.ts';
import { type Composed, datedAs } from './dated.ts';
import { chooseDate, type Decision } from './decide.ts';
import { contentHash, inputsOf, undated } from './inputs.ts';
import { type Materials, openMaterials } from './materials.ts';
import { chooseBrowser } from './open-browser.ts';
import { readOutputs } from './outputs.ts';
import { type PlannedIndex, planIndex } from './plan-index.ts';
import { lookOf, type PlanContext, type Planning } from './planning.ts';

/** A briefing to build, and whether that is needed. */
export interface BuildPlan extends Composed {
  /** Its formats are those that are not up to date. */
  readonly request: BriefRequest;
  readonly decision: Decision;
  /** Hash of the content. */
  readonly content: string;
  /** Where the content stands among the issued editions. */
  readonly status: EditionStatus;
  readonly editions: readonly EditionRecord[];
}

/** Decides what of each briefing is to be built, from the project and from the files that are there. */
export interface Planner {
  readonly plan: (topic: Topic, data: Data) => BuildPlan;
  /** Decides the same of the index of briefings; its formats are those that are to be written. */
  readonly planIndex: (briefings: readonly Indexed[], data: Data) => PlannedIndex;
  /** Which build of the browser prints; "none" where no PDF is wanted. */
  readonly browser: string;
}

export function openPlanner(planning: Planning): Planner {
  const { request, edge, files } = planning;
  const { out } = projectPaths(edge.root, request.out);
  const browser = request.formats.includes('pdf') ? identifyBrowser(chooseBrowser(request, edge)) : 'none';
  const asked = askedDate(request, edge);
  let materials: Materials | undefined;
  const context = (data: Data): PlanContext => {
    materials ??= openMaterials(files, data);
    return { ...planning, out, materials, browser, asked };
  };
  return {
    browser,
    plan: (topic, data) => planOne({ topic, data }, context(data)),
    planIndex: (briefings, data) => planIndex({ briefings, data }, context(data)),
  };
}

interface TopicWithData {
  readonly topic: Topic;
  readonly data: Data;
}

function planOne({ topic, data }: TopicWithData, context: PlanContext): BuildPlan {
  const { request: wanted, files, edge, asked, materials, out } = context;
  const name = topic.id;
  const look = lookOf(topic.front.theme, data, wanted);
  const theme = materials.theme(look.theme);
  const language = materials.language(topicLanguage(topic, data.publication.locale));
  const { locale, templates } = language;
  const withDate = composeTopic({ name, topic, data, locale });
  const inputs = inputsOf(withDate({ edition: undated }), data, {
    ...{ topic, templates: JSON.stringify([...templates]), theme: theme.look, fonts: theme.fonts },
    ...{ locale: language.words, tool: edge.code },
  });
  const content = contentHash(inputs);
  const editions = loadEditions(files, name);
  const status = findStatus({ name, content, editions }, context);
  const outputs = readOutputs(name, out, wanted.formats);
  const dates = { asked, issued: status.edition?.date, kept: outputs.dateOf(content), today: edge.today() };
  const plain: Omit<BuildPlan, 'request' | 'decision'> = { withDate, inputs, content, status, editions };
  const request: BriefRequest = {
    ...{ name, place: topic.at([]), data, locale, templates, theme: theme.theme },
    ...{ pageSize: look['page-size'], largePrint: look['large-print'], creator: `Briefpress ${version(edge.engine)}` },
    ...datedAs(status, {
      ...{ published: chooseDate(dates), draft: wanted.draft, look },
      ...{ inputs, browser: context.browser, withDate },
    }),
    formats: wanted.formats,
  };
  return { ...plain, ...outputs.decide(request, wanted.force) };
}

/**
 * Where the content stands. An edition is what was issued on its date: with another date, or as a draft, the same
 * content is a copy that was not issued.
 */
function findStatus(
  { name, content, editions }: Pick<BuildPlan, 'content' | 'editions'> & { readonly name: string },
  { request, asked, since }: PlanContext,
): EditionStatus {
  const issued = editionStatus(editions, content);
  const isCopy = request.draft || (asked !== undefined && asked !== issued.edition?.date);
  const usual = isCopy ? editionStatus(editions, '') : issued;
  return since === undefined ? usual : comparedWith(usual, since.choose(name, editions), editions);
}
