import { literalOf } from '../../data/literal.ts';
import type { Unit } from '../../data/schema.ts';
import type { Data } from '../../data/types.ts';
import { type StatisticWithLiteral, statisticsWithLiterals } from '../reported.ts';
import type { Fault, Rule } from '../rule.ts';
import { currenciesBefore, unitsAfter, unitsNamed } from '../unit-names.ts';

/** A literal in which another unit than that of the statistic stands beside the number. */
export const literalUnit: Rule = {
  name: 'literal-unit',
  run: ({ data }) => statisticsWithLiterals(data).flatMap((written) => compare(written, data)),
};

function compare({ statistic, literal, reading }: StatisticWithLiteral, data: Data): readonly Fault[] {
  const { id, value, unit: own, at } = statistic;
  const number = literalOf(literal, value, reading);
  const { units } = data;
  const isNameless = !units.has(own.id) || unitText(own) === '';
  if (number === undefined || isNameless || unitsNamed(literal, units).has(own.id)) return [];
  const before = literal.slice(0, number.index);
  const after = literal.slice(number.index + number.text.length);
  const [other] = [...unitsAfter(after, units, 'a word'), ...currenciesBefore(before, units)];
  if (other === undefined) {
    const sign = otherSign(own, before, after);
    const words = `the source writes "${literal}", whose sign ${sign} is not that of "${own.id}" (${own.currency}); give a unit of data/units.yaml that it is the sign of, or correct the literal`;
    return sign === undefined ? [] : [{ ...at(['unit']), message: words, statistics: [id] }];
  }
  const message = `the source writes "${literal}", which is in ${other}, but the unit is "${own.id}"; write "unit: ${other}", or correct the literal`;
  return [{ ...at(['unit']), message, statistics: [id] }];
}

/** What moneys are called, and the codes of those that are. */
const currencyWords: readonly (readonly [words: RegExp, codes: RegExp])[] = [
  [/^(?:dollars?|美元)/i, /^(?:USD|AUD|CAD|NZD|HKD|SGD|TWD|[A-Z]{2}D)$/],
  [/^(?:euros?|欧元)$/i, /^EUR$/],
  [/^(?:pounds?|英镑)$/i, /^(?:GBP|EGP|LBP|SYP|SDG|[A-Z]{2}P)$/],
  [/^(?:yen|日元)$/i, /^JPY$/],
  [/^(?:yuan|renminbi|人民币)$/i, /^CNY$/],
  [/^(?:won|韩元)$/i, /^K[RP]W$/],
];

/** The sign or name of a currency that no unit of the project has: a euro beside a value in pounds. Many currencies share "$" and "£". */
function otherSign({ currency }: Unit, before: string, after: string): string | undefined {
  if (currency === undefined) return undefined;
  const [, word] = /^\s*(?:(?:thousand|million|billion|trillion|bn|m|[千万亿])\s*)?(\p{L}+)/iu.exec(after) ?? [];
  const named = currencyWords.find(([words]) => words.test(word ?? ''));
  if (word !== undefined && named !== undefined && !named[1].test(currency)) return word;
  const sign = /([€£])\s*$/.exec(before)?.[1] ?? /^\s?([€£])/.exec(after)?.[1];
  if (sign === undefined) return undefined;
  const isOther = sign === '€' ? currency !== 'EUR' : ['EUR', 'USD', 'CNY', 'JPY'].includes(currency);
  return isOther ? sign : undefined;
}

function unitText({ text }: Unit): string {
  return Object.values(text)
    .map((form) => (typeof form === 'string' ? form : form.other))
    .join('');
}
