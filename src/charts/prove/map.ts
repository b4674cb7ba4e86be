import { firstTwice } from '../kinds/kind.ts';
import type { ChartRow } from '../types.ts';
import { lightness } from './colours.ts';
import { type Item, isJson, type Layer } from './scene.ts';

interface Mark {
  readonly row: ChartRow;
  readonly item: Item;
  readonly layer: string;
}

/**
 * What is wrong with the places of a map, undefined where nothing is: each statistic has its mark, and no two; where
 * areas are shaded, none that is worth more is lighter, and equal ones are alike; where there are circles, their areas
 * are in one proportion to the values.
 */
export function mapFault(layers: readonly Layer[], rows: readonly ChartRow[]): string | undefined {
  const marks = marksOf(layers, new Map(rows.map((row) => [row.id, row])));
  const twice = firstTwice(marks, ({ row }) => row.id);
  if (twice !== undefined) return `${twice.row.id} is drawn twice`;
  const drawn = new Set(marks.map(({ row }) => row.id));
  const missing = rows.find(({ id }) => !drawn.has(id));
  if (missing !== undefined) return `no mark stands for ${missing.id}`;
  const sizes = new Set(marks.map(({ item }) => item.size));
  const isShaded = sizes.size === 1 || marks.some(({ layer }) => layer === 'areas');
  return isShaded ? shadeFault(marks) : sizeFault(marks);
}

function marksOf(layers: readonly Layer[], rows: ReadonlyMap<string, ChartRow>): readonly Mark[] {
  return layers.flatMap(({ name, items }) => {
    const [, layer = ''] = /^(areas|dots|rings)_marks$/.exec(name) ?? [];
    if (layer === '') return [];
    return items.flatMap((item): readonly Mark[] => {
      const row = isJson(item.datum) ? rows.get(String(item.datum.id)) : undefined;
      return row === undefined ? [] : [{ row, item, layer }];
    });
  });
}

function shadeFault(marks: readonly Mark[]): string | undefined {
  const shaded = marks
    .map(({ row, item, layer }) => ({ row, light: lightness(layer === 'rings' ? item.stroke : item.fill) ?? 0 }))
    .toSorted((a, b) => a.row.value - b.row.value);
  const off = shaded.find(({ row, light }, index) => {
    const before = shaded[index - 1];
    if (before === undefined) return false;
    return before.row.value === row.value ? before.light !== light : light > before.light;
  });
  return off && `the shade of ${off.row.id} is not that of its value`;
}

function sizeFault(marks: readonly Mark[]): string | undefined {
  const total = marks.reduce((sum, { row }) => sum + row.value, 0);
  const area = marks.reduce((sum, { item }) => sum + (item.size ?? 0), 0);
  const off = marks.find(({ row, item }) => Math.abs((item.size ?? 0) - (row.value * area) / total) > area / 10_000);
  return off && `the circle of ${off.row.id} is not in proportion to its value`;
}
