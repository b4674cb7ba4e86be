import { largest, smallest } from '../../project/extremes.ts';
import type { Box } from '../boxes.ts';
import { boxAt } from '../labels.ts';
import { type Plan, round } from '../layout.ts';
import { lineIn, mostLines, widthIn } from '../measure.ts';
import type { ChartSpec } from '../types.ts';
import { markLayer, pxField } from './marks.ts';
import { type Candidate, type Dated, ownCandidates, rounderCandidates } from './period-candidates.ts';
import { dayTime } from './time-axis.ts';
import { valueScale } from './value-axis.ts';

/** The labels of an axis of time: `x` is the middle of a text, `at` what it belongs to, in px. */
interface PeriodTick {
  readonly x: number;
  readonly at: number;
  readonly text: string;
}

export interface PeriodTicks {
  readonly ticks: readonly PeriodTick[];
  /** Whether each period of the rows has one. */
  readonly whole: boolean;
}

interface AxisRoom {
  /** Where a day (`YYYY-MM-DD`) stands, in px; undefined where it stands nowhere. */
  readonly place: (day: string) => number | undefined;
  /** No label leaves these, in px from the left of the plot. */
  readonly left: number;
  readonly right: number;
}

const air = 8;

/**
 * The periods under a plot, as people write them: each, where they have room; else those at rounder distances (of
 * months each third or sixth, of days the months, of all the years, and each second, fifth or tenth of these); else as
 * many as have room, the first and the last among them.
 */
export function periodTicks(plan: Plan, dated: readonly Dated[], room: AxisRoom): PeriodTicks {
  const own = ownCandidates(plan, dated);
  const all = placed(plan, own, room);
  if (fits(plan, all)) return { ticks: all, whole: true };
  const rounder = rounderCandidates(plan, dated, own)
    .map((candidates) => placed(plan, candidates, room))
    .find((ticks) => ticks.length > 1 && fits(plan, ticks));
  return { ticks: rounder ?? thinned(plan, all), whole: false };
}

function placed(plan: Plan, candidates: readonly Candidate[], { place, left, right }: AxisRoom): readonly PeriodTick[] {
  return candidates.flatMap(({ day, text }) => {
    const at = place(day);
    const half = widthIn(plan, text, 'note') / 2;
    if (at === undefined || half * 2 > right - left) return [];
    return [{ at, text, x: Math.min(Math.max(at, left + half), right - half) }];
  });
}

function fits(plan: Plan, ticks: readonly PeriodTick[]): boolean {
  const half = ({ text }: PeriodTick): number => widthIn(plan, text, 'note') / 2;
  return ticks.every((tick, index) => {
    const before = ticks[index - 1];
    return before === undefined || tick.x - half(tick) - (before.x + half(before)) >= air;
  });
}

/** The last, the first, and between them those that have room. */
function thinned(plan: Plan, ticks: readonly PeriodTick[]): readonly PeriodTick[] {
  const kept: PeriodTick[] = [];
  for (const tick of [...ticks.slice(-1), ...ticks.slice(0, -1)]) {
    const tried = [...kept, tick].sort((a, b) => a.at - b.at);
    if (fits(plan, tried)) kept.push(tick);
  }
  return kept.sort((a, b) => a.at - b.at);
}

/** From the plot to the labels under it: those of a value axis stand beside its lower end. */
function dropOf({ styles }: Plan): number {
  return Math.max(7, round(styles.note.size * 0.62));
}

/** Height of the labels under a plot, with their distance from it. */
export function periodRoom(plan: Plan, { ticks }: Pick<PeriodTicks, 'ticks'> = { ticks: [] }): number {
  const lines = mostLines(ticks.map(({ text }) => text.split('\n')));
  return Math.ceil(lineIn(plan, 'note') * lines + dropOf(plan) + 1);
}

/** The boxes of the labels under a plot of this height. */
export function periodBoxes(plan: Plan, { ticks }: PeriodTicks, height: number): readonly Box[] {
  return ticks.map(({ x, text }) => {
    const lines = text.split('\n');
    const size = { width: widthIn(plan, lines, 'note'), height: lines.length * lineIn(plan, 'note') };
    return boxAt({ x, y: height + dropOf(plan), align: 'center', baseline: 'top' }, size);
  });
}

/** The labels under a plot, and a mark over each where not each period has one. */
export function periodLayers(plan: Plan, { ticks, whole }: PeriodTicks, height: number): readonly ChartSpec[] {
  const at = { x: pxField('x') };
  const texts = ticks.map(({ x, text }) => ({ x: round(x), text }));
  const words = { type: 'text', style: 'note', align: 'center', baseline: 'top', y: height + dropOf(plan) };
  const marked = whole ? [] : ticks.map((tick) => ({ x: round(tick.at) }));
  return [
    ...markLayer('period-marks', marked, { type: 'rule', y: height, y2: height + 4 }, at),
    ...markLayer('periods', texts, words, { ...at, text: { field: 'text' } }),
  ];
}

/** The first and the last moment of an axis of time, in ms since 1970. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** From the start of the first period to the start of the last. */
export function timeSpan(dated: readonly Dated[]): TimeSpan {
  const times = dated.flatMap(({ start }) => (start === undefined ? [] : [dayTime(start)]));
  const [from, to] = [smallest(times), largest(times)];
  return { from, to: to > from ? to : from + 86_400_000 };
}

/** Where a day stands in a plot of some width; undefined outside it. */
export function placeDay(day: string, { from, to }: TimeSpan, width: number): number | undefined {
  const time = dayTime(day);
  return time < from || time > to ? undefined : ((time - from) / (to - from)) * width;
}

/** The scale of the field `time`: the start of a period in ms since 1970, so that no time zone is ever asked. */
export function timeScale({ from, to }: TimeSpan): ChartSpec {
  return valueScale({ low: from, high: to }, 'time');
}
