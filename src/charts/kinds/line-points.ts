import type { ChartGap, ChartRow } from '../types.ts';
import { isWithinYear } from './line-refusals.ts';
import { placeDay, type TimeSpan } from './period-ticks.ts';
import { bySeries, seriesOf } from './series-looks.ts';
import { dayTime } from './time-axis.ts';
import { placeValue, type ValueAxis } from './value-axis.ts';

/** A plot of values over time; lengths in px. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  /** From the plot down to the axis of time, for labels of values below zero. */
  readonly under: number;
  readonly axis: ValueAxis;
  readonly span: TimeSpan;
}

/** A value in a plot, in px from its left and top. */
export interface LinePoint {
  readonly row: ChartRow;
  readonly series: string;
  readonly x: number;
  readonly y: number;
}

/** Points at the start of their periods, at the true distance in time. */
export function placePoints(rows: readonly ChartRow[], plot: Plot): readonly LinePoint[] {
  return rows.map((row) => ({
    row,
    series: seriesOf(row),
    x: placeDay(row.start ?? '', plot.span, plot.width) ?? 0,
    y: placeValue(row.value, plot),
  }));
}

/** Values of a series that one stroke joins. */
export interface Run {
  readonly series: string;
  /** Whether it leads to values that may still change. */
  readonly dashed: boolean;
  readonly rows: readonly ChartRow[];
}

/**
 * What is joined of series whose rows are in order of time. A line is broken where a value is missing, as joining its
 * neighbours would draw one that nobody published; before a break in the series; and round a part of a period, which is
 * not like the whole ones.
 */
export function lineRuns(rows: readonly ChartRow[], gaps: readonly ChartGap[]): readonly Run[] {
  return [...bySeries(rows)].flatMap(([series, own]) => {
    const missing = gaps.flatMap((each) => (seriesOf(each) === series && each.start !== undefined ? [each.start] : []));
    const follows = followRule(own, missing);
    const runs: { readonly dashed: boolean; readonly rows: ChartRow[] }[] = [];
    own.forEach((row, index) => {
      const before = own[index - 1];
      const run = runs.at(-1);
      if (before === undefined || !follows(before, row)) return;
      const dashed = isPreliminary(row) || isPreliminary(before);
      if (run !== undefined && run.dashed === dashed && run.rows.at(-1) === before) run.rows.push(row);
      else runs.push({ dashed, rows: [before, row] });
    });
    return runs.map((run) => ({ series, ...run }));
  });
}

/** Whether a value may still change. */
export function isPreliminary({ statuses = [] }: Pick<ChartRow, 'statuses'>): boolean {
  return statuses.some((status) => status === 'provisional' || status === 'estimated' || status === 'forecast');
}

/** Whether it is of a part of a year, beside whole ones. */
function isPart(row: ChartRow, yearly: boolean): boolean {
  if (row.when === undefined) return row.partial && !isPreliminary(row);
  return row.when.kind === 'part-year' || (yearly && isWithinYear(row.when));
}

export function isBreak({ statuses = [] }: Pick<ChartRow, 'statuses'>): boolean {
  return statuses.includes('break-in-series');
}

const day = 86_400_000;

/** Whether nothing is missing between two neighbours in a series. */
function followRule(rows: readonly ChartRow[], missing: readonly string[]) {
  const usual = medianStep(rows);
  const yearly = rows.some(({ when }) => when?.kind === 'year');
  const weekdays = new Set(rows.map(({ start = '' }) => weekday(dayTime(start))));
  return (before: ChartRow, after: ChartRow): boolean => {
    const [from = '', to = ''] = [before.start, after.start];
    if (isBreak(after) || isPart(before, yearly) || isPart(after, yearly)) return false;
    if (missing.some((each) => each > from && each < to)) return false;
    const step = dayTime(to) - dayTime(from);
    if (usual !== day || step > 14 * day) return step <= usual * 1.5;
    // A series of working days lacks nothing at a weekend.
    const between = Array.from({ length: Math.round(step / day) - 1 }, (_, index) => dayTime(from) + (index + 1) * day);
    return !between.some((time) => weekdays.has(weekday(time)));
  };
}

function weekday(time: number): number {
  return new Date(time).getUTCDay();
}

function medianStep(rows: readonly ChartRow[]): number {
  const steps = rows.slice(1).map(({ start = '' }, index) => dayTime(start) - dayTime(rows[index]?.start ?? ''));
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
}
