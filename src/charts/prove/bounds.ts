import type { ChartRow } from '../types.ts';
import type { EndSide } from './ends.ts';
import { type PlacedMark, placeFault, tolerance } from './places.ts';
import { type Item, isJson, type Layer } from './scene.ts';

/** The layers of lines, bands and bars from a lower to an upper bound, without the panel that they are in. */
const bounded = /^(panel_\d+_)?(spans|ranges|bands)_marks$/;

/**
 * What is wrong with the bounds of a chart's values, undefined where nothing is: both ends of each stand in one straight
 * line with the marks of the values, the lower end at the lower bound; each value with bounds has them drawn, once.
 */
export function boundFault(layers: readonly Layer[], { rows, marks, side }: Bounded): string | undefined {
  const wanted = new Map(rows.flatMap((row) => (rangeOf(row) === undefined ? [] : [[row.id, row] as const])));
  const drawn = new Map<string, number>();
  const ends: PlacedMark[] = [];
  for (const { row, item, panel } of layers.flatMap((layer) => boundMarks(layer, wanted))) {
    const along = (side === 'x' ? item.y : item.x) ?? 0;
    // Where a band is dashed from a value on, both of its parts have the value.
    if (Math.abs((drawn.get(row.id) ?? along) - along) > tolerance) return `the bounds of ${row.id} are drawn twice`;
    drawn.set(row.id, along);
    for (const end of endsOf(row, { item, panel, side })) ends.push(end);
  }
  const bare = [...wanted.keys()].find((id) => !drawn.has(id));
  if (bare !== undefined) return `no mark stands for the bounds of ${bare}`;
  return ends.length === 0 ? undefined : placeFault([...marks, ...ends], side);
}

interface Bounded {
  readonly rows: readonly ChartRow[];
  /** Those of the values. */
  readonly marks: readonly PlacedMark[];
  readonly side: EndSide;
}

interface BoundMark {
  readonly row: ChartRow;
  readonly item: Item;
  readonly panel: string;
}

function rangeOf({ lower, upper }: ChartRow): readonly [number, number] | undefined {
  return lower === undefined || upper === undefined ? undefined : [lower, upper];
}

function boundMarks({ name, items }: Layer, rows: ReadonlyMap<string, ChartRow>): readonly BoundMark[] {
  const [, panel = '', layer] = bounded.exec(name) ?? [];
  if (layer === undefined) return [];
  return items.flatMap((item) => {
    const row = isJson(item.datum) ? rows.get(String(item.datum.id)) : undefined;
    return row === undefined ? [] : [{ row, item, panel }];
  });
}

/** The two ends as the drawing has them, and not in the order of their places: bounds that are swapped are false. */
function endsOf(
  row: ChartRow,
  { item, panel, side }: Omit<BoundMark, 'row'> & Pick<Bounded, 'side'>,
): readonly PlacedMark[] {
  const [low = 0, high = low] = side === 'x' ? [item.x, item.x2] : [item.y, item.y2];
  const [lower, upper] = rangeOf(row) ?? [0, 0];
  const mark = { id: `the bound of ${row.id}`, panel };
  return [
    { ...mark, value: lower, from: low },
    { ...mark, value: upper, from: high },
  ];
}
