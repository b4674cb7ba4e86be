import path from 'node:path';
import type { Stage } from '../brief.ts';
import type { Briefing } from '../compose/briefing.ts';
import { type Indexed, indexed } from '../compose/compose-index.ts';
import type { Data } from '../data/types.ts';
import type { RunningBrowser } from '../print/launch.ts';
import { BriefError } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import { projectPaths } from '../project/paths.ts';
import { prepareOutput } from '../project/write.ts';
import type { Topic } from '../topic/types.ts';
import { inOrder } from './in-order.ts';
import { indexFormats, indexName } from './index-name.ts';
import type { BuildListener } from './listener.ts';
import { attempt, type Building, buildFiles } from './one-build.ts';
import { openBrowser } from './open-browser.ts';
import type { BuildPlan, Planner } from './plan.ts';
import type { BuildEdge, BuildRequest } from './request.ts';
import { openRequested } from './requested.ts';
import type { BuildResult } from './results.ts';
import { timeStages } from './stage-times.ts';
import type { BuildState } from './state.ts';

interface Watching {
  readonly listener: BuildListener;
  readonly state: BuildState;
}

/** The pictures of more briefings than this would be held in memory, and be more than anybody looks at. */
const mostPictured = 60;

/** Reads what a request names, and builds each that is not up to date. @throws BriefError, as `buildBriefings`. */
export async function* buildEach(
  request: BuildRequest,
  edge: BuildEdge,
  { listener, state }: Watching,
): AsyncGenerator<BuildResult, void, undefined> {
  const files = projectFiles(edge);
  const { named, planner, load } = await openRequested(request, edge, files);
  listener.count?.(named.length);
  if (named.length === 0) return;
  const { data, findings, good, refused } = await load();
  listener.found?.(findings);
  let browser: RunningBrowser | undefined;
  const openOnce = (): RunningBrowser => {
    browser ??= openBrowser(request, edge);
    return browser;
  };
  const { out } = projectPaths(edge.root, request.out);
  const context = {
    root: edge.root,
    files,
    out,
    planner,
    data,
    openOnce,
    listener,
    state,
    now: () => edge.now().getTime(),
  };
  const topics = new Map(good.map((topic) => [topic.id, topic]));
  const names = named.map(({ name }) => name);
  const hasIndex = indexFormats(request, names).length > 0;
  const index = new Map<string, Indexed>();
  const composed = (briefing: Briefing): void => {
    if (hasIndex) index.set(briefing.name, indexed(briefing, named.length <= mostPictured));
  };
  try {
    yield* inOrder(named, request.jobs ?? edge.cores, async ({ name: briefing }) => {
      const topic = topics.get(briefing);
      const result =
        topic === undefined ? refused.get(briefing) : await attempt(() => buildOne(topic, { ...context, composed }));
      listener.end?.(briefing);
      if (result !== undefined && !(result instanceof BriefError)) return result;
      return { outcome: 'failed', briefing, error: result ?? new BriefError('data', 'it cannot be read') };
    });
    if (hasIndex) yield* buildIndex({ names, known: names.flatMap((name) => index.get(name) ?? []) }, context);
    state.keep(hasIndex ? [...names, indexName] : names);
  } finally {
    await browser?.close();
  }
}

interface BuildContext extends Omit<Building, 'browser' | 'begin'> {
  /** Absolute path of the project. */
  readonly root: string;
  readonly planner: Planner;
  readonly state: BuildState;
  readonly data: Data;
  readonly openOnce: () => RunningBrowser;
  readonly listener: BuildListener;
  /** Told of each briefing that is up to date or is built. */
  readonly composed: (briefing: Briefing) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** @throws BriefError, where it cannot be planned, built or written. */
async function buildOne(topic: Topic, { composed, ...context }: BuildContext): Promise<BuildResult> {
  const { planner, data } = context;
  const planned = planner.plan(topic, data);
  const result = await buildPlanned(planned, context);
  composed(planned.request.briefing);
  return result;
}

interface ToIndex {
  readonly names: readonly string[];
  /** Those of them that were built, or are up to date. */
  readonly known: readonly Indexed[];
}

/** Builds the index of briefings, where two can stand in it. */
async function* buildIndex({ names, known }: ToIndex, context: PlannedContext): AsyncGenerator<BuildResult> {
  if (known.length < 2) return;
  const result = await attempt(() => buildPlanned(context.planner.planIndex(known, context.data), context));
  context.listener.end?.(indexName);
  const lacks = names.filter((name) => known.every((each) => each.name !== name));
  if (result instanceof BriefError) yield { outcome: 'failed', briefing: indexName, error: result };
  else if (result.outcome !== 'built' || lacks.length === 0) yield result;
  else yield { ...result, warnings: [...result.warnings, `warning: the index leaves out ${lacks.join(', ')}`] };
}

type PlannedContext = Omit<BuildContext, 'composed'>;

async function buildPlanned(
  { decision, request }: Pick<BuildPlan, 'decision' | 'request'>,
  { root, openOnce, listener, state, now, planner: _planner, data: _data, ...context }: PlannedContext,
): Promise<BuildResult> {
  const briefing = request.name;
  const found = state.digest(briefing);
  if (!decision.build) {
    state.add(briefing, found);
    return { outcome: 'up-to-date', briefing };
  }
  listener.begin?.(briefing, decision.reasons);
  const times = timeStages(now);
  prepareOutput(context.out, root);
  const browser = request.formats.includes('pdf') ? openOnce() : undefined;
  const begin = (stage: Stage): void => {
    times.begin(stage);
    listener.stage?.(briefing, stage);
  };
  const built = await buildFiles(request, { ...context, browser, begin });
  const written = built.files.map(({ file, sha256 }) => [path.extname(file), sha256] as const);
  state.add(briefing, { ...found, ...Object.fromEntries(written) });
  return { outcome: 'built', briefing, times: times.say(), ...built };
}
