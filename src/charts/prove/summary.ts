import { largest, smallest } from '../../project/extremes.ts';

/** The op of an aggregate over some values; undefined for one that is not recomputed. */
export function summary(op: string, values: readonly number[]): number | undefined {
  const sum = values.reduce((total, value) => total + value, 0);
  const mean = sum / values.length;
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / Math.max(1, values.length - 1));
  const known: Readonly<Record<string, () => number>> = {
    valid: () => values.length,
    sum: () => sum,
    mean: () => mean,
    average: () => mean,
    min: () => smallest(values),
    max: () => largest(values),
    median: () => quantile(values, 0.5),
    q1: () => quantile(values, 0.25),
    q3: () => quantile(values, 0.75),
    stdev: () => deviation,
    stdevp: () => Math.sqrt(squares / values.length),
    stderr: () => deviation / Math.sqrt(values.length),
  };
  return known[op]?.();
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [low = 0, high = low] = sorted.slice(Math.floor(at), Math.floor(at) + 2);
  return low + (high - low) * (at - Math.floor(at));
}
