import type { Statistic } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';

/** What each grade in a table means, where it has more than one. */
export function gradeKey(statistics: readonly Statistic[], locale: Locale): readonly string[] {
  return new Set(statistics.flatMap(({ grade }) => grade ?? [])).size < 2 ? [] : gradesNamed(statistics, locale);
}

/** "Grade C: media report of an official figure"; nothing where a statistic has no grade. */
function gradeNamed({ grade }: Statistic, locale: Locale): string {
  return grade === undefined ? '' : locale.word('grade-named', { grade, meaning: locale.word(`grade-${grade}`) });
}

/** What each grade of the statistics means, as one sentence; empty where none has a grade. */
export function gradesNamed(statistics: readonly Statistic[], locale: Locale): readonly string[] {
  const all = statistics.map((statistic) => gradeNamed(statistic, locale));
  const named = [...new Set(all)].filter((words) => words !== '').sort();
  return named.length === 0 ? [] : [`${named.join(locale.joins.semicolon)}${locale.joins.stop}`];
}
