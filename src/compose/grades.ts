import type { Statistic } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { Tile } from './briefing.ts';

/** What each grade in a table means, where it has more than one. */
export function gradeKey(statistics: readonly Statistic[], locale: Locale): readonly string[] {
  return new Set(statistics.flatMap(({ grade }) => grade ?? [])).size < 2 ? [] : gradesNamed(statistics, locale);
}

/** "Grade C: media report of an official figure"; nothing where a statistic has no grade. */
export function gradeNamed({ grade }: Statistic, locale: Locale): string {
  return grade === undefined ? '' : locale.word('grade-named', { grade, meaning: locale.word(`grade-${grade}`) });
}

/** What each grade of the statistics means, as one sentence; empty where none has a grade. */
export function gradesNamed(statistics: readonly Statistic[], locale: Locale): readonly string[] {
  const all = statistics.map((statistic) => gradeNamed(statistic, locale));
  const named = [...new Set(all)].filter((words) => words !== '').sort();
  return named.length === 0 ? [] : [`${named.join(locale.joins.semicolon)}${locale.joins.stop}`];
}

/** What the grades of the statistics mean that no tile says: a tile says what the grade of its own statistic means. */
export function gradesUntold(
  printed: readonly Statistic[],
  tiles: readonly Pick<Tile, 'grade'>[],
  locale: Locale,
): readonly string[] {
  const untold = printed.filter((one) => !tiles.some(({ grade }) => grade === gradeNamed(one, locale)));
  return gradesNamed(untold, locale).map((grades) =>
    untold.length === printed.length ? grades : locale.word('some-of-grades', { grades }),
  );
}
