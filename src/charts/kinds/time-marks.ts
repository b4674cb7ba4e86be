import { round } from '../layout.ts';
import type { ChartSpec } from '../types.ts';
import { barLayers, markLayer, openEnd, pxPlace, pxSides } from './marks.ts';

/** Thickness of a bar and diameter of a dot, in px. */
export const thickness = 9;

/** A period or a day as it is drawn, in px from the left and the top of the plot; `y` is its middle. */
export interface TimeMark {
  /** What it stands for; of a row with several periods, its id and the period. */
  readonly id: string;
  readonly shape: 'bar' | 'dot' | 'none';
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  /** Whether a bar is hatched, and whether its start is not known. */
  readonly hatched: boolean;
  readonly openStart?: boolean;
}

/** Bars, hatched bars, open ends and dots, in the accent colour. */
export function timeMarkLayers(marks: readonly TimeMark[]): readonly ChartSpec[] {
  const bars = marks.filter(({ shape }) => shape === 'bar');
  const dots = marks.filter(({ shape }) => shape === 'dot');
  const boxes = bars.map(({ id, x, x2, y, hatched }) => {
    return { id, hatched, x: round(x), x2: round(x2), y: round(y - thickness / 2), y2: round(y + thickness / 2) };
  });
  const starts = bars.flatMap(({ x, y, openStart = false }) => (openStart ? [{ x: round(x), y: round(y) }] : []));
  const middles = dots.map(({ id, x, x2, y }) => ({ id, x: round((x + x2) / 2), y: round(y) }));
  const style = 'accent';
  const dot = { type: 'point', shape: 'circle', size: thickness * thickness, style };
  return [
    ...barLayers(boxes, { name: 'spans', mark: { type: 'bar', orient: 'horizontal', style }, encoding: pxSides }),
    ...markLayer('open', starts, { ...openEnd(thickness, 'left'), style }, pxPlace),
    ...markLayer('dots', middles, dot, pxPlace),
  ];
}
