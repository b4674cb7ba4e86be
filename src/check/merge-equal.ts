import { groupBy } from '../data/group.ts';
import { compareText, type Finding } from '../project/errors.ts';

/**
 * A topic written for many places is checked once for each, which can give the same finding many times: each once, with
 * all the briefings that have it. `made` are the files of the topics that were checked, one for each briefing.
 */
export function mergeEqual(findings: readonly Finding[], made: readonly string[]): readonly Finding[] {
  const madeOf = groupBy(made, (file) => file);
  const merged = new Map<string, { readonly finding: Finding; readonly of: Set<string>; everywhere: boolean }>();
  for (const { briefings, ...finding } of findings) {
    const key = JSON.stringify(finding);
    const one = merged.get(key) ?? { finding, of: new Set<string>(), everywhere: false };
    for (const name of briefings ?? []) one.of.add(name);
    if (briefings === undefined) one.everywhere = true;
    merged.set(key, one);
  }
  return [...merged.values()].map(({ finding, of, everywhere }) =>
    everywhere || of.size === madeOf.get(finding.file)?.length
      ? finding
      : { ...finding, briefings: [...of].toSorted(compareText) },
  );
}
