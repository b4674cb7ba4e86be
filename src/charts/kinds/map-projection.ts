import type { Coordinates, Ring, Shape } from '../../data/maps/read-geometry.ts';
import { largest, smallest } from '../../project/extremes.ts';
import type { ProjectionName } from '../chart-map.ts';

/** From a file's coordinates to a plane of any unit, y upwards. */
export type Project = (coordinates: Coordinates) => readonly [number, number];

interface Extent {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

const radians = Math.PI / 180;
/** Wider than this, in degrees of longitude, a cone shows nothing well. */
const wide = 150;
/** Nearer to the equator than this, in degrees of latitude, a cone is nearly a cylinder. */
const tropical = 10;

/**
 * The projection for shapes whose author named none: the plane where coordinates are no degrees, Albers' equal areas for
 * a country or a continent, else equirectangular.
 */
export function chooseProjection(shapes: readonly Shape[]): ProjectionName {
  const { west, east, south, north } = extentOf(shapes);
  if (west < -360 || east > 360 || south < -90 || north > 90) return 'plane';
  const turned = extentOf(shapes, seamOf(shapes));
  const isWide = turned.east - turned.west > wide || Math.abs(south + north) / 2 < tropical;
  return isWide ? 'equirectangular' : 'albers';
}

/** A projection round the middle of the shapes, which may lie on both sides of the 180th meridian. */
export function projectionOf(name: ProjectionName, shapes: readonly Shape[]): Project {
  if (name === 'plane') return (point) => point;
  const seam = seamOf(shapes);
  const extent = extentOf(shapes, seam);
  const middle = (extent.west + extent.east) / 2;
  const lambda = (longitude: number): number => (turned(longitude, seam) - middle) * radians;
  if (name === 'mercator') {
    return ([x, y]) => {
      const phi = Math.max(-85, Math.min(85, y)) * radians;
      return [lambda(x), Math.log(Math.tan(Math.PI / 4 + phi / 2))];
    };
  }
  if (name === 'equirectangular') {
    const isWorld = extent.east - extent.west > wide;
    const shrink = isWorld ? 1 : Math.cos(((extent.south + extent.north) / 2) * radians);
    return ([x, y]) => [lambda(x) * shrink, y * radians];
  }
  return albers(extent, lambda);
}

/**
 * Albers' conic projection of equal areas, its parallels a sixth of the height from the south and the north (Snyder,
 * Map Projections: A Working Manual, 1987, formulas 14-1 to 14-6); a cylinder of equal areas at the equator.
 */
function albers({ south, north }: Extent, lambda: (longitude: number) => number): Project {
  const sixth = (north - south) / 6;
  const [first, second] = [(south + sixth) * radians, (north - sixth) * radians];
  const n = (Math.sin(first) + Math.sin(second)) / 2;
  if (Math.abs(n) < 0.01) {
    const shrink = Math.cos(first);
    return ([x, y]) => [lambda(x) * shrink, Math.sin(y * radians) / shrink];
  }
  const c = Math.cos(first) ** 2 + 2 * n * Math.sin(first);
  const rho = (y: number): number => Math.sqrt(Math.max(0, c - 2 * n * Math.sin(y * radians))) / n;
  const origin = rho((south + north) / 2);
  return ([x, y]) => [rho(y) * Math.sin(n * lambda(x)), origin - rho(y) * Math.cos(n * lambda(x))];
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

/** A longitude within the turn that begins at the seam. */
function turned(longitude: number, seam: number): number {
  if (longitude >= seam && longitude <= seam + 360) return longitude;
  return seam + ((((longitude - seam) % 360) + 360) % 360);
}

function extentOf(shapes: readonly Shape[], seam?: number): Extent {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  each(shapes, ([x, y]) => {
    const own = seam === undefined ? x : turned(x, seam);
    [west, east] = [Math.min(west, own), Math.max(east, own)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  });
  return { west, east, south, north };
}

function each(shapes: readonly Shape[], visit: (point: Coordinates) => void): void {
  for (const { areas, points } of shapes) {
    for (const rings of areas) for (const ring of rings) for (const point of ring) visit(point);
    for (const point of points) visit(point);
  }
}
