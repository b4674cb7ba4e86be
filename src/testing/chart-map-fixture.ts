import type { ChartMap } from '../charts/chart-map.ts';
import type { Coordinates, Ring } from '../data/maps/read-geometry.ts';

const columns = 6;
/** Points of a border between two corners. */
const steps = 8;

/** A number from -1 to 1 that two others decide. */
function noise(a: number, b: number): number {
  const value = Math.sin(a * 127.1 + b * 311.7) * 43758.5453;
  return (value - Math.floor(value)) * 2 - 1;
}

function corner(column: number, row: number): Coordinates {
  return [
    9 + column * 0.5 + noise(column, row) * 0.1 + row * 0.05,
    48 + row * 0.38 + noise(row + 40, column) * 0.08 + column * 0.02,
  ];
}

/** A border from one corner to another, without its end; the same from both sides. */
function border(from: Coordinates, to: Coordinates): Ring {
  const turned = from[0] > to[0] || (from[0] === to[0] && from[1] > to[1]);
  const [a, b] = turned ? [to, from] : [from, to];
  const points = Array.from({ length: steps + 1 }, (_, index): Coordinates => {
    const share = index / steps;
    const sway = 0.03 * Math.sin(Math.PI * share);
    return [
      a[0] + (b[0] - a[0]) * share + sway * noise(a[0] * 90 + index, b[1] * 70),
      a[1] + (b[1] - a[1]) * share + sway * noise(a[1] * 80, b[0] * 60 + index),
    ];
  });
  return (turned ? points.toReversed() : points).slice(0, -1);
}

/** The border of a place, counted from 0 in rows of six. */
function ringOf(index: number): Ring {
  const [column, row] = [index % columns, Math.floor(index / columns)];
  const corners = [corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1)];
  const ring = corners.flatMap((from, at) => border(from, corners[(at + 1) % 4] ?? from));
  return [...ring, ...ring.slice(0, 1)];
}

/** A map of made-up places that touch each other. */
export function madeUpMap(places: readonly string[]): ChartMap {
  return {
    digest: 'made-up',
    projection: 'albers',
    circles: false,
    classes: 'quantiles',
    features: places.map((placeId, index) => ({ placeId, areas: [[ringOf(index)]], points: [] })),
  };
}
