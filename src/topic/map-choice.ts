import { textsIn } from '../data/fields.ts';
import type { MapFeature, MapFile } from '../data/maps/map-file.ts';
import type { Place, Unit } from '../data/schema.ts';
import type { ChartPart } from './types.ts';

type Block = ChartPart['block'];

/** Units of which a large place has more because it is large: only circles compare them fairly. */
const totals: ReadonlySet<Unit['kind']> = new Set(['count', 'money', 'mass', 'distance']);

export function isTotal({ kind }: Unit): boolean {
  return totals.has(kind);
}

/** Whether a map has circles by area in place of shaded areas: as its author says, else for totals. */
export function hasCircles({ areas }: Block, units: readonly Unit[]): boolean {
  return areas === undefined ? units.some(isTotal) : areas === 'circles';
}

/** How features meet places: by a code of places, or by their names, in a property of features. */
export interface Meeting {
  /** Of `name`, their names in any language. */
  readonly code: string;
  readonly property: string;
  /** The features of a place, several where it is in pieces; none where it has no such code, or no feature has it. */
  readonly featuresOf: (place: Place) => readonly MapFeature[];
}

/** What the block says before what the map's description says; a feature's id where neither names a property. */
export function meetPlaces(block: Pick<Block, 'code' | 'property'>, map: MapFile): Meeting {
  const code = block.code ?? map.code ?? 'own';
  const property = block.property ?? map.property ?? 'id';
  const known = new Map<string, MapFeature[]>();
  for (const feature of map.features) {
    const value = feature.properties[property];
    if (value !== undefined) known.set(value, [...(known.get(value) ?? []), feature]);
  }
  const featuresOf = ({ codes = {}, name }: Place): readonly MapFeature[] => {
    const values = code === 'name' ? [...new Set(textsIn(name))] : [codes[code] ?? []].flat();
    return values.flatMap((value) => known.get(value) ?? []);
  };
  return { code, property, featuresOf };
}
