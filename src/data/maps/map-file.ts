import type { MapRecord } from './map-schema.ts';
import type { Shape } from './read-geometry.ts';

/** A feature of a boundary file: its properties that are texts or numbers, its `id` among them, and what is drawn. */
export interface MapFeature extends Shape {
  readonly properties: Readonly<Record<string, string>>;
}

/** A boundary file with what its description says. */
export interface MapFile extends MapRecord {
  readonly file: string;
  /** Of the boundary file and of its description. */
  readonly digest: string;
  readonly features: readonly MapFeature[];
}

/** The boundary files of a project, each read when it is first asked for. */
export interface Maps {
  readonly names: readonly string[];
  /** @throws BriefError data, with findings, where it has errors or there is no such map. */
  readonly read: (name: string) => MapFile;
}
