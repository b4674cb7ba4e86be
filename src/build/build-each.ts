import path from 'node:path';
import type { Stage } from '../brief.ts';
import type { Data } from '../data/types.ts';
import type { RunningBrowser } from '../print/launch.ts';
import { BriefError } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import { projectPaths } from '../project/paths.ts';
import { prepareOutput } from '../project/write.ts';
import type { Topic } from '../topic/types.ts';
import { inOrder } from './in-order.ts';
import type { BuildListener } from './listener.ts';
import { attempt, type Building, buildFiles } from './one-build.ts';
import { openBrowser } from './open-browser.ts';
import type { Planner } from './plan.ts';
import type { BuildEdge, BuildRequest } from './request.ts';
import { openRequested } from './requested.ts';
import type { BuildResult } from './results.ts';
import { timeStages } from './stage-times.ts';
import type { BuildState } from './state.ts';

interface Watching {
  readonly listener: BuildListener;
  readonly state: BuildState;
}

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
  try {
    yield* inOrder(named, request.jobs ?? edge.cores, async ({ name: briefing }) => {
      const topic = topics.get(briefing);
      const result = topic === undefined ? refused.get(briefing) : await attempt(() => buildOne(topic, context));
      listener.end?.(briefing);
      if (result !== undefined && !(result instanceof BriefError)) return result;
      return { outcome: 'failed', briefing, error: result ?? new BriefError('data', 'it cannot be read') };
    });
    state.keep(named.map(({ name }) => name));
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
  /** Milliseconds. */
  readonly now: () => number;
}

/** @throws BriefError, where it cannot be planned, built or written. */
async function buildOne(
  topic: Topic,
  { root, planner, data, openOnce, listener, state, now, ...context }: BuildContext,
): Promise<BuildResult> {
  const { id: briefing } = topic;
  const found = state.digest(briefing);
  const { decision, request } = planner.plan(topic, data);
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
