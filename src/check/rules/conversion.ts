import { groupBy } from '../../data/group.ts';
import type { Statistic } from '../../data/types.ts';
import { reportedStatistics } from '../reported.ts';
import type { Fault, Rule } from '../rule.ts';
import { nameWithValue } from '../words.ts';

/** A source's currency conversion at an implausible rate, at a rate of its own, or of a bound into an exact amount. */
export const conversion: Rule = {
  name: 'conversion',
  explainable: true,
  run: ({ data }) => {
    const pairs = reportedStatistics(data).flatMap(({ statistic, record }) => {
      const original = data.statistics.get(record['converted-from'] ?? '');
      return original === undefined ? [] : [{ original, converted: statistic }];
    });
    const conversions = pairs.flatMap((one) => rateOf(one) ?? []);
    return [
      ...pairs.flatMap((one) => (rateOf(one) === undefined ? [notMoney(one)] : [])),
      ...conversions.flatMap((each) => [...plausible(each), ...bound(each)]),
      ...[...groupBy(conversions, ({ currencies }) => currencies).values()].flatMap(sameRate),
    ];
  },
};

/** An amount and what the source converts it into. */
interface ConvertedAmount {
  readonly original: Statistic;
  readonly converted: Statistic;
}

interface Conversion extends ConvertedAmount {
  /** "CNY/USD": units of the original's currency for one of the other. */
  readonly currencies: string;
  readonly rate: number;
}

function rateOf({ original, converted }: ConvertedAmount): Conversion | undefined {
  const [from, to] = [original.unit.currency, converted.unit.currency];
  if (from === undefined || to === undefined || from === to || converted.value === 0) return undefined;
  return { original, converted, currencies: `${from}/${to}`, rate: original.value / converted.value };
}

function faultIn({ original, converted }: ConvertedAmount, field: string, message: string): Fault {
  return { ...converted.at([field]), message, statistics: [converted.id, original.id] };
}

function notMoney(amounts: ConvertedAmount): Fault {
  const message = `${nameWithValue(amounts.converted)} is not a currency conversion of ${nameWithValue(amounts.original)}: both must be money, in different currencies; remove "converted-from", or give the units their currency`;
  return faultIn(amounts, 'converted-from', message);
}

/**
 * Market rates since the yuan left its peg in 2005, with a margin: wide enough for any day, narrow enough to find a lost
 * factor of ten.
 */
const bands: Readonly<Record<string, readonly [low: number, high: number]>> = {
  'CNY/USD': [5.9, 8.4],
  'CNY/EUR': [6.3, 11.5],
  'CNY/GBP': [8, 16.5],
  'CNY/HKD': [0.75, 1.1],
  'CNY/JPY': [0.04, 0.09],
};

function bandOf(currencies: string): readonly [number, number] | undefined {
  const reverse = bands[currencies.split('/').reverse().join('/')];
  return bands[currencies] ?? (reverse && [1 / reverse[1], 1 / reverse[0]]);
}

function plausible(conversion: Conversion): readonly Fault[] {
  const { original, converted, currencies, rate } = conversion;
  const band = bandOf(currencies);
  if (band === undefined || (rate >= band[0] && rate <= band[1])) return [];
  const message = `${nameWithValue(original)} as ${nameWithValue(converted)} is a rate of ${rate.toPrecision(4)} ${currencies}, outside the plausible ${band[0].toPrecision(2)} to ${band[1].toPrecision(2)}; a factor may be lost: correct the mistyped value`;
  return [{ ...faultIn(conversion, 'value', message), gap: `${rate.toPrecision(4)} ${currencies}` }];
}

function bound(conversion: Conversion): readonly Fault[] {
  const { original, converted } = conversion;
  const lost = original.qualifiers.filter((qualifier) => !converted.qualifiers.includes(qualifier));
  if (lost.length === 0) return [];
  const message = `${nameWithValue(original)} is "${lost.join(', ')}", but its conversion ${nameWithValue(converted)} is not; add the qualifier`;
  return [faultIn(conversion, 'qualifier', message)];
}

/** Two conversions at one rate, rounded to three digits, differ by at most one part in a hundred. */
const rateTolerance = 0.01;

function sameRate(group: readonly Conversion[]): readonly Fault[] {
  const [lowest, ...others] = group.toSorted((a, b) => a.rate - b.rate);
  const highest = others.at(-1);
  if (lowest === undefined || highest === undefined || highest.rate / lowest.rate - 1 <= rateTolerance) return [];
  const message = `the sources convert at different rates: ${nameWithValue(lowest.original)} at ${lowest.rate.toPrecision(4)} ${lowest.currencies}, ${nameWithValue(highest.original)} at ${highest.rate.toPrecision(4)}; correct the mistyped value`;
  const statistics = [lowest, highest].flatMap(({ original, converted }) => [original.id, converted.id]);
  const gap = `${lowest.rate.toPrecision(4)} to ${highest.rate.toPrecision(4)} ${lowest.currencies}`;
  return [{ ...highest.converted.at(['value']), message, statistics, gap }];
}
