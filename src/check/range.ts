import { quantityOf } from '../data/quantity.ts';
import type { Statistic } from '../data/types.ts';
import { largest } from '../project/extremes.ts';

/** The lowest and highest true value that a published value leaves open. */
export type ValueRange = readonly [low: number, high: number];

/** The range that a statistic leaves open; undefined for "about" and "nearly", which can be off by any amount. */
export function rangeOf(statistic: Statistic): ValueRange | undefined {
  const { low, high, soft } = quantityOf(statistic);
  return soft === undefined ? [low, high] : undefined;
}

/** Whether two ranges have a value in common, with a margin for floating-point errors. */
export function overlap(a: ValueRange, b: ValueRange): boolean {
  const slack = 1e-9 * largest([...a, ...b].filter(Number.isFinite).map(Math.abs), 1);
  return a[0] <= b[1] + slack && b[0] <= a[1] + slack;
}

/** Whether two statistics can both be right: their ranges overlap or, if one has none, their values are equal. */
export function agree(a: Statistic, b: Statistic): boolean {
  const [first, second] = [rangeOf(a), rangeOf(b)];
  return first === undefined || second === undefined ? a.value === b.value : overlap(first, second);
}
