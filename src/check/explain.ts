import type { Conflict } from '../data/schema.ts';
import type { Located } from '../data/types.ts';
import type { Finding } from '../project/errors.ts';
import { didYouMean } from '../project/nearest.ts';
import type { Rule, RuleFinding } from './rule.ts';

/** The rule name of conflicts that a person found by reading and that no rule can find. */
const byReading = 'reading';

/** A finding with the way to explain it in `data/conflicts.yaml`, where its rule can be explained. */
export function withWayOut(
  found: RuleFinding,
  conflicts: ReadonlyMap<string, Located<Conflict>>,
  rules: readonly Rule[],
): Finding {
  const { statistics: _, gap: __, message, ...finding } = found;
  const isExplainable = rules.some(({ name, explainable }) => name === found.rule && explainable === true);
  const entry = [...conflicts.values()].find((conflict) => isAbout(conflict, found));
  if (!isExplainable) return { ...finding, message };
  const told = { ...finding, message: `${message}${wayOut(found, entry)}` };
  if (entry === undefined || acceptedBy(entry).length > 0) return told;
  return { ...told, accepts: { rule: entry.at(['rule']), gap: found.gap } };
}

/**
 * Whether an entry explains a finding by naming its rule, all its statistics and the gap between them. An entry accepts
 * the gap that it was written for, and no other.
 */
export function isExplained(found: RuleFinding, conflicts: ReadonlyMap<string, Located<Conflict>>): boolean {
  return [...conflicts.values()].some(
    (conflict) => isAbout(conflict, found) && acceptedBy(conflict).includes(found.gap),
  );
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

/** What the rules found: all of it, and what stands after entries and consequences are taken away. */
export interface FoundByRules {
  readonly all: readonly RuleFinding[];
  readonly open: readonly RuleFinding[];
  readonly rules: readonly Rule[];
}

/**
 * Findings on entries whose rule no longer finds anything, or whose rule cannot be explained; not where a statistic of
 * the entry has an error of its own.
 */
export function checkEntries(
  conflicts: ReadonlyMap<string, Located<Conflict>>,
  { all, open, rules }: FoundByRules,
): readonly Finding[] {
  const explainable = rules.filter((rule) => rule.explainable === true).map(({ name }) => name);
  return [...conflicts.values()].flatMap((conflict): readonly Finding[] => {
    const { id, rule, at } = conflict;
    if (rule === byReading) return [];
    if (!explainable.includes(rule)) {
      const message = `conflict "${id}": the findings of "${rule}" cannot be explained in the data${didYouMean(rule, explainable)}; valid rules: ${[...explainable, byReading].join(', ')}`;
      return [{ ...at(['rule']), severity: 'error', message, rule: 'stale-conflict' }];
    }
    if (all.some((finding) => isAbout(conflict, finding)) || open.some((finding) => concerns(conflict, finding)))
      return [];
    const message = `conflict "${id}" explains nothing: the rule "${rule}" finds nothing wrong with these statistics; remove the entry, or set its rule to "${byReading}"`;
    return [{ ...at(['id']), severity: 'warning', message, rule: 'stale-conflict' }];
  });
}

function concerns(conflict: Conflict, { statistics, severity }: RuleFinding): boolean {
  return severity === 'error' && statistics.some((id) => conflict.statistics.includes(id));
}

function isAbout(conflict: Conflict, finding: RuleFinding): boolean {
  const { statistics, rule } = finding;
  return statistics.length > 0 && rule === conflict.rule && statistics.every((id) => conflict.statistics.includes(id));
}
