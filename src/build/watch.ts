import { EventEmitter, once } from 'node:events';
import path from 'node:path';
import { brief } from '../brief.ts';
import type { RunningBrowser } from '../print/launch.ts';
import { servePreview } from '../print/preview/server.ts';
import { createPreviewStore, type PreviewStore } from '../print/preview/store.ts';
import { watchFolders } from '../print/preview/watch-folders.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError, formatFinding } from '../project/errors.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { openForUser } from '../project/open.ts';
import { projectPaths } from '../project/paths.ts';
import { prepareOutput } from '../project/write.ts';
import type { BriefingName } from '../topic/params.ts';
import type { Topic } from '../topic/types.ts';
import { attempt, buildFiles } from './one-build.ts';
import { openBrowser } from './open-browser.ts';
import type { BuildPlan, Planner } from './plan.ts';
import type { BuildRequest } from './request.ts';
import { concerns, type LoadedBriefings, openRequested } from './requested.ts';
import { tellFailures } from './tell.ts';

interface Watch {
  readonly request: BuildRequest;
  readonly quiet: boolean;
  readonly edge: Edge;
  readonly files: Files;
  /** Absolute path of the folder to write to. */
  readonly out: string;
  readonly browser: RunningBrowser | undefined;
  readonly previews: PreviewStore;
  /** Whether something has changed since the round began, so that what it still does is in vain. */
  readonly isLate: () => boolean;
}

/**
 * Builds what a request names, and again when a file changes, with one browser kept warm and a preview served on this
 * machine. Only a signal ends it.
 */
export async function watchBriefings(
  request: BuildRequest,
  edge: Edge,
  { quiet = false, open = false }: { readonly quiet?: boolean; readonly open?: boolean },
): Promise<number> {
  const files = projectFiles(edge);
  const paths = projectPaths(edge.root, request.out);
  const { named } = await openRequested(request, edge, files);
  const names = named.map(({ name }) => name);
  prepareOutput(paths.out, edge.root);
  const previews = createPreviewStore(paths.out, (name) => server.tell(name));
  previews.name(names);
  const server = await servePreview(previews);
  const changes = new EventEmitter();
  let isLate = false;
  // Before the first build, so that nothing that is saved meanwhile is missed.
  watchFolders([paths.data, paths.templates], () => {
    isLate = true;
    changes.emit('change');
  });
  const browser = request.formats.includes('pdf') ? openBrowser(request, edge) : undefined;
  const address = `${server.address}${names[0] ?? ''}`;
  edge.tell(`preview: ${address} (Ctrl-C ends it)`);
  if (open) openForUser(address, edge.tell);
  const watch = { request, quiet, edge, files, out: paths.out, browser, previews, isLate: () => isLate };
  for (let first = true; ; first = false) {
    isLate = false;
    await buildRound(watch, first);
    if (!isLate) await once(changes, 'change');
  }
}

/** Pages first, all of them, for they are what the author looks at; then the PDFs. */
async function buildRound(watch: Watch, first: boolean): Promise<void> {
  const { quiet, edge, previews } = watch;
  const read = await attempt(() => readRound(watch));
  if (read instanceof BriefError) {
    const problems = hearFailure('the preview', read, edge);
    for (const name of previews.names()) previews.tell(name, { problems, pdf: 'failed' });
    return;
  }
  const { named, refused, good } = read;
  for (const briefing of named) {
    if (refused.has(briefing.name))
      previews.tell(briefing.name, { problems: problemsOf(briefing, read), pdf: 'failed' });
  }
  const builds: BuildPlan[] = [];
  for (const topic of good) {
    if (watch.isLate()) return;
    const made = await attempt(() => showPage(topic, read, watch));
    if (!(made instanceof BriefError)) builds.push(made);
    else previews.tell(topic.id, { problems: hearFailure(topic.id, made, edge), pdf: 'failed' });
  }
  for (const build of builds) {
    if (watch.isLate()) return;
    if (build.decision.build) await writeBuild(build, watch);
    else if (first && !quiet) edge.tell(`${build.request.name}: up to date`);
  }
}

interface Round extends LoadedBriefings {
  readonly named: readonly BriefingName[];
  readonly planner: Planner;
}

async function readRound({ request, quiet, edge, files, previews }: Watch): Promise<Round> {
  const { named, planner, load } = await openRequested(request, edge, files);
  previews.name(named.map(({ name }) => name));
  const loaded = await load();
  const failures = tellFailures(edge);
  failures.found(quiet ? loaded.findings.filter(({ severity }) => severity === 'error') : loaded.findings);
  for (const [name, error] of loaded.refused) failures.tell(name, error);
  return { ...loaded, named, planner };
}

/** Makes the page of a briefing where the one that is shown was made from something else. */
async function showPage(topic: Topic, round: Round, { request, files, previews }: Watch): Promise<BuildPlan> {
  const build = round.planner.plan(topic, round.data);
  const { name } = build.request;
  const key = JSON.stringify(build.request.made('html'));
  if (!previews.shows(name, key)) {
    const { html = '' } = await brief({ ...build.request, formats: ['html'] }, files, undefined);
    previews.put(name, { html, key });
  }
  const isStale = build.request.formats.includes('pdf');
  const pdf = !request.formats.includes('pdf') ? 'none' : isStale ? 'printing' : 'ready';
  const briefing = round.named.find((one) => one.name === name);
  previews.tell(name, { problems: briefing === undefined ? [] : problemsOf(briefing, round), pdf });
  return build;
}

async function writeBuild({ request, decision }: BuildPlan, watch: Watch): Promise<void> {
  const { quiet, edge, files, out, browser, previews } = watch;
  const { name } = request;
  if (!quiet && decision.reasons.length > 0) edge.tell(`${name}: ${decision.reasons.join('; ')}`);
  const built = await attempt(() => buildFiles(request, { files, out, browser }));
  if (built instanceof BriefError) {
    return previews.tell(name, { problems: hearFailure(name, built, edge), pdf: 'failed' });
  }
  for (const warning of quiet ? [] : built.warnings) edge.tell(warning);
  for (const { file } of built.files) edge.print(path.relative(edge.cwd, file));
  if (watch.request.formats.includes('pdf')) previews.tell(name, { pdf: 'ready' });
}

/** The findings of a briefing: those of its topic, and those of what all share. */
function problemsOf(briefing: BriefingName, { findings }: Round): readonly string[] {
  return findings.filter((finding) => concerns(finding, briefing)).map(formatFinding);
}

/** Tells why a briefing was not built, and gives the lines of that. */
function hearFailure(name: string, error: BriefError, edge: Edge): readonly string[] {
  const lines: string[] = [];
  tellFailures({ tell: (line) => lines.push(line) }).tell(name, error);
  for (const line of lines) edge.tell(line);
  return lines;
}
