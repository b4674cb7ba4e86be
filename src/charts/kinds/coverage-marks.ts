import { round } from '../layout.ts';
import type { ChartRow, CoveredSpan } from '../types.ts';
import { dayAfter, dayTime, type YearAxis, yearPlace } from './time-axis.ts';
import { type TimeMark, thickness } from './time-marks.ts';

/** One period as it is drawn, in px from the left of the plot. */
export interface PeriodMark {
  readonly id: string;
  readonly span: CoveredSpan;
  readonly shape: 'bar' | 'dot';
  readonly x: number;
  readonly x2: number;
  readonly lane: number;
}

/** Space on each side of a mark, so that periods in a row stay separate marks. */
const apart = 1;
const shortest = 3;
/** Length of an open end as a part of its bar's thickness. */
const tip = 0.4;
const longestDot = 31;
const day = 86_400_000;

/** A period of at most a month, which is too short for a bar. */
export function isDot({ start, end, openStart }: CoveredSpan): boolean {
  return !openStart && (dayTime(end) - dayTime(start)) / day < longestDot;
}

/** The periods of a row, each a mark, in as many lanes as those that overlap need. */
export function placeMarks(row: ChartRow, axis: YearAxis): readonly PeriodMark[] {
  const marks = (row.spans ?? []).map((span, index) => ({ id: spanId(row, index), ...placeMark(span, axis) }));
  const lanes = lanesOf(marks.map(({ x, x2 }) => ({ from: x, to: x2 })));
  return marks.map((mark, index) => ({ ...mark, lane: lanes[index] ?? 0 }));
}

/** The id of the mark of the nth period of a row, from 0. */
export function spanId({ id }: Pick<ChartRow, 'id'>, index: number): string {
  return `${id} ${index}`;
}

function placeMark(span: CoveredSpan, axis: YearAxis): Omit<PeriodMark, 'lane' | 'id'> {
  const [from, to] = [yearPlace(dayTime(span.start), axis), yearPlace(dayTime(dayAfter(span.end)), axis)];
  if (isDot(span)) {
    const half = thickness / 2;
    const centre = Math.min(Math.max((from + to) / 2, half), axis.width - half);
    return { span, shape: 'dot', x: round(centre - half), x2: round(centre + half) };
  }
  const least = span.openStart ? shortest + thickness * tip : shortest;
  const x2 = Math.max(to - apart, least);
  return { span, shape: 'bar', x: round(Math.min(from + apart, x2 - least)), x2: round(x2) };
}

/** A mark with its bar or dot as it is drawn; `y` is the middle of its lane. */
export function drawMark(mark: PeriodMark, y: number): TimeMark {
  const { id, span, shape, x2 } = mark;
  return { id, shape, x: barStart(mark), x2, y, hatched: span.partial, openStart: span.openStart };
}

/** An open end stands inside the period, before the bar. */
function barStart({ x, span }: PeriodMark): number {
  return span.openStart ? x + thickness * tip : x;
}

/** A part of a row that something takes up, in any unit. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The lane of each stretch, from 0: those that overlap get different lanes, and there are as few lanes as possible. */
export function lanesOf(stretches: readonly Stretch[]): readonly number[] {
  const order = stretches
    .map((stretch, index) => ({ ...stretch, index }))
    .sort((a, b) => a.from - b.from || b.to - a.to || a.index - b.index);
  const ends: number[] = [];
  const lanes = new Map<number, number>();
  for (const { from, to, index } of order) {
    const free = ends.findIndex((end) => end <= from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = to;
    lanes.set(index, lane);
  }
  return stretches.map((_, index) => lanes.get(index) ?? 0);
}
