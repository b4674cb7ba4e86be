import { type Finding, sortFindings } from '../project/errors.ts';
import { checkEntries, isExplained, withWayOut } from './explain.ts';
import { withoutFollowOns } from './follow-on.ts';
import { mergeEqual } from './merge-equal.ts';
import type { Checked, Rule, RuleFinding } from './rule.ts';
import { afterPublication } from './rules/after-publication.ts';
import { bareNumber } from './rules/bare-number.ts';
import { binding } from './rules/binding/binding.ts';
import { bounds } from './rules/bounds.ts';
import { character } from './rules/character.ts';
import { chart } from './rules/chart.ts';
import { comparison } from './rules/comparison.ts';
import { conflict } from './rules/conflict.ts';
import { conversion } from './rules/conversion.ts';
import { direction } from './rules/direction.ts';
import { display } from './rules/display.ts';
import { exclusion } from './rules/exclusion.ts';
import { exposed, leftOut } from './rules/exposed.ts';
import { hiddenRows } from './rules/hidden-rows.ts';
import { language } from './rules/language.ts';
import { link } from './rules/link.ts';
import { literalDate } from './rules/literal-date.ts';
import { literalUnit } from './rules/literal-unit.ts';
import { literals } from './rules/literals.ts';
import { localeNumber } from './rules/locale-number.ts';
import { lostScale } from './rules/lost-scale.ts';
import { map, mapTotals } from './rules/map.ts';
import { markdown } from './rules/markdown.ts';
import { noGrade, noReporter, unused } from './rules/missing.ts';
import { missingInWords } from './rules/missing-in-words.ts';
import { nameNumber } from './rules/name-number.ts';
import { noValue } from './rules/no-value.ts';
import { otherPlace } from './rules/other-place.ts';
import { raisedGrade } from './rules/raised-grade.ts';
import { references } from './rules/references.ts';
import { reportedChange } from './rules/reported-change.ts';
import { sameLiteral } from './rules/same-literal.ts';
import { literalValue, nOfM, qualifier } from './rules/source-words.ts';
import { stale } from './rules/stale.ts';
import { superlative } from './rules/superlative.ts';
import { headlineGrade, titleLength, titleRecorded } from './rules/titles.ts';
import { partChange, share, total } from './rules/totals.ts';
import { unlike } from './rules/unlike.ts';
import { withdrawn } from './rules/withdrawn.ts';
import { wording } from './rules/wording.ts';
import { formatNumber } from './words.ts';

/** Every rule, in the order of this folder's README. */
export const rules: readonly Rule[] = [
  ...[otherPlace, references, link, markdown, character, bareNumber, nameNumber, localeNumber, literals, unused],
  ...[literalValue, literalUnit, qualifier, literalDate, sameLiteral, afterPublication],
  ...[noGrade, raisedGrade, noReporter, stale, exclusion, language],
  ...[unlike, reportedChange, total, share, partChange, conversion, lostScale, nOfM, conflict],
  ...[exposed, leftOut, missingInWords, noValue, withdrawn],
  ...[binding, direction, superlative],
  ...[display, bounds, hiddenRows, comparison, chart, map, mapTotals],
  ...[titleLength, titleRecorded, wording, headlineGrade],
];

/**
 * The findings of all rules, without those that `data/conflicts.yaml` explains and those that follow from another,
 * sorted by file, line and column.
 */
export function check(checked: Checked): readonly Finding[] {
  const { conflicts } = checked.data;
  const all = runRules(checked);
  const open = standing(all, checked);
  const entries = checkEntries(conflicts, { all, open, rules });
  const found = [...open.map((finding) => withWayOut(finding, conflicts, rules)), ...entries];
  const made = checked.topics.map(({ file }) => file);
  return sortFindings(mergeEqual(found, made));
}

/** Those with the statistics that they are about, and without those on the entries of `data/conflicts.yaml`. */
export function openFindings(checked: Checked): readonly RuleFinding[] {
  return standing(runRules(checked), checked);
}

function runRules(checked: Checked): readonly RuleFinding[] {
  const asked = rules.filter(({ needsAll }) => checked.partly !== true || needsAll !== true);
  return asked.flatMap((rule) => findingsOf(rule, checked));
}

function standing(all: readonly RuleFinding[], { data: { conflicts } }: Checked): readonly RuleFinding[] {
  return withoutFollowOns(all.filter((finding) => !isExplained(finding, conflicts)));
}

function findingsOf({ name, run }: Rule, checked: Checked): readonly RuleFinding[] {
  return run(checked).map(({ severity = 'error', rule = name, statistics = [], gap, ...fault }): RuleFinding => {
    return { ...fault, severity, rule, statistics, gap: gap ?? valuesOf(statistics, checked) };
  });
}

/** The values of statistics as an entry of `data/conflicts.yaml` accepts them: "more-than 7,900 / 7,500". */
function valuesOf(ids: readonly string[], { data }: Checked): string {
  const statistics = ids.flatMap((id) => data.statistics.get(id) ?? []);
  return statistics.map(({ value, qualifiers }) => [...qualifiers, formatNumber(value)].join(' ')).join(' / ');
}
