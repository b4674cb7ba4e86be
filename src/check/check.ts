import type { Finding } from '../project/errors.ts';
import { checkEntries, withoutExplained } from './explain.ts';
import type { Checked, Rule } from './rule.ts';
import { bareNumber } from './rules/bare-number.ts';
import { chart } from './rules/chart.ts';
import { comparison } from './rules/comparison.ts';
import { conflict } from './rules/conflict.ts';
import { conversion } from './rules/conversion.ts';
import { dataReferences } from './rules/data-references.ts';
import { exclusion } from './rules/exclusion.ts';
import { headlineGrade } from './rules/headline-grade.ts';
import { language } from './rules/language.ts';
import { literalValue } from './rules/literal-value.ts';
import { literals } from './rules/literals.ts';
import { lostScale } from './rules/lost-scale.ts';
import { nOfM } from './rules/n-of-m.ts';
import { noGrade } from './rules/no-grade.ts';
import { noReporter } from './rules/no-reporter.ts';
import { otherPlace } from './rules/other-place.ts';
import { partChange } from './rules/part-change.ts';
import { qualifier } from './rules/qualifier.ts';
import { reportedChange } from './rules/reported-change.ts';
import { share } from './rules/share.ts';
import { stale } from './rules/stale.ts';
import { titleLength } from './rules/title-length.ts';
import { titleRecorded } from './rules/title-recorded.ts';
import { topicReferences } from './rules/topic-references.ts';
import { total } from './rules/total.ts';
import { unused } from './rules/unused.ts';
import { wording } from './rules/wording.ts';

/** Every rule, in the order of this folder's README. */
export const rules: readonly Rule[] = [
  ...[topicReferences, otherPlace, dataReferences, bareNumber, literals, unused],
  ...[literalValue, qualifier, noGrade, noReporter, stale, exclusion, language],
  ...[reportedChange, total, share, partChange, conversion, lostScale, nOfM, conflict],
  ...[comparison, chart, titleLength, titleRecorded, wording, headlineGrade],
];

/** The findings of all rules, without those that `data/conflicts.yaml` explains, sorted by file, line and column. */
export function check(checked: Checked): readonly Finding[] {
  const { conflicts } = checked.data;
  const found = rules.flatMap((rule) => rule.run(checked));
  return once(sortFindings([...withoutExplained(found, conflicts), ...checkEntries(conflicts, found, rules)]));
}

/** A topic written for many places is checked once for each, which can give the same finding many times. */
function once(findings: readonly Finding[]): readonly Finding[] {
  const written = findings.map((finding) => JSON.stringify(finding));
  return findings.filter((_, index) => written[index] !== written[index - 1]);
}

/** Findings sorted by file, line and column. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
