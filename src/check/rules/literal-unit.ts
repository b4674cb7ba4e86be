import { literalOf } from '../../data/literal.ts';
import type { Data } from '../../data/types.ts';
import { type StatisticWithLiteral, statisticsWithLiterals } from '../reported.ts';
import type { Fault, Rule } from '../rule.ts';
import { currencyPrecedes, isUnitNamed, unitFollows } from '../unit-names.ts';

/** A literal in which another unit than that of the statistic stands beside the number. */
export const literalUnit: Rule = {
  name: 'literal-unit',
  run: ({ data }) => statisticsWithLiterals(data).flatMap((written) => compare(written, data)),
};

function compare({ statistic, literal, reading }: StatisticWithLiteral, data: Data): readonly Fault[] {
  const { id, value, unit: own, at } = statistic;
  const number = literalOf(literal, value, reading);
  if (number === undefined || isUnitNamed(own, literal)) return [];
  const before = literal.slice(0, number.index);
  const after = literal.slice(number.index + number.text.length);
  const other = [...data.units.values()].find(
    (unit) => unit.id !== own.id && (unitFollows(unit, after, { near: false }) || currencyPrecedes(unit, before)),
  );
  if (other === undefined) return [];
  const message = `the source writes "${literal}", which is in ${other.id}, but the unit is "${own.id}"; write "unit: ${other.id}", or correct the literal`;
  return [{ ...at(['unit']), message, statistics: [id] }];
}
