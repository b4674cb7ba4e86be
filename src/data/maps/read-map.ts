import { BriefError, type Finding } from '../../project/errors.ts';
import type { Files } from '../../project/files.ts';
import { sha256 } from '../../project/sha256.ts';
import { readYamlFile } from '../read.ts';
import type { MapFile, Maps } from './map-file.ts';
import { mapSchema } from './map-schema.ts';
import { readFeatures } from './read-features.ts';
import { ShapeFault } from './read-geometry.ts';

/** The largest boundary file that is read, in bytes. */
export const mostMapBytes = 5 * 1024 * 1024;

const folder = 'data/maps';
const boundaries = /\.(geojson|topojson|json)$/;

export function openMaps(files: Files): Maps {
  const names = (): readonly string[] => files.list(folder).filter((name) => boundaries.test(name));
  const made = new Map<string, MapFile>();
  return {
    get names() {
      return [...new Set(names().map((name) => name.replace(boundaries, '')))];
    },
    read: (name) => {
      const own = names().filter((file) => file.replace(boundaries, '') === name);
      const known = made.get(name) ?? readMap(name, own, files);
      made.set(name, known);
      return known;
    },
  };
}

function readMap(name: string, own: readonly string[], files: Files): MapFile {
  const [first, second] = own;
  const file = `${folder}/${first ?? `${name}.geojson`}`;
  if (first === undefined) fail(file, 'there is no such map; put the boundaries there, as GeoJSON or TopoJSON');
  if (second !== undefined) fail(file, `there is ${folder}/${second} too; keep one of them`);
  const description = `${folder}/${name}.yaml`;
  if (!files.exists(description))
    fail(file, `${description} is missing; add it with "format: 1" and "credit:", who made the boundaries`);
  const findings: Finding[] = [];
  const record = readYamlFile(description, mapSchema, { files, findings })?.value;
  if (record === undefined) throw new BriefError('data', `${description} has errors`, { findings });
  const bytes = files.bytes(file, mostMapBytes);
  const digest = sha256(`${sha256(bytes)} ${files.read(description)}`);
  try {
    return { ...record, file, digest, features: readFeatures(bytes, record) };
  } catch (cause) {
    if (!(cause instanceof ShapeFault)) throw cause;
    return fail(file, cause.message);
  }
}

function fail(file: string, message: string): never {
  const finding: Finding = { file, line: 1, column: 1, severity: 'error', message, rule: 'map' };
  throw new BriefError('data', `${file}: ${message}`, { findings: [finding] });
}
