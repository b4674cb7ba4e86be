import { literalOf, parseLiteral } from '../../data/literal.ts';
import { findingAt, type StatisticWithLiteral, statisticsWithLiterals } from '../reported.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { shown } from '../words.ts';

const name = 'literal-value';

/** A value that is not the number in its literal, or whose sign disagrees with the literal's verb. */
export const literalValue: Rule = {
  name,
  run: ({ data }) => statisticsWithLiterals(data).flatMap((written) => [...size(written), ...sign(written)]),
};

function size({ statistic, literal }: StatisticWithLiteral): readonly RuleFinding[] {
  const { value } = statistic;
  if (literalOf(literal, value) !== undefined) return [];
  const found = parseLiteral(literal);
  const reads =
    found.length === 0
      ? 'no number could be read from it'
      : `it reads as ${found.map((number) => shown(number.value)).join(' or ')}`;
  const message = `the value is ${shown(value)}, but the source writes "${literal}": ${reads}; correct the value or the literal`;
  return [findingAt(statistic, 'value', { rule: name, message })];
}

const fall =
  /\b(decreas\w*|fell|fall\w*|drop\w*|declin\w*|reduc\w*|down|lower\w*|cut|shrank|shr[iu]nk\w*)\b|下降|减少|降低|下跌/i;
const rise = /\b(increas\w*|rose|ris\w+|grew|grow\w*|up|gain\w*|climb\w*|higher|expand\w*)\b|增长|上升|增加|提高/i;
const minus = /[-−–]\s*\d/;

function sign({ statistic, literal }: StatisticWithLiteral): readonly RuleFinding[] {
  const { value } = statistic;
  const report = (message: string): readonly RuleFinding[] => [findingAt(statistic, 'value', { rule: name, message })];
  if (statistic.comparedWith === undefined) {
    if (value >= 0 || minus.test(literal)) return [];
    return report(
      `the value is ${shown(value)}, but "${literal}" has no minus; for a change add "compared-with", otherwise remove the minus`,
    );
  }
  const words = literal.replace(/\bup to\b/gi, '');
  const [falls, rises] = [fall.test(words), rise.test(words)];
  if (falls && !rises && value > 0)
    return report(`"${literal}" is a fall, but the value is ${shown(value)}; make it negative`);
  if (rises && !falls && value < 0)
    return report(`"${literal}" is a rise, but the value is ${shown(value)}; remove the minus`);
  return [];
}
