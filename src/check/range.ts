import type { Statistic } from '../data/types.ts';
import { largest } from '../project/extremes.ts';

/** The lowest and highest true value that a published value leaves open. */
export type ValueRange = readonly [low: number, high: number];

/**
 * The range that a statistic's rounding and qualifier leave open, in its unit. "More than" and "at least" have no upper
 * end, "less than" and "up to" no lower one. Undefined for "about" and "nearly", which can be off by any amount.
 */
export function rangeOf({ value, halfUnit, qualifiers, unit }: Statistic): ValueRange | undefined {
  // A count of 40,000 is rounded to thousands at least; 40% is rounded to a whole percent, not to tens.
  const half = unit.kind === 'share' ? Math.min(halfUnit, 0.5) : halfUnit;
  if (qualifiers.includes('about') || qualifiers.includes('nearly')) return undefined;
  if (qualifiers.includes('more-than') || qualifiers.includes('at-least')) return [value, Number.POSITIVE_INFINITY];
  if (qualifiers.includes('less-than') || qualifiers.includes('up-to')) return [Number.NEGATIVE_INFINITY, value];
  return [value - half, value + half];
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
