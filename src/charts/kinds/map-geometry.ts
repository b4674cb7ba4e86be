import type { Coordinates, Shape } from '../../data/maps/read-geometry.ts';
import { largest } from '../../project/extremes.ts';
import type { Box, Point } from '../boxes.ts';

/** A closed line in px, without its first point again at its end. */
type PxRing = readonly Point[];

/** An area in px: its outline first, then the outlines of its holes. */
export type PxArea = readonly PxRing[];

export interface PxShape {
  readonly areas: readonly PxArea[];
  readonly points: readonly Point[];
}

/** Points of a drawing stand on a grid so fine, in px: no border moves by more than its half, and shared ones stay shared. */
const grid = 0.5;
/** An area smaller than this, in px, is drawn as a square so wide, so that it is there to be seen. */
const least = 3;

/** Px of flat shapes at their largest in a room, from its left and its top; and the height that they take. */
export function fitShapes(
  flat: readonly Shape[],
  room: { readonly width: number; readonly height: number },
): { readonly shapes: readonly PxShape[]; readonly height: number } {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  const see = ([x, y]: Coordinates): void => {
    [left, right, bottom, top] = [Math.min(left, x), Math.max(right, x), Math.min(bottom, y), Math.max(top, y)];
  };
  for (const { areas, points } of flat) {
    for (const rings of areas) for (const ring of rings) for (const point of ring) see(point);
    for (const point of points) see(point);
  }
  const scale = Math.min(room.width / (right - left || 1), room.height / (top - bottom || 1));
  const aside = (room.width - (right - left) * scale) / 2;
  const place = ([x, y]: Coordinates): Point => ({ x: aside + (x - left) * scale, y: (top - y) * scale });
  return {
    shapes: flat.map(({ areas, points }) => ({
      areas: drawable(areas.map((rings) => rings.map((ring) => ring.map(place)))),
      points: points.map(place),
    })),
    height: Math.ceil((top - bottom) * scale),
  };
}

/** The areas that are large enough to be seen; where none of a place is, a small square in its middle. */
function drawable(areas: readonly (readonly (readonly Point[])[])[]): readonly PxArea[] {
  const seen = areas.flatMap((rings): readonly PxArea[] => {
    const [outline, ...holes] = rings.map(simplified);
    if (outline === undefined || outline.length < 3) return [];
    return [[turnedTo(outline, 1), ...holes.filter((hole) => hole.length > 2).map((hole) => turnedTo(hole, -1))]];
  });
  const first = areas[0]?.[0]?.[0];
  const isSeen = seen.some(([outline = []]) => Math.abs(areaOf(outline)) >= least);
  if (isSeen || first === undefined) return seen;
  const half = least / 2;
  const [x, y] = [Math.round(first.x), Math.round(first.y)];
  return [
    [
      [
        { x: x - half, y: y - half },
        { x: x + half, y: y - half },
        { x: x + half, y: y + half },
        { x: x - half, y: y + half },
      ],
    ],
  ];
}

/** The ring on the grid, without points that change nothing. */
function simplified(ring: readonly Point[]): PxRing {
  const kept: Point[] = [];
  for (const { x, y } of ring) {
    const point = { x: Math.round(x / grid) * grid, y: Math.round(y / grid) * grid };
    while (kept.length > 0 && (isSame(kept.at(-1), point) || isOnLine(kept.at(-2), kept.at(-1), point))) kept.pop();
    kept.push(point);
  }
  while (kept.length > 1 && isSame(kept[0], kept.at(-1))) kept.pop();
  return kept;
}

function isSame(a: Point | undefined, b: Point | undefined): boolean {
  return a !== undefined && b !== undefined && a.x === b.x && a.y === b.y;
}

function isOnLine(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  return a !== undefined && b !== undefined && (b.x - a.x) * (c.y - a.y) === (b.y - a.y) * (c.x - a.x);
}

