import path from 'node:path';
import { brief } from '../brief.ts';
import { chooseNames, openBrowser, publicationDate } from '../build/choose.ts';
import { heavyWarning } from '../build/heavy.ts';
import { type BuildMemory, openMemory, type PlannedBuild } from '../build/memory.ts';
import { attempt, isAbout, keepGood, tellFailure, tellUpToDate, writeFormats } from '../build/one-build.ts';
import { readSince } from '../build/since.ts';
import { chooseLocale, loadProject, type Project } from '../check/project.ts';
import type { Options } from '../command-line/flags.ts';
import type { RunningBrowser } from '../print/launch.ts';
import { servePreview } from '../print/preview/server.ts';
import { createShelf, type Shelf } from '../print/preview/shelf.ts';
import { watchFolders } from '../print/preview/watch-folders.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError, formatFinding } from '../project/errors.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { openForUser } from '../project/open.ts';
import { type Paths, projectPaths } from '../project/paths.ts';
import { prepareOutput } from '../project/write.ts';
import { topicLanguage } from '../topic/load.ts';
import type { Topic } from '../topic/types.ts';

interface Watch {
  readonly options: Options;
  readonly edge: Edge;
  readonly files: Files;
  readonly paths: Paths;
  readonly browser: RunningBrowser | undefined;
  readonly shelf: Shelf;
  /** Whether something has changed since the round began, so that what it still does is in vain. */
  readonly isLate: () => boolean;
}

/**
 * Builds what the options name, and again whatever changes, with one browser kept warm and a preview served on this
 * machine. Ends by a signal alone.
 */
export async function runWatch(options: Options, edge: Edge): Promise<number> {
  const files = projectFiles(edge);
  const paths = projectPaths(edge.root, options.out);
  const names = chooseNames(options, files);
  prepareOutput(paths.out);
  const shelf = createShelf(paths.out, (name) => server.tell(name));
  shelf.name(names);
  const server = await servePreview(shelf);
  const changes = listen();
  // Before the first build, so that nothing that is saved meanwhile is missed.
  const stop = watchFolders([paths.data, paths.templates], changes.raise);
  edge.onEnd(() => {
    stop();
    server.close();
  });
  const browser = options.formats.includes('pdf') ? openBrowser(options, edge, paths.private) : undefined;
  const address = `${server.address}${names[0] ?? ''}`;
  edge.tell(`preview: ${address} (Ctrl-C ends it)`);
  if (options.open) openForUser(address, edge.tell);
  const watch = { options, edge, files, paths, browser, shelf, isLate: changes.waiting };
  for (let first = true; ; first = false) {
    await buildRound(watch, first);
    await changes.next();
  }
}

interface Changes {
  readonly raise: () => void;
  readonly waiting: () => boolean;
  /** Resolves at the next change, or at once where one is waiting. */
  readonly next: () => Promise<void>;
}

function listen(): Changes {
  let waiting = false;
  let wake = (): void => {};
  return {
    raise: () => {
      waiting = true;
      wake();
    },
    waiting: () => waiting,
    next: async () => {
      if (!waiting) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      waiting = false;
    },
  };
}

/** Pages first, all of them, for they are what the author looks at; then the PDFs. */
async function buildRound(watch: Watch, first: boolean): Promise<void> {
  const { options, edge, files, shelf } = watch;
  const read = await attempt(() => readRound(watch));
  if (read instanceof BriefError) {
    const problems = hear(edge, (tell) => tellFailure('the preview', read, { ...edge, tell }));
    for (const name of shelf.names()) shelf.tell(name, { problems, pdf: 'failed' });
    return;
  }
  const { project, memory, topics } = read;
  for (const name of shelf.names().filter((name) => !topics.some(({ id }) => id === name)))
    shelf.tell(name, { problems: problemsOf(name, project, files), pdf: 'failed' });
  const builds: PlannedBuild[] = [];
  for (const topic of topics) {
    if (watch.isLate()) return;
    const made = await attempt(() => showPage({ topic, project, memory }, watch));
    if (!(made instanceof BriefError)) builds.push(made);
    else
      shelf.tell(topic.id, {
        problems: hear(edge, (tell) => tellFailure(topic.id, made, { ...edge, tell })),
        pdf: 'failed',
      });
  }
  for (const build of builds) {
    if (watch.isLate()) return;
    if (build.decision.build) await writeBuild(build, memory, watch);
    else if (first) tellUpToDate(build.request.name, options, edge);
  }
}

interface ReadRound {
  readonly project: Project;
  readonly memory: BuildMemory;
  /** Those without an error. */
  readonly topics: readonly Topic[];
}

async function readRound({ options, edge, files, paths, shelf }: Watch): Promise<ReadRound> {
  const names = chooseNames(options, files);
  shelf.name(names);
  const since = await readSince(options.since);
  const memory = openMemory({ options, edge, files, paths, since });
  const project = loadProject(files, names, publicationDate(options, edge));
  return { project, memory, topics: keepGood(project, names, { options, edge, files }) };
}

/** Makes the page of a briefing where the one that is shown was made from something else. */
async function showPage(
  { topic, project, memory }: Omit<ReadRound, 'topics'> & { readonly topic: Topic },
  { options, files, shelf }: Watch,
): Promise<PlannedBuild> {
  const locale = chooseLocale(files, project.data, topicLanguage(topic, project.data.publication.locale));
  const build = memory.plan({ topic, project, locale });
  const { name } = build.request;
  const key = JSON.stringify([build.inputs, build.look, build.decision.date]);
  if (!shelf.shows(name, key)) {
    const { html = '' } = await brief({ ...build.request, formats: ['html'] }, files, undefined);
    shelf.put(name, { html, key });
  }
  const isStale = build.request.formats.includes('pdf');
  const pdf = !options.formats.includes('pdf') ? 'none' : isStale ? 'printing' : 'ready';
  shelf.tell(name, { problems: problemsOf(name, project, files), pdf });
  return build;
}

async function writeBuild({ request, decision }: PlannedBuild, memory: BuildMemory, watch: Watch): Promise<void> {
  const { options, edge, files, paths, browser, shelf } = watch;
  const { name } = request;
  if (!options.quiet && decision.reasons.length > 0) edge.tell(`${name}: ${decision.reasons.join('; ')}`);
  const made = await attempt(async () => {
    const built = await brief(request, files, browser);
    for (const warning of await heavyWarning(request, built, options)) edge.tell(warning);
    const written = writeFormats({ made: built, name, options, out: paths.out });
    memory.keep({ request, decision, written });
    return written;
  });
  if (made instanceof BriefError) {
    const problems = hear(edge, (tell) => tellFailure(name, made, { ...edge, tell }));
    return shelf.tell(name, { problems, pdf: 'failed' });
  }
  for (const { file } of made) edge.print(path.relative(process.cwd(), file));
  if (options.formats.includes('pdf')) shelf.tell(name, { pdf: 'ready' });
}

/** The findings of a briefing: those of its topic, and those of what all share. */
function problemsOf(name: string, { findings }: Project, files: Files): readonly string[] {
  return findings.filter(({ file }) => isAbout(name, file, files)).map(formatFinding);
}

/** What is told, which it passes on. */
function hear(edge: Edge, work: (tell: Edge['tell']) => void): readonly string[] {
  const lines: string[] = [];
  work((line) => {
    lines.push(line);
    edge.tell(line);
  });
  return lines;
}
