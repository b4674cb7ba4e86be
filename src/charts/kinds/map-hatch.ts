import { crossings, type PxArea } from './map-geometry.ts';

const spacing = 5;

type Line = readonly [readonly [number, number], readonly [number, number]];

/** Diagonal lines inside an area, cut at its borders: an SVG pattern would become a raster in the PDF. */
export function hatchLines(area: PxArea): readonly Line[] {
  const sums = (area[0] ?? []).map(({ x, y }) => x + y);
  const [low, high] = sums.reduce(([a, b], sum) => [Math.min(a, sum), Math.max(b, sum)], [Infinity, -Infinity]);
  const count = Number.isFinite(high - low) ? Math.floor((high - low) / spacing) : 0;
  return Array.from({ length: count }, (_, index) => low + (index + 0.5) * spacing).flatMap((sum) => {
    const xs = crossings(area, ({ x, y }) => x + y - sum);
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
