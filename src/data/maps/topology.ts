import type { TopoJson } from './map-schema.ts';
import { type Coordinates, closedRing, coordinatesOf, list, type RingOf, ShapeFault } from './read-geometry.ts';

/** The points that the rings of a file may have together, so that arcs named again and again cannot fill the memory. */
const mostPoints = 2_000_000;

interface Unpacked {
  readonly ringOf: RingOf;
  readonly pointOf: (point: unknown) => Coordinates;
}

/** Reads rings and points of a topology, whose arcs may hold the differences between whole numbers. */
export function unpack({ arcs, transform }: Pick<TopoJson, 'arcs' | 'transform'>): Unpacked {
  const known = new Map<number, readonly Coordinates[]>();
  let taken = 0;
  const arcOf = (index: number): readonly Coordinates[] => {
    const found = known.get(index) ?? pointsOf(arcs[index], transform);
    known.set(index, found);
    return found;
  };
  const turned = (named: unknown): readonly Coordinates[] => {
    if (typeof named !== 'number' || !Number.isInteger(named))
      throw new ShapeFault('names an arc by something that is not a number');
    const arc = arcOf(named < 0 ? ~named : named);
    taken += arc.length;
    if (taken > mostPoints) throw new ShapeFault(`brings the file over ${mostPoints} points; simplify it`);
    return named < 0 ? arc.toReversed() : arc;
  };
  // An arc begins where the one before it ends.
  const ringOf: RingOf = (ring) =>
    closedRing(list(ring).flatMap((named, index) => (index === 0 ? turned(named) : turned(named).slice(1))));
  return { ringOf, pointOf: (point) => placed(coordinatesOf(point), transform) };
}

function pointsOf(arc: unknown, transform: TopoJson['transform']): readonly Coordinates[] {
  if (arc === undefined) throw new ShapeFault('names an arc that does not exist');
  let [x, y] = [0, 0];
  return list(arc).map((each): Coordinates => {
    const point = coordinatesOf(each);
    if (transform === undefined) return point;
    [x, y] = [x + point[0], y + point[1]];
    return placed([x, y], transform);
  });
}

function placed([x, y]: Coordinates, transform: TopoJson['transform']): Coordinates {
  if (transform === undefined) return [x, y];
  const { scale, translate } = transform;
  return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
}
