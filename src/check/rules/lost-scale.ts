import { groupBy } from '../../data/group.ts';
import type { Source } from '../../data/types.ts';
import { largest, smallest } from '../../project/extremes.ts';
import { type ReportedStatistic, reportedStatistics } from '../reported.ts';
import type { Fault, Rule } from '../rule.ts';
import { formatNumber, nameWithValue } from '../words.ts';

/** The Chinese counting units that translations lose. */
const lostScales = [
  { word: '万', factor: 1e4 },
  { word: '亿', factor: 1e8 },
];
/** How many times smaller than all its neighbours a value must be. */
const farBelow = 100;
const neighboursNeeded = 2;

/**
 * In a source whose figures were first given in Chinese, a count far below all similar counts of its paragraph that
 * would be among them if multiplied by such a unit.
 */
export const lostScale: Rule = {
  name: 'lost-scale',
  explainable: true,
  run: ({ data }) => {
    const counts = reportedStatistics(data).filter(
      ({ statistic: { unit, sources } }) =>
        (unit.kind === 'count' || unit.kind === 'money') && isFromChinese(data.sources.get(sources[0] ?? '')),
    );
    const paragraphs = groupBy(counts.filter(isLevel), ({ statistic, record }) =>
      [statistic.sources.join(), record.paragraph, statistic.unit.id].join(' '),
    );
    return [...paragraphs.values()].flatMap((group) => group.flatMap((one) => compare(one, group)));
  },
};

function isFromChinese(source: Source | undefined): boolean {
  const language = source?.record['original-language'] ?? source?.record.language ?? '';
  return /^zh(-|$)/.test(language);
}

function isLevel({ statistic }: ReportedStatistic): boolean {
  return statistic.comparedWith === undefined && statistic.value > 0;
}

function compare({ statistic, record }: ReportedStatistic, group: readonly ReportedStatistic[]): readonly Fault[] {
  const others = group.filter((other) => other.statistic !== statistic).map((other) => other.statistic.value);
  if (others.length < neighboursNeeded) return [];
  const [least, most] = [smallest(others), largest(others)];
  const { value } = statistic;
  const lost = lostScales.find(
    ({ factor }) => value * farBelow <= least && value * factor >= least && value * factor <= most,
  );
  if (lost === undefined) return [];
  const message = `${nameWithValue(statistic)} is beside ${formatNumber(least)} to ${formatNumber(most)} in paragraph ${record.paragraph}; the translation may have lost a factor of ${formatNumber(lost.factor)} (${lost.word}): check the original`;
  return [{ ...statistic.at(['value']), message, statistics: [statistic.id] }];
}
