import { type Period, type PeriodKind, parsePeriod, periodBefore } from '../../data/period.ts';
import { largest, smallest } from '../../project/extremes.ts';
import type { Box } from '../boxes.ts';
import { boxAt } from '../labels.ts';
import { type Plan, round } from '../layout.ts';
import { lineIn, mostLines, widthIn } from '../measure.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { markLayer, pxField } from './marks.ts';
import { dayTime } from './time-axis.ts';

/** A row or a gap as an axis of time knows it. */
export type Dated = Pick<ChartRow, 'start' | 'period' | 'when'>;

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

interface Candidate {
  readonly day: string;
  readonly text: string;
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

function ownCandidates(plan: Plan, dated: readonly Dated[]): readonly Candidate[] {
  const days = new Map<string, Candidate>();
  for (const { start: day, when, period } of dated)
    if (day !== undefined && !days.has(day)) days.set(day, { day, text: periodText(plan, { when, period }) });
  for (const { start, when } of lackingPeriods(dated))
    if (!days.has(start)) days.set(start, { day: start, text: plan.locale.tick(when) });
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** A longer gap is told by the distance of the periods at its ends. */
const mostLacking = 12;

/** The periods between others, where some of these follow each other directly: they are what the series lacks. */
function lackingPeriods(dated: readonly Dated[]): readonly { readonly start: string; readonly when: Period }[] {
  const known = new Map(dated.flatMap(({ start, when }) => (start && when ? [[start, when] as const] : [])));
  const starts = [...known.keys()].sort();
  const between = starts.slice(1).map((start, index) => {
    const found: { readonly start: string; readonly when: Period }[] = [];
    let when = periodBefore(known.get(start) ?? { kind: 'not-stated', written: start });
    while (when?.start !== undefined && when.start > (starts[index] ?? '') && found.length < mostLacking) {
      found.push({ start: when.start, when });
      when = periodBefore(when);
    }
    return when?.start === starts[index] ? found : undefined;
  });
  return between.some((found) => found?.length === 0) ? between.flatMap((found) => found ?? []) : [];
}

/** Months and days in their short form, others as the row has them printed. */
function periodText({ locale }: Plan, { when, period }: Pick<Dated, 'when' | 'period'>): string {
  return when !== undefined && shortened.has(when.kind) ? locale.tick(when) : period;
}

const shortened: ReadonlySet<PeriodKind> = new Set(['month', 'day', 'point', 'week', 'span']);

const distances = [1, 2, 5, 10, 20, 25, 50, 100, 200];

/** Ever fewer labels at ever rounder distances. */
function rounderCandidates(
  plan: Plan,
  dated: readonly Dated[],
  own: readonly Candidate[],
): readonly (readonly Candidate[])[] {
  const days = own.map(({ day }) => day);
  const [first = '', last = first] = [days[0], days.at(-1)];
  const years = range(Number(first.slice(0, 4)), Number(last.slice(0, 4)) + 1);
  const within = (candidates: readonly Candidate[]) => candidates.filter(({ day }) => day >= first && day <= last);
  const kind = dated.find(({ when }) => when !== undefined)?.when?.kind;
  if (kind === 'financial-year' || kind === 'financial-quarter') {
    const month = Number(
      (dated.find(({ when }) => /^[^-]*(-Q1)?$/.test(when?.written ?? '-'))?.start ?? first).slice(5, 7),
    );
    return distances.map((distance) =>
      within(years.filter((year) => year % distance === 0).map((year) => financialYear(plan, year, month))),
    );
  }
  const monthly = kind === 'month' || kind === 'day' || kind === 'point' || kind === 'week';
  const months = (monthly ? [1, 3, 6] : []).map((step) =>
    within(years.flatMap((year) => range(0, 12 / step).map((index) => monthStart(plan, year, index * step + 1)))),
  );
  return [
    ...months,
    ...distances.map((distance) =>
      within(
        years
          .filter((year) => year % distance === 0)
          .map((year) => ({ day: `${year}-01-01`, text: plan.locale.date(year) })),
      ),
    ),
  ];
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

function monthStart({ locale }: Plan, year: number, month: number): Candidate {
  const written = `${year}-${String(month).padStart(2, '0')}`;
  return { day: `${written}-01`, text: locale.tick(parsePeriod(written)) };
}

function financialYear({ locale }: Plan, year: number, month: number): Candidate {
  const when: Period = parsePeriod(`${year}/${String(year + 1).slice(2)}`, 'financial-year', month);
  return { day: when.start ?? '', text: locale.tick(when) };
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
  const scale = { domain: [from, to], nice: false, zero: false };
  return { field: 'time', type: 'quantitative', axis: null, scale };
}
