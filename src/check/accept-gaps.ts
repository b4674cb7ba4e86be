import { groupBy } from '../data/group.ts';
import type { Finding } from '../project/errors.ts';

/**
 * The text of `data/conflicts.yaml` with the gaps that its entries were written for, as the findings name them, and the
 * lines that are new, each with its number: `9: accepts: ['-28 / -17']`. Entries of an older form name no gap. Each gets
 * one line below its rule; an entry whose rule does not begin a line is left as it is.
 */
export function acceptGaps(
  text: string,
  findings: readonly Pick<Finding, 'accepts'>[],
): { readonly text: string; readonly written: readonly string[] } {
  const named = findings.flatMap(({ accepts }) => accepts ?? []);
  const gaps = groupBy(named, ({ rule }) => String(rule.line));
  const lines: string[] = [];
  const written: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    lines.push(line);
    const accepted = gaps.get(String(index + 1));
    const start = /^[ -]*(?=rule:)/.exec(line)?.[0];
    if (accepted === undefined || start === undefined) continue;
    const listed = [...new Set(accepted.map(({ gap }) => `'${gap.replaceAll("'", "''")}'`))];
    const made = `accepts: [${listed.join(', ')}]`;
    lines.push(`${' '.repeat(start.length)}${made}`);
    written.push(`${lines.length}: ${made}`);
  }
  return { text: lines.join('\n'), written };
}
