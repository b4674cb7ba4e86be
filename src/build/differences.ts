import { type Comparison, compare } from '../editions/compare.ts';
import type { Baseline, WithdrawnEdition } from '../editions/history.ts';
import { askPdf } from '../manifest/foreign.ts';
import { BriefError } from '../project/errors.ts';
import { projectFiles } from '../project/files.ts';
import type { BuildEdge, BuildRequest } from './request.ts';
import { openRequested } from './requested.ts';

/** What changed in one briefing. */
export interface BriefingDifference {
  readonly briefing: string;
  /** What it is compared with, in words; none before the first edition. */
  readonly since: string | null;
  /** Editions that were withdrawn since then. */
  readonly withdrawn: readonly WithdrawnEdition[];
  readonly comparison: Comparison;
}

/** Two files together take no longer than one may, which is 30 seconds with what is round them. */
const secondsForEach = 12;

/**
 * What changed from one PDF to another.
 * @throws BriefError usage or data, for files that cannot be read or are of two briefings.
 */
export function compareFiles(old: string, now: string): BriefingDifference {
  const [before, after] = [askPdf('baseline', old, secondsForEach), askPdf('baseline', now, secondsForEach)];
  if (before.briefing !== after.briefing) {
    throw new BriefError('usage', `${old} is a briefing "${before.briefing}" and ${now} is "${after.briefing}"`, {
      hint: 'compare two versions of one briefing',
    });
  }
  return {
    briefing: after.briefing,
    since: `${old}, ${nameBaseline(before.baseline)}`,
    withdrawn: [],
    comparison: compare(before.baseline.printed, after.baseline.printed),
  };
}

/**
 * What changed in the briefings of a request since their newest edition, or since what `--since` names.
 * @throws BriefError data, for a briefing that cannot be read or names unknown statistics.
 */
export async function compareEditions(request: BuildRequest, edge: BuildEdge): Promise<readonly BriefingDifference[]> {
  // A draft is never an edition: otherwise content that was issued would be compared with the edition before its own.
  const asked: BuildRequest = { ...request, draft: true, formats: ['html'] };
  const { named, planner, load } = await openRequested(asked, edge, projectFiles(edge));
  const { data, topics, findings } = await load();
  const errors = findings.filter(({ severity }) => severity === 'error');
  const unread = named.length > topics.length ? errors : errors.filter(({ rule }) => rule === 'unknown-id');
  if (unread.length > 0) throw new BriefError('data', 'what has errors cannot be compared', { findings: unread });
  return topics.map((topic): BriefingDifference => {
    const { request: planned, status } = planner.plan(topic, data);
    const { baseline, withdrawn } = status;
    const told = { briefing: topic.id, withdrawn };
    if (baseline === undefined) return { ...told, since: null, comparison: { changes: [], sections: [] } };
    const comparison = compare(baseline.printed, planned.briefing.comparable);
    return { ...told, since: nameBaseline(baseline), comparison };
  });
}

function nameBaseline({ edition, date }: Baseline): string {
  return edition === undefined ? `the version of ${date}` : `edition ${edition} of ${date}`;
}
