import { largest, smallest } from '../../project/extremes.ts';
import { gap, type Plan, round } from '../layout.ts';
import { lineIn, widthIn } from '../measure.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { fullHeight, markLayer, pxField } from './marks.ts';
import type { ScatterPair } from './scatter-pairs.ts';
import { type ValueAxis, valueAxis } from './value-axis.ts';

/** Px from the plot to the values under it, which leave room for the lowest one beside it. */
const under = gap * 2;

/** An axis of one measure: its ends, its round ticks, and whether equal steps on it multiply. */
export interface PlaneAxis extends ValueAxis {
  readonly log: boolean;
}

/** The axis of the values in one direction, and the ends of their ranges. */
export function planeAxis(plan: Plan, pairs: readonly ScatterPair<ChartRow>[], direction: 'x' | 'y'): PlaneAxis {
  const rows = pairs.map((pair) => pair[direction]);
  const log = plan.options.log?.includes(direction) === true;
  return { ...(log ? logAxis(rows) : valueAxis(rows, plan.options)), log };
}

/** From the power of ten, or half or a fifth of one, below the lowest value to the next above the highest. */
function logAxis(rows: readonly ChartRow[]): ValueAxis {
  const values = rows.flatMap(({ value, lower = value, upper = value }) => [value, lower, upper]);
  const [least, most] = [smallest(values), largest(values)];
  const powers = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))] as const;
  const steps = Array.from({ length: powers[1] - powers[0] + 1 }, (_, index) => powers[0] + index).flatMap((power) =>
    [1, 2, 5].map((digit) => Number((digit * 10 ** power).toPrecision(12))),
  );
  const low = largest(steps.filter((step) => step <= least));
  const high = smallest(steps.filter((step) => step >= most && step > low));
  const inside = steps.filter((step) => step >= low && step <= high);
  const whole = inside.filter((step) => Number.isInteger(round(Math.log10(step))));
  return { low, high, ticks: inside.length <= 7 || whole.length < 3 ? inside : whole };
}

/** Px of a value along an axis of this length, from its lower end. */
export function along({ low, high, log }: PlaneAxis, value: number, length: number): number {
  const of = (each: number): number => (log ? Math.log10(each) : each);
  return ((of(value) - of(low)) / (of(high) - of(low))) * length;
}

/** The scale of a field on an axis. */
export function planeScale({ low, high, log }: PlaneAxis, field: string): ChartSpec {
  const scale = { type: log ? 'log' : 'linear', domain: [low, high], nice: false, ...(log ? {} : { zero: false }) };
  return { field, type: 'quantitative', axis: null, scale };
}

export interface Plane {
  readonly x: PlaneAxis;
  readonly y: PlaneAxis;
  readonly width: number;
  readonly height: number;
}

/** Light lines at the ticks of both axes, stronger ones at zero and at the edges, and the values of the ticks. */
export function planeLayers(plan: Plan, plane: Plane): readonly ChartSpec[] {
  const { width, height } = plane;
  const tickOf = (tick: number) => ({ tick, text: plan.locale.number(tick) });
  const across = plane.x.ticks.map((tick) => ({ ...tickOf(tick), x: round(along(plane.x, tick, width)) }));
  const up = plane.y.ticks.map((tick) => ({ ...tickOf(tick), y: round(height - along(plane.y, tick, height)) }));
  const text = { field: 'text' };
  const words = { type: 'text', style: 'note' };
  const below = { ...words, align: 'center', baseline: 'top', y: height + under };
  const beside = { ...words, align: 'right', baseline: 'middle', x: -gap };
  return [
    ...tickLines('x', { ticks: across, axis: plane.x, encoding: { x: pxField('x'), ...fullHeight } }),
    ...tickLines('y', {
      ticks: up,
      axis: plane.y,
      encoding: { y: pxField('y'), x: { value: 0 }, x2: { value: width } },
    }),
    ...markLayer('ticks', spaced(plan, across), below, { x: pxField('x'), text }),
    ...markLayer('y_ticks', up, beside, { y: pxField('y'), text }),
  ];
}

interface TickLines {
  readonly ticks: readonly { readonly tick: number }[];
  readonly axis: PlaneAxis;
  readonly encoding: ChartSpec;
}

function tickLines(name: 'x' | 'y', { ticks, axis, encoding }: TickLines): readonly ChartSpec[] {
  const isEdge = (tick: number): boolean => tick === 0 || (tick === axis.low && (axis.log || axis.low > 0));
  return ([false, true] as const).flatMap((edge) => {
    const values = ticks.filter(({ tick }) => isEdge(tick) === edge);
    const mark = { type: 'rule', ...(edge ? {} : { style: 'grid' }) };
    return markLayer(`${name}_${edge ? 'edge' : 'grid'}`, values, mark, encoding);
  });
}

/** The ticks that have room side by side: all, or each second, or each third. */
function spaced<Tick extends { readonly x: number; readonly text: string }>(
  plan: Plan,
  ticks: readonly Tick[],
): readonly Tick[] {
  const half = ({ text }: Tick): number => widthIn(plan, text, 'note') / 2 + gap / 2;
  const fits = (own: readonly Tick[]): boolean =>
    own.every((tick, index) => {
      const before = own[index - 1];
      return before === undefined || before.x + half(before) <= tick.x - half(tick);
    });
  const thinned = [1, 2, 3, 4].map((step) => ticks.filter((_, index) => index % step === 0));
  return thinned.find(fits) ?? ticks.slice(0, 1);
}

/** Px under the plot for the ticks. */
export function tickRoom(plan: Plan): number {
  return under + lineIn(plan, 'note');
}
