import { largest } from '../project/extremes.ts';
import type { Point } from './boxes.ts';
import { type Item, readScene } from './prove/scene.ts';
import type { View } from './vega.ts';

/** Px by which marks may stand out of their plot before they reach the labels of its axes. */
const near = 4;

/** Px by which points stand out of their plots towards the axes at the left and at the bottom; 0 where they hardly do. */
export function pointsBeyond({ root, compiled }: Pick<View, 'root' | 'compiled'>): {
  readonly left: number;
  readonly bottom: number;
} {
  const { layers } = readScene(root, compiled);
  const beyond = (by: (item: Item, frame: Item) => number): number => {
    const most = largest(
      layers.flatMap(({ type, items, frame }) => (type === 'symbol' ? items.map((item) => by(item, frame)) : [])),
      0,
    );
    return most > near ? Math.ceil(most) : 0;
  };
  return {
    left: beyond(({ bounds }) => -(bounds?.x1 ?? 0)),
    bottom: beyond(({ bounds }, { height = 0 }) => (bounds?.y2 ?? 0) - height),
  };
}

/** What stands out of a drawing of this size at its top, at the right and at the bottom, whose plot begins at a point. */
export function marksBeyond(
  { root, compiled }: Pick<View, 'root' | 'compiled'>,
  { x, y, width, height }: Point & { readonly width: number; readonly height: number },
): Readonly<Record<'top' | 'right' | 'bottom', number>> {
  const { layers, guides } = readScene(root, compiled);
  const legends = guides.flatMap(({ role, group }) => (role === 'legend' ? (group.bounds ?? []) : []));
  // Panels have their own places in the drawing.
  const isOne = new Set(layers.map(({ frame }) => frame)).size === 1;
  const points = layers.flatMap(({ type, items }) =>
    isOne && type === 'symbol' ? items.flatMap(({ bounds }) => bounds ?? []) : [],
  );
  const most = (list: readonly number[]): number => Math.ceil(largest(list, 0));
  return {
    top: most(points.map(({ y1 }) => -y - y1)),
    right: most(points.map(({ x2 }) => x + x2 - width)),
    bottom: most([...legends, ...points].map(({ y2 }) => y + y2 - height)),
  };
}
