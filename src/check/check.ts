import type { Finding } from '../errors.ts';
import type { Checked, Rule } from './rule.ts';
import { bareNumber } from './rules/bare-number.ts';
import { topicReferences } from './rules/topic-references.ts';

/** Every rule, in the order of this folder's README. */
export const rules: readonly Rule[] = [topicReferences, bareNumber];

/** All findings of all rules, sorted by file, line and column. */
export function check(checked: Checked): readonly Finding[] {
  return rules.flatMap((rule) => rule.run(checked)).sort(byPlace);
}

function byPlace(a: Finding, b: Finding): number {
  return (
    a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule, 'en')
  );
}
