import { largest, smallest } from '../../project/extremes.ts';
import { round } from '../layout.ts';
import type { ChartRow } from '../types.ts';
import { dayTime } from './time-axis.ts';

/** A point of a line, in px from the left and the top of the plot. */
export interface Point {
  readonly row: ChartRow;
  readonly series: string;
  readonly x: number;
  readonly y: number;
}

/** `top` is the value at the upper edge of the plot. */
interface Plot {
  readonly width: number;
  readonly height: number;
  readonly top: number;
}

/** Points at the true distance in time, over the whole width, and in value from zero. */
export function placePoints(rows: readonly ChartRow[], { width, height, top }: Plot): readonly Point[] {
  const times = rows.map(({ start }) => dayTime(start ?? ''));
  const [first, last] = [smallest(times), largest(times)];
  return rows.map((row, index) => ({
    row,
    series: seriesOf(row),
    x: round((((times[index] ?? first) - first) / Math.max(1, last - first)) * width),
    y: round(height - (row.value / top) * height),
  }));
}

export function seriesOf(row: ChartRow): string {
  return row.group ?? '';
}

/**
 * Which points of a line are joined, as a segment's name for each row's id. A line is broken where a period of the
 * series is missing, as joining its neighbours would draw a value that nobody published, and round a partial period,
 * which is not like the whole ones.
 */
export function lineSegments(rows: readonly ChartRow[]): ReadonlyMap<string, string> {
  const segments = new Map<string, string>();
  for (const series of new Set(rows.map(seriesOf))) {
    const own = rows.filter((row) => seriesOf(row) === series);
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
