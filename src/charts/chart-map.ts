import type { Shape } from '../data/maps/read-geometry.ts';

/** How the sphere is flattened; `plane` takes coordinates as they are, such as metres of a national grid,
 * and `image` too, whose second coordinate runs down. */
export const projectionNames = ['equirectangular', 'mercator', 'albers', 'plane', 'image'] as const;

export type ProjectionName = (typeof projectionNames)[number];

/** What a map is drawn on: features that meet places by a code. */
export interface ChartMap {
  /** Of the boundary file and its description, which stands for `features` where inputs are compared. */
  readonly digest: string;
  readonly features: readonly PlacedFeature[];
  readonly projection: ProjectionName;
  /** Circles by area, for totals; otherwise areas, or dots where a place is a point, in classes of colour. */
  readonly circles: boolean;
  /** As many values in each, equal steps, or the author's bounds from the lowest to the highest. */
  readonly classes: 'quantiles' | 'equal' | readonly number[];
}

/** All that is drawn of one place; without a place, a part of the map that only shows where others lie. */
interface PlacedFeature extends Shape {
  readonly placeId?: string | undefined;
}
