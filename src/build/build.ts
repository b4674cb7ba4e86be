import type { Stage } from '../brief.ts';
import type { Data } from '../data/types.ts';
import type { RunningBrowser } from '../print/launch.ts';
import { BriefError, type Finding } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import { projectPaths } from '../project/paths.ts';
import { prepareOutput } from '../project/write.ts';
import type { Topic } from '../topic/types.ts';
import { inOrder } from './in-order.ts';
import { attempt, type Building, buildFiles } from './one-build.ts';
import { openBrowser } from './open-browser.ts';
import type { Planner } from './plan.ts';
import type { BuildEdge, BuildRequest } from './request.ts';
import { openRequested } from './requested.ts';
import type { BuildResult } from './results.ts';
import { timeStages } from './stage-times.ts';

/** Told of a build while it goes on. */
export interface BuildListener {
  /** How many briefings are built or found up to date. Called first. */
  readonly count?: (briefings: number) => void;
  /** Everything that `check` finds in them, once, before any of them is built. */
  readonly found?: (findings: readonly Finding[]) => void;
  /** Each briefing that is built, as that begins and why; no reason the first time. */
  readonly begin?: (briefing: string, reasons: readonly string[]) => void;
  /** Each stage of a briefing that is built, as that begins. */
  readonly stage?: (briefing: string, stage: Stage) => void;
  /** Each briefing that needs no more work: written, up to date, or failed. */
  readonly end?: (briefing: string) => void;
}

/**
 * Builds the briefings of a request that are not up to date, side by side in one browser, and gives what became of each,
 * in their order. Each is planned, built, written and forgotten in turn; one that fails stops no other.
 * @throws BriefError for what concerns all of them: usage, or data that cannot be read.
 */
export async function* buildBriefings(
  request: BuildRequest,
  edge: BuildEdge,
  listener: BuildListener = {},
): AsyncGenerator<BuildResult, void, undefined> {
  const files = projectFiles(edge);
  const { named, planner, load } = await openRequested(request, edge, files);
  listener.count?.(named.length);
  if (named.every(({ name }) => planner.stands(name))) {
    for (const { name } of named) yield { outcome: 'up-to-date', briefing: name };
    return;
  }
  const { data, findings, good, refused } = await load();
  listener.found?.(findings);
  let browser: RunningBrowser | undefined;
  const openOnce = (): RunningBrowser => {
    browser ??= openBrowser(request, edge);
    return browser;
  };
  const { out } = projectPaths(edge.root, request.out);
  const context = { files, out, planner, data, openOnce, listener, now: () => edge.now().getTime() };
  const topics = new Map(good.map((topic) => [topic.id, topic]));
  try {
    yield* inOrder(named, request.jobs ?? edge.cores, async ({ name: briefing }) => {
      const topic = topics.get(briefing);
      const result = topic === undefined ? refused.get(briefing) : await attempt(() => buildOne(topic, context));
      listener.end?.(briefing);
      if (result !== undefined && !(result instanceof BriefError)) return result;
      return { outcome: 'failed', briefing, error: result ?? new BriefError('data', 'it cannot be read') };
    });
  } finally {
    await browser?.close();
  }
}

interface BuildContext extends Omit<Building, 'browser' | 'begin'> {
  readonly planner: Planner;
  readonly data: Data;
  readonly openOnce: () => RunningBrowser;
  readonly listener: BuildListener;
  /** Milliseconds. */
  readonly now: () => number;
}

/** @throws BriefError, where it cannot be planned, built or written. */
async function buildOne(
  topic: Topic,
  { planner, data, openOnce, listener, now, ...context }: BuildContext,
): Promise<BuildResult> {
  const { id: briefing } = topic;
  const { decision, request } = planner.plan(topic, data);
  if (!decision.build) return { outcome: 'up-to-date', briefing };
  listener.begin?.(briefing, decision.reasons);
  const times = timeStages(now);
  prepareOutput(context.out);
  const browser = request.formats.includes('pdf') ? openOnce() : undefined;
  const begin = (stage: Stage): void => {
    times.begin(stage);
    listener.stage?.(briefing, stage);
  };
  const built = await buildFiles(request, { ...context, browser, begin });
  return { outcome: 'built', briefing, times: times.say(), ...built };
}
