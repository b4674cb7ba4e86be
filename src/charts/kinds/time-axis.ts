import { largest, smallest } from '../../project/extremes.ts';
import { type Plan, round } from '../layout.ts';
import { lineIn, widthIn } from '../measure.ts';
import type { ChartSpec } from '../types.ts';
import { markLayer, pxField } from './marks.ts';

/** Ms since 1970 of a day, UTC. */
export function dayTime(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The day after, `YYYY-MM-DD`: a period's end is its last day, and a bar reaches the end of that day. */
export function dayAfter(day: string): string {
  return new Date(dayTime(day) + 86_400_000).toISOString().slice(0, 10);
}

/** The whole years that an axis shows, the last one among them. */
export interface Years {
  readonly first: number;
  readonly last: number;
}

/** `width` in px. */
export interface YearAxis extends Years {
  readonly width: number;
}

/** The years of some days (`YYYY-MM-DD`); undefined where there are no days. */
export function yearsOf(days: readonly string[]): Years | undefined {
  const years = days.map((day) => Number(day.slice(0, 4)));
  return years.length === 0 ? undefined : { first: smallest(years), last: largest(years) };
}

/** Where a moment (ms since 1970) stands on the axis, in px. */
export function yearPlace(time: number, { first, last, width }: YearAxis): number {
  const [from, to] = [dayTime(`${first}-01-01`), dayTime(`${last + 1}-01-01`)];
  return ((time - from) / (to - from)) * width;
}

/** Height of the years over the plot, in px. */
export function axisHeight(plan: Plan): number {
  return Math.ceil(lineIn(plan, 'note') + 4);
}

const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** A line at the start of each year and at the end of the last, the years between the lines; `height` of the plot. */
export function axisLayers(
  plan: Plan,
  { axis, height }: { readonly axis: YearAxis; readonly height: number },
): readonly ChartSpec[] {
  const count = axis.last - axis.first + 1;
  const year = axis.width / count;
  const years = Array.from({ length: count }, (_, index) => axis.first + index);
  const widest = widthIn(
    plan,
    years.map((each) => plan.locale.date(each)),
    'note',
  );
  const start = (each: number): number => yearPlace(dayTime(`${each}-01-01`), axis);
  // A label wider than its year would leave the plot at the ends.
  const inside = (x: number): number => Math.min(Math.max(x, widest / 2), axis.width - widest / 2);
  const labelsAt = (each: number) =>
    years
      .filter((_, index) => index % each === 0)
      .map((of) => ({ x: round(inside((start(of) + start(of + 1)) / 2)), text: plan.locale.date(of) }));
  const step =
    steps.find((each) =>
      labelsAt(each).every(({ x }, index, all) => x - (all[index - 1]?.x ?? -widest) >= widest + 6),
    ) ?? count;
  const every = year >= 6 ? 1 : step;
  const lines = [...years, axis.last + 1].filter((_, index) => index % every === 0 || index === count);
  const grid = { type: 'rule', style: 'grid', y: -4, y2: round(height) };
  const words = { type: 'text', style: 'note', align: 'center', baseline: 'top', y: -axisHeight(plan) };
  return [
    ...markLayer(
      'grid',
      lines.map((each) => ({ x: round(start(each)) })),
      grid,
      { x: pxField('x') },
    ),
    ...markLayer('years', labelsAt(step), words, { x: pxField('x'), text: { field: 'text' } }),
  ];
}
