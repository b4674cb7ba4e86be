import type { ChartRow } from '../types.ts';
import { dayTime } from './time-axis.ts';

/**
 * Which points of a line are joined, as a segment's name for each row's id. A line is broken where a period of the
 * series is missing, as joining its neighbours would draw a value that nobody published, and round a partial period,
 * which is not like the whole ones.
 */
export function lineSegments(rows: readonly ChartRow[]): ReadonlyMap<string, string> {
  const segments = new Map<string, string>();
  for (const series of new Set(rows.map((row) => row.group ?? ''))) {
    const own = rows.filter((row) => (row.group ?? '') === series);
    const usual = medianStep(own);
    let count = 0;
    own.forEach((row, index) => {
      const before = own[index - 1];
      const isBroken =
        before !== undefined && (stepBetween(before, row) > usual * 1.5 || before.partial || row.partial);
      if (isBroken) count += 1;
      segments.set(row.id, `${series} ${count}`);
    });
  }
  return segments;
}

function stepBetween(before: ChartRow, after: ChartRow): number {
  return dayTime(after.start ?? '') - dayTime(before.start ?? '');
}

function medianStep(rows: readonly ChartRow[]): number {
  const steps = rows.slice(1).flatMap((row, index) => {
    const before = rows[index];
    return before === undefined ? [] : [stepBetween(before, row)];
  });
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
}
