import { type Grade, grades } from '../../data/fields.ts';
import { type BestGrade, bestGrade } from '../../data/grade.ts';
import type { Source } from '../../data/types.ts';
import { reportedStatistics } from '../reported.ts';
import type { Fault, Rule } from '../rule.ts';

/** An evidence grade that is better than what the kind of a source supports, or than that of the source, without a reason. */
export const raisedGrade: Rule = {
  name: 'raised-grade',
  run: ({ data }) => [
    ...[...data.sources.values()].flatMap(ofSource),
    ...reportedStatistics(data).flatMap(({ statistic, record }): readonly Fault[] => {
      const source = data.sources.get(statistic.sources[0] ?? '');
      if (source === undefined || record['grade-reason'] !== undefined) return [];
      const best: BestGrade = source.record.grade
        ? { grade: source.record.grade, of: 'its source' }
        : bestGrade(source.record);
      return raised(record.grade, best, `"${statistic.id}"`).map((message) => ({
        ...statistic.at(['grade']),
        message,
      }));
    }),
  ],
};

function ofSource({ id, record, at }: Source): readonly Fault[] {
  if (record['grade-reason'] !== undefined) return [];
  return raised(record.grade, bestGrade(record), `source "${id}"`).map((message) => ({ ...at(['grade']), message }));
}

function raised(grade: Grade | undefined, best: BestGrade, what: string): readonly string[] {
  if (grade === undefined || grades.indexOf(grade) >= grades.indexOf(best.grade)) return [];
  return [
    `${what} has the evidence grade ${grade}, and ${best.of} has ${best.grade} at best; write ${best.grade}, or say why it is raised with "grade-reason"`,
  ];
}
