import type { BuildListener } from './listener.ts';
import type { BuildEdge, BuildRequest } from './request.ts';
import type { BuildResult } from './results.ts';
import { openState } from './state.ts';

/**
 * Builds the briefings of a request that are not up to date, side by side in one browser, and gives what became of each,
 * in their order. Each is planned, built, written and forgotten in turn; one that fails stops no other.
 * @throws BriefError for what concerns all of them: usage, or data that cannot be read.
 */
export async function* buildBriefings(
  request: BuildRequest,
  edge: BuildEdge,
  listener: BuildListener = {},
  state = openState(request, edge),
): AsyncGenerator<BuildResult, void, undefined> {
  const unchanged = request.force ? undefined : state.unchanged();
  if (unchanged !== undefined) {
    listener.count?.(unchanged.length);
    for (const briefing of unchanged) yield { outcome: 'up-to-date', briefing };
    return;
  }
  // Only now, for none of it is needed to find that nothing has changed.
  const { buildEach } = await import('./build-each.ts');
  yield* buildEach(request, edge, { listener, state });
}
