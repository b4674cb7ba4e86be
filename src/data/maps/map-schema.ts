import { z } from 'zod';
import { format, httpsAddress, id, line, text } from '../fields.ts';

/** `data/maps/<name>.yaml`: who made the boundaries of a map, and how its features are named. */
export const mapSchema = z.strictObject({
  format,
  credit: text.describe('Who made the boundaries, as they ask to be named; printed under each map.'),
  licence: text.optional().describe('Printed behind the credit.'),
  url: httpsAddress.optional().describe('Where the file was taken from.'),
  code: id
    .optional()
    .describe(
      'The kind of code that its features have, as data/places.yaml names it: iso, nuts, own; or name, where it is the name of the place.',
    ),
  property: line.optional().describe('The property of a feature that holds its code; otherwise its id.'),
  object: line.optional().describe('Of TopoJSON with several objects: the one that is drawn.'),
});

export type MapRecord = z.infer<typeof mapSchema>;

const properties = z.record(z.string(), z.unknown()).nullish();
const featureId = z.union([z.string(), z.number()]).optional();
/** Coordinates are read by `read-geometry.ts`: a schema of each of a million numbers would cost seconds. */
const geometry = z.looseObject({ type: z.string(), coordinates: z.unknown().optional() }).nullable();

export const geoJsonSchema = z.looseObject({
  type: z.literal('FeatureCollection'),
  features: z.array(z.looseObject({ type: z.literal('Feature'), id: featureId, properties, geometry })),
});

const arcGeometry = z.looseObject({
  type: z.string().nullable(),
  id: featureId,
  properties,
  arcs: z.unknown().optional(),
  coordinates: z.unknown().optional(),
});

export const topoJsonSchema = z.looseObject({
  type: z.literal('Topology'),
  transform: z
    .looseObject({ scale: z.tuple([z.number(), z.number()]), translate: z.tuple([z.number(), z.number()]) })
    .optional(),
  arcs: z.array(z.unknown()),
  objects: z.record(z.string(), z.unknown()),
});

/** Of TopoJSON, the object that is drawn: several features, or one. */
export const topoObjectSchema = z.union([
  z.looseObject({ type: z.literal('GeometryCollection'), geometries: z.array(arcGeometry) }),
  arcGeometry.extend({ type: z.enum(['Polygon', 'MultiPolygon', 'Point', 'MultiPoint']) }),
]);

export type GeoJson = z.infer<typeof geoJsonSchema>;
export type ArcGeometry = z.infer<typeof arcGeometry>;
export type TopoJson = z.infer<typeof topoJsonSchema>;
