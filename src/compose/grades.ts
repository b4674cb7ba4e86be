import type { Locale } from '../style/locale/locale.ts';

/** What may have a grade. */
export interface Graded {
  readonly grade?: string | undefined;
}

/** What each grade in a table means, where it has more than one. */
export function gradeKey(graded: readonly Graded[], locale: Locale): readonly string[] {
  return new Set(graded.flatMap(({ grade }) => grade ?? [])).size < 2 ? [] : gradesNamed(graded, locale);
}

/** "Grade C: media report of an official figure"; nothing where a statistic has no grade. */
function gradeNamed({ grade }: Graded, locale: Locale): string {
  return grade === undefined ? '' : locale.word('grade-named', { grade, meaning: locale.word(`grade-${grade}`) });
}

/** What each grade of the statistics means, as one sentence; empty where none has a grade. */
export function gradesNamed(graded: readonly Graded[], locale: Locale): readonly string[] {
  const all = graded.map((one) => gradeNamed(one, locale));
  const named = [...new Set(all)].filter((words) => words !== '').sort();
  return named.length === 0 ? [] : [`${named.join(locale.joins.semicolon)}${locale.joins.stop}`];
}
