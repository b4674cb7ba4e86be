import type { Coordinates, Ring } from '../data/maps/read-geometry.ts';
import { BriefError } from '../project/errors.ts';
import type { ChartMap } from './chart-map.ts';
import { isJson } from './prove/scene.ts';
import type { ChartSpec } from './types.ts';

interface Areas {
  readonly id: string;
  readonly map: ChartMap | undefined;
  /** Of each row. */
  readonly placeIds: readonly (string | undefined)[];
}

/** Rows with the area of their place as `geo`, a feature of GeoJSON. @throws BriefError data for a place that has none. */
export function withAreas(rows: readonly ChartSpec[], { id, map, placeIds }: Areas): readonly ChartSpec[] {
  if (map === undefined) return rows;
  const features = new Map(map.features.map((feature) => [feature.placeId, feature]));
  return rows.map((row, index) => {
    const placeId = placeIds[index];
    const feature = features.get(placeId);
    if (feature === undefined)
      throw new BriefError(
        'data',
        `chart "${id}": ${String(row.place)} is not on the map; leave it out, or give it a code`,
      );
    const coordinates = feature.areas.map((area) => area.map(turned));
    const geometry =
      feature.areas.length > 0
        ? { type: 'MultiPolygon', coordinates }
        : { type: 'MultiPoint', coordinates: feature.points };
    return { ...row, geo: { type: 'Feature', id: placeId, properties: {}, geometry } };
  });
}

/** On a sphere an area lies to the right of its border: the first ring runs clockwise, and those of holes do not. */
function turned(ring: Ring, index: number): readonly Coordinates[] {
  const twice = ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return twice > 0 === (index === 0) ? ring.toReversed() : ring;
}

/** A shape that names no other field is that of its row's place. */
export function withShapes(view: ChartSpec): ChartSpec {
  const { encoding, mark } = view;
  const type = isJson(mark) ? mark.type : mark;
  const own = isJson(encoding) ? encoding : {};
  const isSphere = isJson(view.data) && ('sphere' in view.data || 'graticule' in view.data);
  if (type !== 'geoshape' || isSphere || own.shape !== undefined) return view;
  return { ...view, encoding: { shape: { field: 'geo', type: 'geojson' }, ...own } };
}
