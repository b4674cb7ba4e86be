import { groupBy } from '../../data/group.ts';
import type { Data, Statistic } from '../../data/types.ts';
import { findingAt, reportedStatistics } from '../reported.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { named } from '../words.ts';

const name = 'conversion';

/** A source's currency conversion at an implausible rate, at a rate of its own, or of a bound into an exact amount. */
export const conversion: Rule = {
  name,
  explainable: true,
  run: ({ data }) => {
    const { conversions, findings } = readConversions(data);
    const groups = groupBy(conversions, ({ pair }) => pair);
    return [
      ...findings,
      ...conversions.flatMap((each) => [...plausible(each), ...bound(each)]),
      ...[...groups.values()].flatMap(sameRate),
    ];
  },
};

interface Conversion {
  readonly original: Statistic;
  readonly converted: Statistic;
  /** "CNY/USD": units of the original's currency for one of the other. */
  readonly pair: string;
  readonly rate: number;
}

function readConversions(data: Data): {
  readonly conversions: readonly Conversion[];
  readonly findings: readonly RuleFinding[];
} {
  const conversions: Conversion[] = [];
  const findings: RuleFinding[] = [];
  for (const { statistic: converted, record } of reportedStatistics(data)) {
    const original = data.statistics.get(record['converted-from'] ?? '');
    if (original === undefined) continue;
    const [from, to] = [original.unit.currency, converted.unit.currency];
    if (from === undefined || to === undefined || from === to || converted.value === 0) {
      const message = `${named(converted)} is not a currency conversion of ${named(original)}: both must be money, in different currencies; remove "converted-from", or give the units their currency`;
      findings.push(
        findingAt(converted, 'converted-from', { rule: name, message, statistics: [converted.id, original.id] }),
      );
    } else conversions.push({ original, converted, pair: `${from}/${to}`, rate: original.value / converted.value });
  }
  return { conversions, findings };
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

function bandOf(pair: string): readonly [number, number] | undefined {
  const [from, to] = pair.split('/');
  const reverse = bands[`${to}/${from}`];
  return bands[pair] ?? (reverse === undefined ? undefined : [1 / reverse[1], 1 / reverse[0]]);
}

function plausible({ original, converted, pair, rate }: Conversion): readonly RuleFinding[] {
  const band = bandOf(pair);
  if (band === undefined || (rate >= band[0] && rate <= band[1])) return [];
  const message = `${named(original)} as ${named(converted)} is a rate of ${rate.toPrecision(4)} ${pair}, outside the plausible ${band[0].toPrecision(2)} to ${band[1].toPrecision(2)}; a factor may be lost: correct the mistyped value, or explain it in data/conflicts.yaml with "rule: ${name}"`;
  return [findingAt(converted, 'value', { rule: name, message, statistics: [converted.id, original.id] })];
}

function bound({ original, converted }: Conversion): readonly RuleFinding[] {
  const lost = original.qualifiers.filter((qualifier) => !converted.qualifiers.includes(qualifier));
  if (lost.length === 0) return [];
  const message = `${named(original)} is "${lost.join(', ')}", but its conversion ${named(converted)} is not; explain it in data/conflicts.yaml with "rule: ${name}"`;
  return [findingAt(converted, 'qualifier', { rule: name, message, statistics: [converted.id, original.id] })];
}

/** Two conversions at one rate, rounded to three digits, differ by at most one part in a hundred. */
const rateTolerance = 0.01;

function sameRate(group: readonly Conversion[]): readonly RuleFinding[] {
  const [lowest, ...others] = group.toSorted((a, b) => a.rate - b.rate);
  const highest = others.at(-1);
  if (lowest === undefined || highest === undefined || highest.rate / lowest.rate - 1 <= rateTolerance) return [];
  const message = `the sources convert at different rates: ${named(lowest.original)} at ${lowest.rate.toPrecision(4)} ${lowest.pair}, ${named(highest.original)} at ${highest.rate.toPrecision(4)}; explain it in data/conflicts.yaml with "rule: ${name}"`;
  const statistics = [lowest, highest].flatMap(({ original, converted }) => [original.id, converted.id]);
  return [findingAt(highest.converted, 'value', { rule: name, message, statistics })];
}
