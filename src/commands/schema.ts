import path from 'node:path';
import { z } from 'zod';
import type { Options } from '../command-line/options.ts';
import { mapSchema } from '../data/maps/map-schema.ts';
import {
  calculatedSchema,
  conflictsSchema,
  definitionsSchema,
  placesSchema,
  publicationSchema,
  referencesSchema,
  systemsSchema,
  unitsSchema,
} from '../data/schema.ts';
import { sourceSchema } from '../data/source-schema.ts';
import { editionSchema } from '../editions/schema.ts';
import { recipientsSchema } from '../mail/recipients.ts';
import { manifestSchema } from '../manifest/schema.ts';
import type { Edge } from '../project/edge.ts';
import { prepareOutput, writeFile } from '../project/write.ts';
import { localeSchema } from '../style/locale/schema.ts';
import { tokensSchema } from '../style/theme/tokens.ts';
import { outputSchemas } from './output-schemas.ts';

const schemas = {
  publication: publicationSchema,
  source: sourceSchema,
  places: placesSchema,
  units: unitsSchema,
  definitions: definitionsSchema,
  calculated: calculatedSchema,
  references: referencesSchema,
  conflicts: conflictsSchema,
  systems: systemsSchema,
  map: mapSchema,
  recipients: recipientsSchema,
  locale: localeSchema,
  theme: tokensSchema,
  edition: editionSchema,
  manifest: manifestSchema,
} as const;

/**
 * The JSON Schemas that editors complete and check data files with, and those of what `--json` prints, by file name, as they
 * stand in `data/schema`.
 */
export function jsonSchemas(): ReadonlyMap<string, string> {
  const outputs = Object.entries(outputSchemas).map(([name, schema]) => [`output/${name}`, schema] as const);
  return new Map(
    [...Object.entries(schemas), ...outputs].map(([name, schema]) => [
      `${name}.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
    ]),
  );
}

/** Writes the JSON Schemas into `data/schema` and prints their paths. Gives the exit code. */
export function runSchema(_options: Options, edge: Edge): number {
  const folder = path.join(edge.root, 'data', 'schema');
  prepareOutput(path.join(folder, 'output'), edge.root);
  for (const [name, text] of jsonSchemas()) {
    writeFile(path.join(folder, name), text);
    edge.print(path.join('data', 'schema', name));
  }
  return 0;
}
