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
