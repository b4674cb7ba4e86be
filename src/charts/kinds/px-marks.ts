import { round } from '../layout.ts';
import type { ChartSpec } from '../types.ts';

/** A bar in px from the left and the top of the plot; `y` is its middle. */
export interface PxBar {
  readonly x: number;
  readonly x2: number;
  readonly y: number;
}

/** A place in px from the left and the top of the plot. */
export interface PxPoint {
  readonly x: number;
  readonly y: number;
}

/** Thickness of a bar and diameter of a dot, in px. */
export const thickness = 9;

/** The scale of what is placed in px already. */
export function pxField(field: string): ChartSpec {
  return { field, type: 'quantitative', axis: null, scale: null };
}

/** Bars in the accent colour; no layer where there are no bars, since Vega warns about an empty one. */
export function barLayer(name: 'spans' | 'hatched', bars: readonly PxBar[]): readonly ChartSpec[] {
  const values = bars.map(({ x, x2, y }) => ({
    x: round(x),
    x2: round(x2),
    y: round(y - thickness / 2),
    y2: round(y + thickness / 2),
  }));
  const encoding = { x: pxField('x'), x2: { field: 'x2' }, y: pxField('y'), y2: { field: 'y2' } };
  const mark = { type: 'bar', orient: 'horizontal', style: 'accent' };
  return values.length === 0 ? [] : [{ name, data: { values }, mark, encoding }];
}

export function dotLayer(points: readonly PxPoint[]): readonly ChartSpec[] {
  return pointLayer('dots', points, { type: 'point', shape: 'circle', size: thickness * thickness });
}

/** The tips of bars whose start is not known, to the left of each place. */
export function openStartLayer(points: readonly PxPoint[]): readonly ChartSpec[] {
  return pointLayer('open', points, openEnd(thickness, 'left'));
}

function pointLayer(name: string, points: readonly PxPoint[], mark: ChartSpec): readonly ChartSpec[] {
  const values = points.map(({ x, y }) => ({ x: round(x), y: round(y) }));
  const encoding = { x: pxField('x'), y: pxField('y') };
  return values.length === 0 ? [] : [{ name, data: { values }, mark: { ...mark, style: 'accent' }, encoding }];
}

const tips = {
  right: 'M-0.02,-1L0.8,0L-0.02,1Z',
  left: 'M0.02,-1L-0.8,0L0.02,1Z',
  up: 'M-1,0.02L0,-0.4L1,0.02Z',
  down: 'M-1,-0.02L0,0.4L1,-0.02Z',
} as const;

/**
 * The tip of a bar whose value is a bound: the true value lies further on, nobody said where. `bar` is its thickness in
 * px.
 */
export function openEnd(bar: number, towards: keyof typeof tips): ChartSpec {
  return { type: 'point', shape: tips[towards], size: bar * bar };
}
