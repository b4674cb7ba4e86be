import type { Coordinates, Shape } from '../../data/maps/read-geometry.ts';
import type { ProjectionName } from '../chart-map.ts';
import { turnShapes } from './map-turn.ts';

/** From coordinates to a plane of any unit, y upwards. */
export type ProjectPoint = (coordinates: Coordinates) => readonly [number, number];

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
  const turned = extentOf(turnShapes(shapes));
  const isWide = turned.east - turned.west > wide || Math.abs(south + north) / 2 < tropical;
  return isWide ? 'equirectangular' : 'albers';
}

/** Shapes on a plane of any unit, y upwards. */
export function flatten<Own extends Shape>(name: ProjectionName, shapes: readonly Own[]): readonly Shape[] {
  const turned = name === 'plane' || name === 'image' ? shapes : turnShapes(shapes);
  const project = projectionOf(name, turned);
  return turned.map(({ areas, points }) => ({
    areas: areas.map((rings) => rings.map((ring) => ring.map(project))),
    points: points.map(project),
  }));
}

/** A projection round the middle of the shapes. */
function projectionOf(name: ProjectionName, shapes: readonly Shape[]): ProjectPoint {
  if (name === 'plane') return (point) => point;
  if (name === 'image') return ([x, y]) => [x, -y];
  const extent = extentOf(shapes);
  const middle = (extent.west + extent.east) / 2;
  const lambda = (longitude: number): number => (longitude - middle) * radians;
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
function albers({ south, north }: Extent, lambda: (longitude: number) => number): ProjectPoint {
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

function extentOf(shapes: readonly Shape[]): Extent {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  each(shapes, ([x, y]) => {
    [west, east] = [Math.min(west, x), Math.max(east, x)];
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
