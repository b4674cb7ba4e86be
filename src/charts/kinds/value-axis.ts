import { largest, smallest } from '../../project/extremes.ts';
import { gap, type Plan } from '../layout.ts';
import { widthIn } from '../measure.ts';
import type { ChartOptions, ChartRow, ChartSpec } from '../types.ts';
import { markLayer, once } from './marks.ts';

/** The values that a vertical axis shows, from its lower to its upper edge, and its round ticks. */
export interface ValueAxis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** Whether its values are shares of a whole. */
  readonly shares?: boolean;
}

type Ranged = Pick<ChartRow, 'value' | 'lower' | 'upper'>;

/**
 * An axis of three to six round ticks (steps of 1, 2, 2.5 or 5 times a power of ten) over all values and the ends of
 * their ranges. It has zero on it, unless the author lets it follow the data.
 */
export function valueAxis(rows: readonly Ranged[], { axis }: Pick<ChartOptions, 'axis'> = {}): ValueAxis {
  const values = rows.flatMap(({ value, lower = value, upper = value }) => [value, lower, upper]);
  const [least, highest] =
    axis === 'data' ? [smallest(values), largest(values)] : [smallest(values, 0), largest(values, 0)];
  // Equal values need an axis too.
  const most = highest > least ? highest : least + (Math.abs(least) / 10 || 1);
  const spread = most - least;
  const power = 10 ** Math.floor(Math.log10(spread));
  const step =
    [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5]
      .map((each) => Number((each * power).toPrecision(3)))
      .find((each) => Math.ceil(most / each) - Math.floor(least / each) <= 5) ?? 5 * power;
  const first = Math.floor(least / step);
  const last = Math.max(Math.ceil(most / step), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  return { low: ticks[0] ?? 0, high: ticks.at(-1) ?? 1, ticks };
}

/** Whether the value axis of a line or of dots has no zero on it, which the subtitle must say. */
export function leavesZeroOut(rows: readonly Ranged[], options: Pick<ChartOptions, 'axis'> = {}): boolean {
  const { low, high } = valueAxis(rows, options);
  return low > 0 || high < 0;
}

/** A tick as it is written. */
export function tickText({ locale }: Plan, { shares = false }: Pick<ValueAxis, 'shares'>, tick: number): string {
  return shares ? locale.share(tick) : locale.number(tick);
}

/** The scale of a field with values. */
export function valueScale(axis: Pick<ValueAxis, 'low' | 'high'>, field = 'value'): ChartSpec {
  return { field, ...scaleOf(axis) };
}

/** The scale of an axis, for a field or a single value. */
export function scaleOf({ low, high }: Pick<ValueAxis, 'low' | 'high'>): ChartSpec {
  return { type: 'quantitative', axis: null, scale: { domain: [low, high], nice: false, zero: false } };
}

/** Px from the top of a plot to a value. */
export function placeValue(
  value: number,
  { axis: { low, high }, height }: { readonly axis: Pick<ValueAxis, 'low' | 'high'>; readonly height: number },
): number {
  return ((high - value) / (high - low)) * height;
}

/** Px that the labels of a value axis take. */
export function valueAxisRoom(plan: Plan, axis: Pick<ValueAxis, 'ticks' | 'shares'>): number {
  const texts = axis.ticks.map((tick) => tickText(plan, axis, tick));
  return Math.ceil(widthIn(plan, texts, 'note')) + gap * 2;
}

interface AxisLook {
  /** Whether the ticks have light lines. */
  readonly lines: boolean;
  /** Whether the ticks have their values at the left. */
  readonly labels: boolean;
  /** Px from the axis labels to the plot. */
  readonly inset: number;
  /** Px of the plot. */
  readonly height: number;
}

/** The line at zero, light lines at the ticks, and their values at the left. */
export function valueAxisLayers(
  plan: Plan,
  axis: ValueAxis,
  { lines, labels, inset, height }: AxisLook,
): readonly ChartSpec[] {
  const y = valueScale(axis, 'tick');
  const across = { x: { value: -inset }, x2: { value: 'width' } };
  const ticks = axis.ticks.map((tick) => ({ tick, text: tickText(plan, axis, tick) }));
  // In a low plot every second or fifth tick has its value.
  const fewest = Math.ceil((plan.styles.note.size * 1.1 * (ticks.length - 1)) / height);
  const zeroth = Math.max(0, axis.ticks.indexOf(0));
  const written = ticks.filter((_, index) => (index - zeroth) % fewest === 0);
  const light = ticks.filter(({ tick }) => tick !== 0);
  const hasZero = axis.low <= 0 && axis.high >= 0;
  const zero = { y: { ...scaleOf(axis), datum: 0 }, ...across };
  const words = { type: 'text', style: 'note', align: 'right', baseline: 'middle', x: -gap - inset };
  return [
    ...markLayer('grid', lines ? light : [], { type: 'rule', style: 'grid' }, { y, ...across }),
    ...markLayer('zero', hasZero ? once : [], 'rule', zero),
    ...markLayer('ticks', labels ? written : [], words, { y, text: { field: 'text' } }),
  ];
}
