/** Longitude and latitude in degrees, or what else the file has: across and up. */
export type Coordinates = readonly [number, number];

/** A closed line; its last point is its first. */
export type Ring = readonly Coordinates[];

/** What is drawn of a feature: areas, each a ring with the rings of its holes, and points. */
export interface Shape {
  readonly areas: readonly (readonly Ring[])[];
  readonly points: readonly Coordinates[];
}

/** Why a geometry cannot be drawn. */
export class ShapeFault extends Error {}

/** Takes arcs or coordinates of a ring to its points. */
export type RingOf = (ring: unknown) => Ring;

interface Geometry {
  readonly type: string;
  readonly coordinates?: unknown;
  readonly arcs?: unknown;
}

/**
 * A geometry of GeoJSON, or of TopoJSON with its arcs under `arcs`. `ringOf` reads a ring and `pointOf` a point.
 * @throws ShapeFault for what is neither areas nor points, and for what is no coordinates.
 */
export function readShape(
  geometry: Geometry,
  { ringOf, pointOf }: { readonly ringOf: RingOf; readonly pointOf: (point: unknown) => Coordinates },
): Shape {
  const content = geometry.arcs ?? geometry.coordinates;
  const areaOf = (area: unknown): readonly Ring[] => list(area).map(ringOf);
  switch (geometry.type) {
    case 'Polygon':
      return { areas: [areaOf(content)], points: [] };
    case 'MultiPolygon':
      return { areas: list(content).map(areaOf), points: [] };
    case 'Point':
      return { areas: [], points: [pointOf(content)] };
    case 'MultiPoint':
      return { areas: [], points: list(content).map(pointOf) };
    default:
      throw new ShapeFault(`is a ${geometry.type}; a map takes only areas (Polygon, MultiPolygon) or points`);
  }
}

export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new ShapeFault('has coordinates that are not a list');
}

export function coordinatesOf(point: unknown): Coordinates {
  const [x, y] = list(point);
  if (typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y)) return [x, y];
  throw new ShapeFault('has coordinates that are not numbers');
}

/** A ring of GeoJSON. @throws ShapeFault where it is not closed, or has fewer than four points. */
export function plainRing(ring: unknown): Ring {
  const points = list(ring).map(coordinatesOf);
  if (points.length < 4) throw new ShapeFault('has a ring of fewer than four points');
  return closedRing(points);
}

/** A ring of TopoJSON may have fewer points, where its whole numbers have made a small one of no size. */
export function closedRing(points: Ring): Ring {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) throw new ShapeFault('has a ring without points');
  if (first[0] !== last[0] || first[1] !== last[1]) throw new ShapeFault('has a ring that is not closed');
  return points;
}
