import { isJson } from './prove/scene.ts';
import type { ChartSpec } from './types.ts';

/** What charts of one shape differ in: the rows of a layer, the ends of a scale, the place of a mark. */
export interface Hole {
  readonly value: unknown;
  /** What may stand there without changing what the specification is compiled to. */
  readonly stands: string;
}

/** A specification with what stands in its holes taken out. */
export interface Shape {
  /** The same for specifications that differ in their holes alone. */
  readonly key: string;
  readonly holes: readonly Hole[];
  /** The specification with these values in its holes. */
  readonly filled: (values: readonly unknown[]) => ChartSpec;
}

/** Numbers that say where something stands, and how large the whole is. */
const places = new Set(['x', 'y', 'x2', 'y2', 'value', 'datum', 'width', 'height', 'top', 'right', 'bottom', 'left']);

/** Takes a specification apart into its shape and what stands in it. */
export function shapeOf(spec: ChartSpec): Shape {
  const holes: Hole[] = [];
  const known = new Map<string, number>();
  // What is the same in two layers, such as the scale that they share, has one hole.
  const holeOf = (value: unknown, stands: string, key: string): number => {
    const said = stands === 'rows' ? undefined : `${key === 'domain' ? key : ''} ${JSON.stringify(value)}`;
    const index = (said === undefined ? undefined : known.get(said)) ?? holes.push({ value, stands }) - 1;
    if (said !== undefined) known.set(said, index);
    return index;
  };
  const cut = (part: unknown, key: string, within: string): unknown => {
    const stands = holeFor(part, key, within);
    if (stands !== undefined) return { hole: holeOf(part, stands, key), stands };
    if (Array.isArray(part)) return part.map((each: unknown) => cut(each, key, 'list'));
    return isJson(part)
      ? Object.fromEntries(Object.entries(part).map(([name, each]) => [name, cut(each, name, key)]))
      : part;
  };
  const { config, ...own } = spec;
  const open = { ...(cut(own, '', '') as ChartSpec), config };
  return { key: JSON.stringify(open), holes, filled: (values) => fill(open, values) as ChartSpec };
}

/** Zero and the sign of a number decide where Vega-Lite lets bars begin. */
function holeFor(part: unknown, key: string, within: string): string | undefined {
  if (key === 'values' && within === 'data') return 'rows';
  const isPlace = places.has(key) || (key === 'domain' && within === 'list');
  if (!isPlace || part === 0) return undefined;
  if (typeof part === 'number') return part > 0 ? 'more' : 'less';
  return key === 'domain' && typeof part === 'string' && part !== '' ? 'name' : undefined;
}

function fill(part: unknown, values: readonly unknown[]): unknown {
  if (Array.isArray(part)) return part.map((each: unknown) => fill(each, values));
  if (!isJson(part)) return part;
  if (typeof part.hole === 'number') return values[part.hole];
  return Object.fromEntries(Object.entries(part).map(([name, each]) => [name, fill(each, values)]));
}
