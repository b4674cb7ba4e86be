import type { Coordinates, Ring, Shape } from '../../data/maps/read-geometry.ts';
import { largest, smallest } from '../../project/extremes.ts';

/**
 * Shapes in longitudes that run on across the 180th meridian, from where the map is cut open: Fiji, New Zealand and the
 * east of Russia stay in one piece, which may lie beyond 180 degrees.
 */
export function turnShapes(shapes: readonly Shape[]): readonly Shape[] {
  const whole = shapes.map(({ areas, points }) => ({ areas: areas.map((rings) => rings.map(unbroken)), points }));
  const seam = seamOf(whole);
  const turnPoint = ([x, y]: Coordinates): Coordinates => [x + turnOf(x, seam), y];
  return whole.map(({ areas, points }) => ({
    areas: areas.map((rings) => {
      const { from, to } = spanOf(rings[0] ?? []);
      const turn = turnOf((from + to) / 2, seam);
      return turn === 0 ? rings : rings.map((ring) => ring.map(([x, y]): Coordinates => [x + turn, y]));
    }),
    points: points.map(turnPoint),
  }));
}

/** A ring whose longitudes make no jump; one that runs round a pole is closed over it. */
function unbroken(ring: Ring): Ring {
  const points = unrolled(ring);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || Math.abs(last[0] - first[0]) < 180) return points;
  // It begins where it crosses the 180th meridian, so that it reaches from one side of the map to the other.
  const at = ring.findIndex(([x], index) => Math.abs(x - (ring[index - 1]?.[0] ?? x)) > 180);
  const open = unrolled([...ring.slice(at), ...ring.slice(1, at)]);
  const [west, east] = [open[0] ?? first, open.at(-1) ?? last];
  const pole = first[1] < 0 ? -90 : 90;
  return [...open, [east[0], pole], [west[0], pole], west];
}

function unrolled(ring: Ring): Ring {
  let turn = 0;
  return ring.map(([x, y], index): Coordinates => {
    const step = x - (ring[index - 1]?.[0] ?? x);
    if (step > 180) turn -= 360;
    else if (step < -180) turn += 360;
    return turn === 0 ? [x, y] : [x + turn, y];
  });
}

/** The longitude at which the map is cut open: in the middle of the widest stretch that no shape covers, if it is wide. */
function seamOf(shapes: readonly Shape[]): number {
  const spans = shapes.flatMap(({ areas, points }) => [
    ...areas.flatMap((rings) => rings.slice(0, 1).map(spanOf)),
    ...points.map((point) => spanOf([point])),
  ]);
  const sorted = spans.sort((a, b) => a.from - b.from);
  let reached = sorted[0]?.to ?? 180;
  const end = largest(sorted.map(({ to }) => to));
  let [seam, widest] = [-180, Math.max(20, (sorted[0]?.from ?? -180) + 360 - end)];
  for (const { from, to } of sorted) {
    if (from - reached > widest) [seam, widest] = [(from + reached) / 2, from - reached];
    reached = Math.max(reached, to);
  }
  return seam;
}

function spanOf(ring: Ring): { readonly from: number; readonly to: number } {
  const longitudes = ring.map(([x]) => x);
  return { from: smallest(longitudes), to: largest(longitudes) };
}

/** Degrees that bring a longitude into the turn that begins at the seam. */
function turnOf(longitude: number, seam: number): number {
  return -360 * Math.floor((longitude - seam) / 360);
}
