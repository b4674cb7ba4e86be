import type { ChartRow } from '../types.ts';
import { type Item, isJson, type Layer } from './scene.ts';
import { printed } from './texts.ts';

interface Shaded {
  readonly rows: readonly ChartRow[];
  readonly number: (value: number) => string;
}

interface Cell {
  readonly row: ChartRow;
  readonly item: Item;
}

/**
 * What is wrong with a table of shaded cells, undefined where nothing is: each value has its cell, once, in the row and
 * the column of its own; its colour is that of the class of the key that holds it; what is written in it is its value.
 */
export function heatFault(layers: readonly Layer[], { rows, number }: Shaded): string | undefined {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const cells = itemsOf(layers, 'cells').flatMap((item): readonly Cell[] => {
    const row = isJson(item.datum) ? byId.get(String(item.datum.id)) : undefined;
    return row === undefined ? [] : [{ row, item }];
  });
  const drawn = new Map<string, Item>();
  for (const { row, item } of cells) {
    if (drawn.has(row.id)) return `${row.id} is drawn twice`;
    drawn.set(row.id, item);
  }
  const missing = rows.find(({ id }) => !drawn.has(id));
  if (missing !== undefined) return `no mark stands for ${missing.id}`;
  return lineFault(cells) ?? keyFault(layers, number) ?? classFault(layers, cells) ?? textFault(layers, byId, drawn);
}

function itemsOf(layers: readonly Layer[], layer: string): readonly Item[] {
  return layers.filter(({ name }) => new RegExp(`^${layer}(_\\d+)?_marks$`).test(name)).flatMap(({ items }) => items);
}

/** Cells of one label share a row of the table, those of one period or group a column. */
function lineFault(cells: readonly Cell[]): string | undefined {
  const places = new Map<string, number>();
  const taken = new Map<string, string>();
  for (const { row, item } of cells) {
    const lines = [
      { key: `row ${row.label}`, at: item.y ?? 0, side: 'y' },
      { key: `column ${row.group ?? row.start ?? ''}`, at: item.x ?? 0, side: 'x' },
    ];
    for (const { key, at, side } of lines) {
      const place = `${side} ${Math.round(at)}`;
      if (Math.abs((places.get(key) ?? at) - at) > 0.5 || (taken.get(place) ?? key) !== key)
        return `${row.id} is in the cell of another`;
      places.set(key, at);
      taken.set(place, key);
    }
  }
  return undefined;
}

function swatchesOf(layers: readonly Layer[]): readonly { readonly from: number; readonly item: Item }[] {
  return itemsOf(layers, 'key')
    .map((item) => ({ from: isJson(item.datum) ? Number(item.datum.value) : Number.NaN, item }))
    .toSorted((a, b) => (a.item.x ?? 0) - (b.item.x ?? 0));
}

/** The number at the joint of two swatches is where the second begins. */
function keyFault(layers: readonly Layer[], number: Shaded['number']): string | undefined {
  const swatches = swatchesOf(layers);
  const off = itemsOf(layers, 'ticks').find((item) => {
    const after = swatches.find(({ item: swatch }) => Math.abs((swatch.x ?? 0) - (item.x ?? 0)) < 2);
    return after === undefined || printed(item) !== number(after.from);
  });
  return off && `its key says "${printed(off)}" where no class begins`;
}

function classFault(layers: readonly Layer[], cells: readonly Cell[]): string | undefined {
  const swatches = swatchesOf(layers);
  const off = cells.find(({ row, item }) => {
    const own = swatches.filter(({ from }, index) => index === 0 || row.value >= from).at(-1);
    return own !== undefined && own.item.fill !== item.fill;
  });
  return off && `the colour of ${off.row.id} is not that of its class`;
}

function textFault(
  layers: readonly Layer[],
  rows: ReadonlyMap<string, ChartRow>,
  cells: ReadonlyMap<string, Item>,
): string | undefined {
  const off = itemsOf(layers, 'values').find((item) => {
    const id = isJson(item.datum) ? String(item.datum.id) : '';
    const [row, cell] = [rows.get(id), cells.get(id)];
    if (row === undefined || cell === undefined) return false;
    const { x = 0, y = 0, width = 0, height = 0 } = cell;
    const [across, down] = [(item.x ?? 0) - x, (item.y ?? 0) - y];
    return printed(item) !== row.text || across < 0 || across > width || down < 0 || down > height;
  });
  return off && `"${printed(off)}" does not stand in the cell of its value`;
}
