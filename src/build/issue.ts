import path from 'node:path';
import { brief, type Stage } from '../brief.ts';
import { compare } from '../editions/compare.ts';
import { isEdition } from '../editions/history.ts';
import { editionFile } from '../editions/read.ts';
import { removeRecord, writeNewRecord } from '../editions/record.ts';
import { type EditionRecord, editionFormat } from '../editions/schema.ts';
import type { RunningBrowser } from '../print/launch.ts';
import { BriefError } from '../project/errors.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { projectPaths } from '../project/paths.ts';
import { sha256 } from '../project/sha256.ts';
import { prepareOutput, writeFile } from '../project/write.ts';
import { publicationDate } from './asked-date.ts';
import { issuedAs } from './dated.ts';
import type { BuildListener } from './listener.ts';
import { heavyWarning } from './one-build.ts';
import { openBrowser } from './open-browser.ts';
import type { BuildPlan } from './plan.ts';
import type { BuildEdge, BuildRequest } from './request.ts';
import { openRequested } from './requested.ts';

/** What became of one briefing that was to be issued. */
export type IssueResult =
  /** Of all briefings one whose content is that of its last edition: that is no fault. */
  | { readonly outcome: 'unchanged'; readonly briefing: string; readonly edition: number }
  | { readonly outcome: 'refused'; readonly briefing: string; readonly reasons: readonly string[] }
  /** What it is made from has an error, or it could not be printed or written. */
  | { readonly outcome: 'failed'; readonly briefing: string; readonly error: BriefError }
  | {
      readonly outcome: 'issued';
      readonly briefing: string;
      readonly edition: number;
      /** YYYY-MM-DD. */
      readonly date: string;
      /** Absolute path of the PDF. */
      readonly file: string;
      readonly sha256: string;
      /** Of its record, from the project's root. */
      readonly record: string;
      readonly warnings: readonly string[];
    };

/**
 * Builds the briefings of a request, numbers and dates them, and records what they print in `data/editions`. Those that
 * cannot be issued come first, and keep none of the others from it.
 * @throws BriefError usage, for a request that names no briefing; data, for data that cannot be read; output.
 */
export async function* issueEditions(
  request: BuildRequest,
  edge: BuildEdge,
  listener: BuildListener = {},
): AsyncGenerator<IssueResult, void, undefined> {
  const files = projectFiles(edge);
  const { planner, load } = await openRequested(request, edge, files);
  const { data, good, refused, findings } = await load();
  listener.found?.(findings.filter(({ severity }) => severity !== 'error'));
  for (const [briefing, error] of refused) yield { outcome: 'failed', briefing, error };
  const date = publicationDate(request, edge);
  const planned = good.map((topic) => planner.plan(topic, data));
  const same = planned.map((plan) => (request.all ? unchangedSince(plan) : undefined));
  for (const [
    index,
    {
      request: { name },
    },
  ] of planned.entries()) {
    const edition = same[index];
    if (edition !== undefined) yield { outcome: 'unchanged', briefing: name, edition };
  }
  const judged = planned
    .filter((_, index) => same[index] === undefined)
    .map((plan) => ({ plan, reasons: refuse(plan, date) }));
  for (const { plan, reasons } of judged) {
    if (reasons.length > 0) yield { outcome: 'refused', briefing: plan.request.name, reasons };
  }
  const accepted = judged.filter(({ reasons }) => reasons.length === 0);
  if (accepted.length === 0) return;
  prepareOutput(projectPaths(edge.root).out, edge.root);
  const browser = openBrowser(request, edge);
  try {
    listener.count?.(accepted.length);
    for (const { plan } of accepted) {
      const { name } = plan.request;
      listener.begin?.(name, []);
      const stage = (begun: Stage): void => listener.stage?.(name, begun);
      const result = issueOne(plan, { date, edge, files, browser, build: planner.browser, stage });
      yield await result.catch((error: unknown) => failedTo(name, error));
      listener.end?.(name);
    }
  } finally {
    await browser.close();
  }
}

/** @throws what is no fault of the briefing. */
function failedTo(briefing: string, error: unknown): IssueResult {
  if (!(error instanceof BriefError)) throw error;
  return { outcome: 'failed', briefing, error };
}

/** The number of the last edition, where it has the content of a briefing. */
function unchangedSince({ content, editions }: BuildPlan): number | undefined {
  const last = editions.at(-1);
  return last !== undefined && isEdition(last, content) ? last.edition : undefined;
}

/** Why a briefing is not issued; nothing where it is. */
function refuse(plan: BuildPlan, date: string): readonly string[] {
  const { request, editions, status } = plan;
  const { baseline } = status;
  const [last, same] = [editions.at(-1), unchangedSince(plan)];
  if (same !== undefined) return [`nothing changed since edition ${same}`];
  if (last !== undefined && last.date > date)
    return [`${date} is before the date of edition ${last.edition}, ${last.date}`];
  const changes = baseline === undefined ? [] : compare(baseline.printed, request.briefing.comparable).changes;
  return changes
    .filter(
      ({ kind, reason, recalculated }) => kind === 'revised' && reason === undefined && recalculated === undefined,
    )
    .filter(({ before, now }) => before?.value !== now?.value)
    .map(
      ({ id, before, now }) =>
        `${id} was ${before?.printed} and is ${now?.printed}, and its data give no reason: add one to its "revisions"`,
    );
}

interface Issuing {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly edge: BuildEdge;
  readonly files: Files;
  readonly browser: RunningBrowser;
  /** Which build of the browser prints. */
  readonly build: string;
  /** Told of each stage as it begins. */
  readonly stage: (begun: Stage) => void;
}

async function issueOne(plan: BuildPlan, { date, edge, files, browser, build, stage }: Issuing): Promise<IssueResult> {
  const { name } = plan.request;
  const number = plan.editions.length + 1;
  const request = issuedAs(plan, { number, date }, build);
  const made = await brief({ ...request, begin: stage }, files, browser);
  if (made.pdf === undefined) throw new BriefError('browser', `${name} was not printed`);
  const { properties, lang, comparable } = plan.request.briefing;
  const { editions: _, ...inputs } = plan.inputs.parts;
  const record: EditionRecord = {
    format: editionFormat,
    briefing: name,
    edition: number,
    date,
    language: lang,
    title: properties.title,
    content: plan.content,
    pdf: sha256(made.pdf),
    browser: build,
    inputs,
    ...comparable,
  };
  const [kept, file] = [editionFile(name, number), path.join(projectPaths(edge.root).out, `${name}.pdf`)];
  writeNewRecord(edge.root, kept, record);
  try {
    writeFile(file, made.pdf);
  } catch (error) {
    removeRecord(path.join(edge.root, kept));
    throw error;
  }
  const warnings = await heavyWarning(request, made);
  return { outcome: 'issued', briefing: name, edition: number, date, file, sha256: record.pdf, record: kept, warnings };
}
