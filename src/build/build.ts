import { type Brief, brief, type Stage } from '../brief.ts';
import { loadProject, type Project } from '../check/project.ts';
import type { RunningBrowser } from '../print/launch.ts';
import { BriefError, type Finding } from '../project/errors.ts';
import { type Files, projectFiles } from '../project/files.ts';
import { type Paths, projectPaths } from '../project/paths.ts';
import { prepareOutput } from '../project/write.ts';
import type { Topic } from '../topic/types.ts';
import { chooseRequested, publicationDate } from './choose.ts';
import { heavyWarning } from './heavy.ts';
import { inOrder } from './in-order.ts';
import { attempt, refusals, writeFormats } from './one-build.ts';
import { openBrowser } from './open-browser.ts';
import { openPlanner, type Plan, type Planner } from './plan.ts';
import type { BuildEdge, BuildRequest } from './request.ts';
import type { BuildResult } from './results.ts';
import { readSince } from './since.ts';
import { timeStages } from './stage-times.ts';

/** Told of a build while it goes on. */
export interface BuildListener {
  /** How many briefings are built or found up to date. Called first. */
  readonly count?: (briefings: number) => void;
  /** Everything that `check` finds in them, once, before any of them is built. */
  readonly found?: (findings: readonly Finding[]) => void;
  /** Each briefing that is built, as that begins, and why; of the first time there is nothing to say. */
  readonly begin?: (briefing: string, reasons: readonly string[]) => void;
  readonly stage?: (briefing: string, stage: Stage) => void;
  /** Each briefing that needs no more work: ready to be written, up to date, or failed. */
  readonly end?: (briefing: string) => void;
}

/**
 * Builds the briefings of a request that are not up to date, side by side in one browser, and gives what became of each,
 * in their order. Each is planned, built, written and forgotten in turn; one that fails stops no other.
 * @throws BriefError for what concerns all of them: usage, data that cannot be read, an output that cannot be written.
 */
export async function* buildBriefings(
  request: BuildRequest,
  edge: BuildEdge,
  listener: BuildListener = {},
): AsyncGenerator<BuildResult, void, undefined> {
  const files = projectFiles(edge);
  const paths = projectPaths(edge.root, request.out);
  const named = chooseRequested(request, files);
  listener.count?.(named.length);
  const planner = openPlanner({ request, edge, files, paths, since: await readSince(request.since) });
  if (named.every(({ name }) => planner.stands(name))) {
    for (const { name } of named) yield { outcome: 'up-to-date', briefing: name };
    return;
  }
  const project = loadProject(files, named, publicationDate(request, edge));
  listener.found?.(project.findings);
  const refused = refusals(project, named);
  let browser: RunningBrowser | undefined;
  const openOnce = (): RunningBrowser => {
    browser ??= openBrowser(request, edge);
    return browser;
  };
  const building = { files, paths, planner, project, openOnce, listener, now: () => edge.now().getTime() };
  const topics = new Map(project.topics.map((topic) => [topic.id, topic]));
  try {
    yield* inOrder(named, request.jobs ?? edge.cores, async ({ name: briefing }) => {
      const [topic, error] = [topics.get(briefing), refused.get(briefing)];
      if (error !== undefined || topic === undefined)
        return () => ({ outcome: 'failed', briefing, error: error ?? new BriefError('data', 'it cannot be read') });
      return await buildOne(topic, building);
    });
  } finally {
    await browser?.close();
  }
}

interface Building {
  readonly files: Files;
  readonly paths: Paths;
  readonly planner: Planner;
  readonly project: Project;
  readonly openOnce: () => RunningBrowser;
  readonly listener: BuildListener;
  readonly now: () => number;
}

async function buildOne(topic: Topic, building: Building): Promise<() => BuildResult> {
  const { project, planner, paths, listener } = building;
  const { id: briefing } = topic;
  const plan = await attempt(() => planner.plan(topic, project));
  if (plan instanceof BriefError || !plan.decision.build) listener.end?.(briefing);
  if (plan instanceof BriefError) return () => ({ outcome: 'failed', briefing, error: plan });
  if (!plan.decision.build) return () => ({ outcome: 'up-to-date', briefing });
  listener.begin?.(briefing, plan.decision.reasons);
  const made = await attempt(() => make(plan, building));
  listener.end?.(briefing);
  if (made instanceof BriefError) return () => ({ outcome: 'failed', briefing, error: made });
  return () => {
    const { content, ...told } = made;
    const written = writeFormats({ made: content, name: briefing, formats: plan.request.formats, out: paths.out });
    return { outcome: 'built', briefing, files: written, ...told };
  };
}

interface Made {
  readonly content: Brief;
  readonly warnings: readonly string[];
  readonly times: string;
}

async function make({ request }: Plan, { files, paths, openOnce, listener, now }: Building): Promise<Made> {
  prepareOutput(paths.out);
  const browser = request.formats.includes('pdf') ? openOnce() : undefined;
  const times = timeStages(now);
  const begin = (stage: Stage): void => {
    times.begin(stage);
    listener.stage?.(request.name, stage);
  };
  const content = await brief({ ...request, begin }, files, browser);
  return { content, warnings: await heavyWarning(request, content), times: times.say() };
}
