import path from 'node:path';
import type { BriefRequest } from '../brief.ts';
import { composeTopic } from '../compose/compose.ts';
import type { Data } from '../data/types.ts';
import { comparedWith, type EditionStatus, editionStatus } from '../editions/history.ts';
import { loadEditions } from '../editions/read.ts';
import type { EditionRecord } from '../editions/schema.ts';
import type { MadeFrom } from '../manifest/made-from.ts';
import { type Output, readOutput } from '../manifest/read-output.ts';
import type { Format } from '../page/format.ts';
import { identifyBrowser } from '../print/machine.ts';
import type { Files } from '../project/files.ts';
import { projectPaths } from '../project/paths.ts';
import { version } from '../project/version.ts';
import { defaultTheme, splitLook } from '../style/theme/load.ts';
import { topicLanguage } from '../topic/load.ts';
import type { Topic } from '../topic/types.ts';
import { askedDate } from './asked-date.ts';
import { type Composed, datedAs } from './dated.ts';
import { chooseDate, type Decision, decide } from './decide.ts';
import { fileName } from './file-name.ts';
import { contentHash, inputsOf, undated } from './inputs.ts';
import { type Materials, openMaterials } from './materials.ts';
import { chooseBrowser } from './open-browser.ts';
import type { BuildEdge, BuildRequest } from './request.ts';
import type { Since } from './since.ts';

/** A briefing to build, and whether that is needed. */
export interface Plan extends Composed {
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
  readonly plan: (topic: Topic, data: Data) => Plan;
  /** Which build of the browser prints; "none" where no PDF is wanted. */
  readonly browser: string;
}

/** What plans are made for. */
export interface Planning {
  readonly request: BuildRequest;
  readonly edge: BuildEdge;
  readonly files: Files;
  /** What `--since` names, in place of the usual version to compare with. */
  readonly since?: Since | undefined;
}

interface PlanContext extends Planning {
  /** Absolute path of the folder of the files. */
  readonly out: string;
  readonly materials: Materials;
  readonly browser: string;
  /** `--date`, else SOURCE_DATE_EPOCH. */
  readonly asked: string | undefined;
}

export function openPlanner(planning: Planning): Planner {
  const { request, edge, files } = planning;
  const { out } = projectPaths(edge.root, request.out);
  const browser = request.formats.includes('pdf') ? identifyBrowser(chooseBrowser(request, edge)) : 'none';
  const asked = askedDate(request, edge);
  let materials: Materials | undefined;
  return {
    browser,
    plan: (topic, data) => {
      materials ??= openMaterials(files, data);
      return planOne({ topic, data }, { ...planning, out, materials, browser, asked });
    },
  };
}

interface TopicWithData {
  readonly topic: Topic;
  readonly data: Data;
}

function planOne({ topic, data }: TopicWithData, context: PlanContext): Plan {
  const { request: wanted, files, edge, asked, materials, out } = context;
  const name = topic.id;
  const look = lookOf(topic, data, wanted);
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
  const outputs = new Map<Format, Output>(
    formatsOf(wanted.formats).map((format) => [format, readOutput(path.join(out, fileName(name, format)))]),
  );
  const issued = status.edition?.date;
  const kept = [...outputs.values()].find(
    (output) => typeof output !== 'string' && contentHash(output.inputs) === content,
  );
  const dates = { asked, issued, kept: typeof kept === 'object' ? kept.published : undefined, today: edge.today() };
  const plain: Omit<Plan, 'request' | 'decision'> = { withDate, inputs, content, status, editions };
  const request: BriefRequest = {
    ...{ name, place: topic.at([]), data, locale, templates, theme: theme.theme },
    ...{ pageSize: look['page-size'], largePrint: look['large-print'], creator: `Briefpress ${version(edge.engine)}` },
    ...datedAs(status, {
      ...{ published: chooseDate(dates), draft: wanted.draft, look },
      ...{ inputs, browser: context.browser, withDate },
    }),
    formats: wanted.formats,
  };
  return { ...plain, ...decideFormats(request, outputs, wanted.force) };
}

/** The request for the formats that are not up to date, and why they are not. */
function decideFormats(
  request: BriefRequest,
  outputs: ReadonlyMap<Format, Output>,
  force: boolean,
): Pick<Plan, 'request' | 'decision'> {
  const decided = request.formats.map((format) => ({
    format,
    ...decide(outputs.get(format) ?? 'gone', request.made(format), force),
  }));
  const stale = decided.filter(({ build }) => build);
  const reasons = [...new Set(stale.flatMap((one) => one.reasons))];
  return {
    request: { ...request, formats: stale.map(({ format }) => format) },
    decision: { build: stale.length > 0, reasons },
  };
}

/**
 * Those asked for, and after them the others: their files may have the date of the last build too. A table says nothing
 * of what it was made from, and is written each time.
 */
function formatsOf(wanted: readonly Format[]): readonly Format[] {
  return [...new Set([...wanted, 'pdf', 'html'] as const)].filter((format) => format !== 'csv');
}

/** A look in other colours: `poster/plum`. */
function inPalette(look: string, palette: string | undefined): string {
  return palette === undefined ? look : `${splitLook(look).theme}/${palette}`;
}

function lookOf({ front }: Topic, { publication }: Data, request: BuildRequest): MadeFrom['look'] {
  return {
    theme: inPalette(request.theme ?? front.theme ?? defaultTheme, request.palette),
    'page-size': request.pageSize ?? publication['page-size'] ?? 'A4',
    'large-print': request.largePrint,
  };
}

/**
 * Where the content stands. An edition is what was issued on its date: with another date, or as a draft, the same
 * content is a copy that was not issued.
 */
function findStatus(
  { name, content, editions }: Pick<Plan, 'content' | 'editions'> & { readonly name: string },
  { request, asked, since }: PlanContext,
): EditionStatus {
  const issued = editionStatus(editions, content);
  const isCopy = request.draft || (asked !== undefined && asked !== issued.edition?.date);
  const usual = isCopy ? editionStatus(editions, '') : issued;
  return since === undefined ? usual : comparedWith(usual, since.choose(name, editions), editions);
}