/** Of a ring in px²; its sign says which way it runs. */
export function areaOf(ring: PxRing): number {
  return ring.reduce((sum, { x, y }, index) => {
    const next = ring[(index + 1) % ring.length] ?? { x, y };
    return sum + (x * next.y - next.x * y) / 2;
  }, 0);
}

function turnedTo(ring: PxRing, sign: 1 | -1): PxRing {
  return areaOf(ring) * sign < 0 ? ring.toReversed() : ring;
}

/** A stretch inside an area at one height. */
interface Stretch {
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

/** The widest stretch inside an area at each of some heights, the widest first. */
export function stretches(area: PxArea): readonly Stretch[] {
  const ys = (area[0] ?? []).map(({ y }) => y);
  const [top, bottom] = [-largest(ys.map((y) => -y)), largest(ys)];
  const count = Math.max(3, Math.min(15, Math.floor((bottom - top) / 4)));
  return Array.from({ length: count }, (_, index) => top + ((bottom - top) * (index + 0.5)) / count)
    .flatMap((y) => widestAt(area, y))
    .sort((a, b) => b.to - b.from - (a.to - a.from));
}

function widestAt(area: PxArea, y: number): readonly Stretch[] {
  const xs = crossings(area, (point) => point.y - y);
  const inside = xs.flatMap((from, index) => {
    const to = xs[index + 1];
    return index % 2 === 0 && to !== undefined ? [{ y, from, to }] : [];
  });
  return inside.sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, 1);
}

/** Where a line crosses the borders of an area, from left to right; `side` is negative on one side of it. */
export function crossings(area: PxArea, side: (point: Point) => number): readonly number[] {
  return area
    .flatMap((ring) =>
      edgesOf(ring).flatMap(([a, b]) => {
        const [own, next] = [side(a), side(b)];
        return own > 0 === next > 0 ? [] : [a.x + ((b.x - a.x) * own) / (own - next)];
      }),
    )
    .sort((a, b) => a - b);
}

function edgesOf(ring: PxRing): readonly (readonly [Point, Point])[] {
  return ring.map((point, index) => [point, ring[(index + 1) % ring.length] ?? point] as const);
}

/** A point well inside a shape: the middle of the widest stretch near the middle of its largest area, or its point. */
export function anchorOf({ areas, points }: PxShape): Point | undefined {
  const area = largestArea(areas);
  if (area === undefined) return points[0];
  const found = stretches(area);
  const [first] = found;
  if (first === undefined) return area[0]?.[0];
  const ys = (area[0] ?? []).map(({ y }) => y);
  const middle = (largest(ys) - largest(ys.map((y) => -y))) / 2;
  const wide = found.filter(({ from, to }) => to - from >= (first.to - first.from) * 0.75);
  const { y, from, to } = wide.reduce((a, b) => (Math.abs(b.y - middle) < Math.abs(a.y - middle) ? b : a), first);
  return { x: (from + to) / 2, y };
}

export function largestArea(areas: readonly PxArea[]): PxArea | undefined {
  const size = (area: PxArea): number => Math.abs(areaOf(area[0] ?? []));
  return areas.reduce<PxArea | undefined>((a, b) => (a === undefined || size(b) > size(a) ? b : a), undefined);
}

/** Whether a box whose middle is inside an area meets none of its borders. */
export function isInside({ left, right, top, bottom }: Box, area: PxArea): boolean {
  return area.every((ring) =>
    edgesOf(ring).every(([a, b]) => {
      if (Math.max(a.x, b.x) < left || Math.min(a.x, b.x) > right) return true;
      if (Math.max(a.y, b.y) < top || Math.min(a.y, b.y) > bottom) return true;
      const side = (x: number, y: number): number => Math.sign((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x));
      const sides = new Set([side(left, top), side(right, top), side(left, bottom), side(right, bottom)]);
      return sides.size === 1 && !sides.has(0);
    }),
  );
}
