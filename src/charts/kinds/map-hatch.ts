import type { PxArea } from './map-geometry.ts';

const spacing = 5;

type Line = readonly [readonly [number, number], readonly [number, number]];

/** Diagonal lines inside an area, cut at its borders: an SVG pattern would become a raster in the PDF. */
export function hatchLines(area: PxArea): readonly Line[] {
  const sums = (area[0] ?? []).map(({ x, y }) => x + y);
  const [low, high] = sums.reduce(([a, b], sum) => [Math.min(a, sum), Math.max(b, sum)], [Infinity, -Infinity]);
  const count = Number.isFinite(high - low) ? Math.floor((high - low) / spacing) : 0;
  return Array.from({ length: count }, (_, index) => low + (index + 0.5) * spacing).flatMap((sum) => {
    const xs = crossings(area, sum);
    return xs.flatMap((from, index): readonly Line[] => {
      const to = xs[index + 1];
      if (index % 2 === 1 || to === undefined) return [];
      return [
        [
          [from, sum - from],
          [to, sum - to],
        ],
      ];
    });
  });
}

/** Where the line on which x and y have this sum crosses the borders, from left to right. */
function crossings(area: PxArea, sum: number): readonly number[] {
  return area
    .flatMap((ring) =>
      ring.flatMap((a, index) => {
        const b = ring[(index + 1) % ring.length] ?? a;
        const [own, next] = [a.x + a.y - sum, b.x + b.y - sum];
        return own > 0 === next > 0 ? [] : [a.x + ((b.x - a.x) * own) / (own - next)];
      }),
    )
    .sort((a, b) => a - b);
}
