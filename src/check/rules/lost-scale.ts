import { groupBy } from '../../data/group.ts';
import { largest, smallest } from '../../project/extremes.ts';
import { findingAt, type Reported, reportedStatistics } from '../reported.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { named, shown } from '../words.ts';

const name = 'lost-scale';

/** The Chinese counting units that translations lose, and how much smaller than all others a value must be. */
const lostScales = [
  { word: '万', factor: 1e4 },
  { word: '亿', factor: 1e8 },
];
const farBelow = 100;
const neighboursNeeded = 2;

/** A count far below all like counts of its paragraph that would be one of them with a factor of ten thousand. */
export const lostScale: Rule = {
  name,
  explainable: true,
  run: ({ data }) => {
    const counts = reportedStatistics(data).filter(
      ({ statistic }) => statistic.unit.kind === 'count' || statistic.unit.kind === 'money',
    );
    const paragraphs = groupBy(counts.filter(isLevel), ({ statistic, record }) =>
      [statistic.sources.join(), record.paragraph, statistic.unit.id].join(' '),
    );
    return [...paragraphs.values()].flatMap((group) => group.flatMap((one) => compare(one, group)));
  },
};

function isLevel({ statistic }: Reported): boolean {
  return statistic.comparedWith === undefined && statistic.value > 0;
}

function compare({ statistic, record }: Reported, group: readonly Reported[]): readonly RuleFinding[] {
  const others = group.filter((other) => other.statistic !== statistic).map((other) => other.statistic.value);
  if (others.length < neighboursNeeded) return [];
  const [least, most] = [smallest(others), largest(others)];
  const { value } = statistic;
  const lost = lostScales.find(
    ({ factor }) => value * farBelow <= least && value * factor >= least && value * factor <= most,
  );
  if (lost === undefined) return [];
  const message = `${named(statistic)} stands among ${shown(least)} to ${shown(most)} in paragraph ${record.paragraph}; a factor of ${shown(lost.factor)} (${lost.word}) may be lost: look at the original, or explain it in data/conflicts.yaml with "rule: ${name}"`;
  return [findingAt(statistic, 'value', { rule: name, message, statistics: [statistic.id] })];
}
