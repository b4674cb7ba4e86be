import type { Conflict } from '../data/schema.ts';
import type { Located } from '../data/types.ts';
import type { Finding } from '../project/errors.ts';
import { didYouMean } from '../project/nearest.ts';
import type { Rule, RuleFinding } from './rule.ts';

/** The rule name of conflicts that a person found by reading and that no rule can find. */
const byReading = 'reading';

/** The findings that no entry of `data/conflicts.yaml` explains by naming their rule and all their statistics. */
export function withoutExplained(
  findings: readonly RuleFinding[],
  conflicts: ReadonlyMap<string, Located<Conflict>>,
): readonly Finding[] {
  return findings.flatMap((found) => {
    const { statistics: _, ...finding } = found;
    return [...conflicts.values()].some((conflict) => explains(conflict, found)) ? [] : [finding];
  });
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
    if (findings.some((finding) => explains(conflict, finding))) return [];
    const message = `conflict "${id}" explains nothing: the rule "${rule}" finds nothing wrong with these statistics; remove the entry, or set its rule to "${byReading}"`;
    return [{ ...at(['id']), severity: 'warning', message, rule: 'stale-conflict' }];
  });
}

function explains(conflict: Conflict, finding: RuleFinding): boolean {
  const { statistics, rule } = finding;
  return statistics.length > 0 && rule === conflict.rule && statistics.every((id) => conflict.statistics.includes(id));
}
