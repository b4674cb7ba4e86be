import path from 'node:path';
import { brief, type Stage } from '../brief.ts';
import { chooseLocale, loadProject } from '../check/project.ts';
import type { Options } from '../command-line/flags.ts';
import type { Edge } from '../project/edge.ts';
import { BriefError, exitCodes } from '../project/errors.ts';
import { largest } from '../project/extremes.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { openForUser } from '../project/open.ts';
import { type Paths, projectPaths } from '../project/paths.ts';
import { prepareOutput } from '../project/write.ts';
import { topicLanguage } from '../topic/load.ts';
import { chooseNames, openBrowser, publicationDate } from './choose.ts';
import { heavyWarning } from './heavy.ts';
import { inOrder } from './in-order.ts';
import { type BuildMemory, openMemory, type PlannedBuild, type WrittenFile } from './memory.ts';
import { attempt, keepGood, tellFailure, tellUpToDate, writeFormats } from './one-build.ts';
import { showProgress } from './progress.ts';
import { readSince } from './since.ts';
import { timeStages } from './stage-times.ts';

/**
 * Builds the briefings that the options name and that are not up to date, and prints the path of each file written.
 * One that fails stops no other. Gives the exit code: the worst of all.
 */
export async function runBuild(options: Options, edge: Edge): Promise<number> {
  const files = projectFiles(edge);
  const paths = projectPaths(edge.root, options.out);
  const names = chooseNames(options, files);
  if (names.length === 0 && !options.quiet)
    edge.tell('this part of --all has no briefing: there are more parts than briefings');
  const since = await readSince(options.since);
  const memory = openMemory({ options, edge, files, paths, since });
  if (names.every((name) => memory.stands(name))) {
    for (const name of names) tellUpToDate(name, options, edge);
    openResult(names, { options, edge, paths });
    return 0;
  }
  return await buildNamed(names, { options, edge, files, paths, memory });
}

interface Building {
  readonly options: Options;
  readonly edge: Edge;
  readonly files: Files;
  readonly paths: Paths;
  readonly memory: BuildMemory;
}

async function buildNamed(names: readonly string[], building: Building): Promise<number> {
  const { options, edge, files, paths, memory } = building;
  const project = loadProject(files, names, publicationDate(options, edge));
  const good = keepGood(project, names, { options, edge, files });
  if (good.length === 0) return exitCodes.data;
  const own = project.data.publication.locale;
  const failures: number[] = [];
  const planned = good.flatMap((topic): readonly PlannedBuild[] => {
    try {
      const locale = chooseLocale(files, project.data, topicLanguage(topic, own));
      return [memory.plan({ topic, project, locale })];
    } catch (error) {
      if (!(error instanceof BriefError)) throw error;
      failures.push(tellFailure(topic.id, error, edge));
      return [];
    }
  });
  const jobs = planned.filter(({ decision }) => decision.build);
  for (const { request, decision } of planned) if (!decision.build) tellUpToDate(request.name, options, edge);
  const codes = jobs.length === 0 ? [] : await buildAll(jobs, building);
  const code = largest([...codes, ...failures, good.length === names.length ? 0 : exitCodes.data], 0);
  if (code === 0) openResult(names, { options, edge, paths });
  return code;
}

/** With `--open`: the one file, or the folder of several. */
function openResult(
  names: readonly string[],
  { options, edge, paths }: { readonly options: Options; readonly edge: Edge; readonly paths: Paths },
): void {
  const [name, ...others] = names;
  const [format, ...formats] = options.formats;
  if (!options.open || name === undefined) return;
  const single = others.length === 0 && formats.length === 0;
  openForUser(single ? path.join(paths.out, `${name}.${format}`) : paths.out, edge.tell);
}

/** Builds side by side in one browser; results are told in the order of the jobs. */
async function buildAll(
  jobs: readonly PlannedBuild[],
  { options, edge, files, paths, memory }: Building,
): Promise<readonly number[]> {
  prepareOutput(paths.out);
  let left = jobs.filter(({ request }) => request.formats.includes('pdf')).length;
  const browser = left > 0 ? openBrowser(options, edge, paths.private) : undefined;
  // The browser ends while its last print is finished; one that fails leaves it to the end.
  const printed = (): void => {
    left -= 1;
    if (left === 0) browser?.close().catch(() => {});
  };
  const progress = showProgress(jobs.length, options.quiet ? undefined : edge.live);
  try {
    return await inOrder(jobs, options.jobs ?? edge.cores, async ({ request, decision }) => {
      if (!options.quiet && decision.reasons.length > 0) edge.tell(`${request.name}: ${decision.reasons.join('; ')}`);
      progress.begin(request.name);
      const times = timeStages(() => edge.now().getTime());
      const begin = (stage: Stage): void => {
        times.begin(stage);
        if (stage === 'tag') printed();
      };
      const made = await attempt(() => brief({ ...request, begin }, files, browser));
      progress.finish(request.name);
      if (options.debug) edge.tell(`${request.name}: ${times.say()}`);
      if (made instanceof BriefError) return () => tellFailure(request.name, made, edge);
      const warnings = await heavyWarning(request, made, options);
      return () => {
        for (const warning of warnings) edge.tell(warning);
        const written = writeFormats({ made, name: request.name, options, out: paths.out });
        memory.keep({ request, decision, written });
        for (const file of written) edge.print(resultLine(request.name, file, options));
        return 0;
      };
    });
  } finally {
    progress.end();
    await browser?.close();
  }
}

/** A written file as a line of stdout: its path, or with --json an object with the briefing and the file's SHA-256. */
function resultLine(briefing: string, { file, sha256 }: WrittenFile, { json }: Options): string {
  const shown = path.relative(process.cwd(), file);
  return json ? JSON.stringify({ briefing, file: shown, sha256 }) : shown;
}
