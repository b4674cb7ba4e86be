import { groupBy } from '../../data/group.ts';
import { parseLiteral } from '../../data/literal.ts';
import { type ReportedStatistic, reportedStatistics } from '../reported.ts';
import type { Fault, Rule } from '../rule.ts';

/** Fewer words than this can stand twice in a paragraph. */
const fewestWords = 3;

/** One number of a source that two statistics are read from. */
export const sameLiteral: Rule = {
  name: 'same-literal',
  run: ({ data }) => {
    const groups = groupBy(reportedStatistics(data), placeOf);
    return [...groups.values()].flatMap(([first, ...others]) =>
      first === undefined ? [] : others.flatMap((other) => tell(first, other)),
    );
  },
};

function placeOf({ statistic, record: { literal, paragraph } }: ReportedStatistic): string {
  return [statistic.sources[0], paragraph, literal, Math.abs(statistic.value)].join(' | ');
}

function tell(first: ReportedStatistic, { statistic, record }: ReportedStatistic): readonly Fault[] {
  // Words with several numbers may hold it more than once, and a paragraph may say a bare number twice.
  if (parseLiteral(record.literal).length > 1 || record.literal.trim().split(/\s+/).length < fewestWords) return [];
  const message = `"${statistic.id}" is read from the same words as "${first.statistic.id}", "${record.literal}" in paragraph ${record.paragraph}; quote for each the words that are its own, or remove one`;
  return [{ ...statistic.at(['literal']), message, statistics: [statistic.id] }];
}
