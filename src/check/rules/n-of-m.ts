import { parseLiteral } from '../../data/literal.ts';
import { findingAt, type ReportedStatistic, reportedStatistics } from '../reported.ts';
import type { Rule, RuleFinding } from '../rule.ts';

const name = 'n-of-m';
const of = /^(?:\s+(?!of\b)[\p{L}-]+){0,3}\s+(?:out of|of)(?:\s+(?:the|its|all|these|those|a total of))*\s*$/iu;

/** "n of m" in a source's words, where n is more than m. */
export const nOfM: Rule = {
  name,
  explainable: true,
  run: ({ data }) => reportedStatistics(data).flatMap(compare),
};

function compare({ statistic, record: { literal } }: ReportedStatistic): readonly RuleFinding[] {
  const numbers = parseLiteral(literal);
  return numbers.flatMap((n, index) => {
    const m = numbers[index + 1];
    if (m === undefined || n.value <= m.value) return [];
    if (!of.test(literal.slice(n.index + n.text.length, m.index))) return [];
    const message = `"${literal}" is ${n.text} of only ${m.text}; correct the mistyped value, or explain it in data/conflicts.yaml with "rule: ${name}"`;
    return [findingAt(statistic, 'literal', { rule: name, message, statistics: [statistic.id] })];
  });
}
