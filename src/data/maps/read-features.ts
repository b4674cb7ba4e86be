import { shapeIssues } from '../shape.ts';
import type { MapFeature } from './map-file.ts';
import {
  type ArcGeometry,
  geoJsonSchema,
  type MapRecord,
  type TopoJson,
  topoJsonSchema,
  topoObjectSchema,
} from './map-schema.ts';
import { coordinatesOf, plainRing, readShape, type Shape, ShapeFault } from './read-geometry.ts';
import { unpack } from './topology.ts';

/**
 * The features of GeoJSON (a FeatureCollection) or of TopoJSON, of which those of its only object or of the one that is named.
 * @throws ShapeFault that says what is wrong, and in which feature, counted from 1.
 */
export function readFeatures(bytes: Uint8Array, { object }: Pick<MapRecord, 'object'>): readonly MapFeature[] {
  const value = parse(bytes);
  const isTopology = typeof value === 'object' && value !== null && 'objects' in value;
  return isTopology ? ofTopology(value, object) : ofCollection(value);
}

function ofCollection(value: unknown): readonly MapFeature[] {
  const result = geoJsonSchema.safeParse(value);
  if (!result.success) return refuse(geoJsonSchema, value);
  const read = { ringOf: plainRing, pointOf: coordinatesOf };
  return result.data.features.map(({ geometry, id, properties }, index) =>
    named({ id, properties, index }, () => (geometry === null ? nothing : readShape(geometry, read))),
  );
}

function ofTopology(value: unknown, object: string | undefined): readonly MapFeature[] {
  const result = topoJsonSchema.safeParse(value);
  if (!result.success) return refuse(topoJsonSchema, value);
  const read = unpack(result.data);
  return geometriesOf(result.data, object).map(({ id, properties, type, ...geometry }, index) =>
    named({ id, properties, index }, () => (type === null ? nothing : readShape({ type, ...geometry }, read))),
  );
}

/** A feature that has no geometry, which both formats allow. */
const nothing: Shape = { areas: [], points: [] };

function geometriesOf({ objects }: TopoJson, object: string | undefined): readonly ArcGeometry[] {
  const names = Object.keys(objects);
  const found = object ?? (names.length === 1 ? names[0] : undefined);
  const chosen = found === undefined ? undefined : objects[found];
  if (chosen !== undefined) {
    const result = topoObjectSchema.safeParse(chosen);
    if (!result.success)
      throw new ShapeFault(`objects.${found}: it is neither a GeometryCollection nor areas nor points`);
    const { data } = result;
    return 'geometries' in data ? (data.geometries as readonly ArcGeometry[]) : [data as ArcGeometry];
  }
  throw new ShapeFault(`it has the objects ${names.join(', ')}; name one with "object:" in its description`);
}

function refuse(...[schema, value]: Parameters<typeof shapeIssues>): never {
  const [{ path, message } = { path: [], message: 'it is neither GeoJSON nor TopoJSON' }] = shapeIssues(schema, value);
  const inside = path.slice(0, -1).join('.');
  throw new ShapeFault(inside === '' ? message : `${inside}: ${message}`);
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new ShapeFault(`it is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

interface Named {
  readonly id?: string | number | undefined;
  readonly properties?: Readonly<Record<string, unknown>> | null | undefined;
  readonly index: number;
}

function named({ id, properties, index }: Named, shape: () => Shape): MapFeature {
  const texts = Object.entries({ ...(id === undefined ? {} : { id }), ...properties }).flatMap(([key, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[key, String(value)] as const] : [],
  );
  try {
    return { properties: Object.fromEntries(texts), ...shape() };
  } catch (cause) {
    if (!(cause instanceof ShapeFault)) throw cause;
    throw new ShapeFault(`feature ${index + 1} ${cause.message}`, { cause });
  }
}
