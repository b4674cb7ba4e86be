import type { Conflict } from '../data/schema.ts';
import type { Located } from '../data/types.ts';
import type { Finding } from '../project/errors.ts';
import { didYouMean } from '../project/nearest.ts';
import type { Rule, RuleFinding } from './rule.ts';

/** The rule name of conflicts that a person found by reading and that no rule can find. */
const byReading = 'reading';

/**
 * The findings that no entry of `data/conflicts.yaml` explains by naming their rule, all their statistics and the gap
 * between them. An entry accepts the gap that it was written for, and no other.
 */
export function withoutExplained(
  findings: readonly RuleFinding[],
  conflicts: ReadonlyMap<string, Located<Conflict>>,
  rules: readonly Rule[],
): readonly Finding[] {
  const explainable = new Set(rules.filter((rule) => rule.explainable === true).map(({ name }) => name));
  return findings.flatMap((found) => {
    const { statistics: _, gap, message, ...finding } = found;
    const entries = [...conflicts.values()].filter((conflict) => isAbout(conflict, found));
    if (entries.some((conflict) => acceptedBy(conflict).includes(gap))) return [];
    const way = explainable.has(found.rule) ? wayOut(found, entries[0]) : '';
    return [{ ...finding, message: `${message}${way}` }];
  });
}

function wayOut({ rule, gap }: RuleFinding, entry: Conflict | undefined): string {
  if (entry === undefined) return `, or explain it in data/conflicts.yaml with "rule: ${rule}" and accepts: "${gap}"`;
  const accepted = acceptedBy(entry);
  const known = accepted.length === 0 ? 'names no gap' : `accepts "${accepted.join('", "')}", which is another gap`;
  return `; the conflict "${entry.id}" ${known}: where it explains this one, write there accepts: "${gap}"`;
}

function acceptedBy({ accepts = [] }: Conflict): readonly string[] {
  return [accepts].flat();
}

/** Findings on entries whose rule no longer finds anything, or whose rule cannot be explained. */
export function checkEntries(
  conflicts: ReadonlyMap<string, Located<Conflict>>,
  findings: readonly RuleFinding[],
  rules: readonly Rule[],
): readonly Finding[] {
  const explainable = rules.filter((rule) => rule.explainable === true).map(({ name }) => name);
  return [...conflicts.values()].flatMap((conflict): readonly Finding[] => {
    const { id, rule, at } = conflict;
    if (rule === byReading) return [];
    if (!explainable.includes(rule)) {
      const message = `conflict "${id}": the findings of "${rule}" cannot be explained in the data${didYouMean(rule, explainable)}; valid rules: ${[...explainable, byReading].join(', ')}`;
      return [{ ...at(['rule']), severity: 'error', message, rule: 'stale-conflict' }];
    }
    if (findings.some((finding) => isAbout(conflict, finding))) return [];
    const message = `conflict "${id}" explains nothing: the rule "${rule}" finds nothing wrong with these statistics; remove the entry, or set its rule to "${byReading}"`;
    return [{ ...at(['id']), severity: 'warning', message, rule: 'stale-conflict' }];
  });
}

function isAbout(conflict: Conflict, finding: RuleFinding): boolean {
  const { statistics, rule } = finding;
  return statistics.length > 0 && rule === conflict.rule && statistics.every((id) => conflict.statistics.includes(id));
}
