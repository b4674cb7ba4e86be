import { largest } from '../../project/extremes.ts';
import type { Box } from '../boxes.ts';
import { type Label, placedLayers, placeLabels, type Spot, spotsAt } from '../labels.ts';
import { gap, type Plan, tone } from '../layout.ts';
import { wrapIn } from '../measure.ts';
import { namesOf } from '../names.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { leadLayer } from './marks.ts';
import type { ScatterPair } from './scatter-pairs.ts';

/** A pair with its place in px from the left and the top of the plot. */
export interface Dot extends ScatterPair<ChartRow> {
  readonly at: { readonly x: number; readonly y: number };
}

interface NameRoom {
  readonly frame: Box;
  /** What no name stands on. */
  readonly marks: readonly Box[];
}

/** Names beside dots where there is room: those of the highlighted, highest and lowest are kept. */
export function nameLayers(plan: Plan, dots: readonly Dot[], { frame, marks }: NameRoom): readonly ChartSpec[] {
  const labels = nameLabels(plan, dots);
  const placed = placeLabels(plan, labels, { frame, taken: marks });
  const leaders = placed.flatMap(({ moved, box, label: { at } }) => {
    if (!moved) return [];
    const [x, y] = [clamp(at.x, box.left, box.right), clamp(at.y, box.top, box.bottom)];
    return Math.hypot(x - at.x, y - at.y) > 12 ? [{ x, y, x2: at.x, y2: at.y }] : [];
  });
  return [...leadLayer('leaders', leaders), ...placedLayers(plan, 'names', placed)];
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

type NameLabel = Label & { readonly at: Dot['at'] };

function nameLabels(plan: Plan, dots: readonly Dot[]): readonly NameLabel[] {
  const most = largestOf(dots);
  const kept = new Set(
    [most(({ x }) => x.value), most(({ x }) => -x.value), most(({ y }) => y.value), most(({ y }) => -y.value)].flat(),
  );
  const middle = { x: mean(dots.map(({ at }) => at.x)), y: mean(dots.map(({ at }) => at.y)) };
  return dots.map((dot): NameLabel => {
    const strong = plan.highlight !== undefined && isHighlighted(dot, plan);
    const style = strong ? 'value' : 'label';
    const names = namesOf(dot.y);
    const wrapped = wrapIn(plan, dot.y.label, style, 110);
    return {
      at: dot.at,
      forms: [...names.map((name) => [name]), ...(wrapped.length > 1 ? [wrapped] : [])],
      style,
      spots: spotsOf(dot.at),
      rank: strong ? -1 : kept.has(dot) ? 0 : 1 / (1 + Math.hypot(dot.at.x - middle.x, dot.at.y - middle.y)),
      kept: strong || kept.has(dot),
    };
  });
}

export function isHighlighted({ x, y }: ScatterPair<ChartRow>, { highlight }: Plan): boolean {
  return tone(y, highlight) === 'accent' || tone(x, highlight) === 'accent';
}

function spotsOf(at: Dot['at']): readonly Spot[] {
  const off = gap + 2;
  const corners = [
    [3, 2 - off],
    [3, off - 2],
    [-3, 2 - off],
    [-3, off - 2],
  ] as const;
  return spotsAt(at, [[off, 0], [0, -off], [-off, 0], [0, off], ...corners]);
}

function largestOf(dots: readonly Dot[]) {
  return (by: (dot: Dot) => number): readonly Dot[] => {
    const most = largest(dots.map(by));
    return dots.filter((dot) => by(dot) === most).slice(0, 1);
  };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);
}
