import { framed, type Plan, round } from '../layout.ts';
import { type PlacedText, textLayers } from '../text-layers.ts';
import type { ChartSpec } from '../types.ts';
import { nameApart } from './panel-grid.ts';
import type { Band, RowGrid, RowPlot } from './row-bands.ts';

interface RowSpec<P extends RowPlot> {
  readonly grid: RowGrid<P>;
  /** Px from the left of a cell to its plot, and the width of the plot. */
  readonly left: number;
  readonly width: number;
  /** Px over and under the rows. */
  readonly top?: number;
  readonly bottom?: number;
  readonly marks: (bands: readonly Band[]) => readonly ChartSpec[];
}

/** A drawing of rows with their names: one plot, or one for each column of rows, side by side on the same scale. */
export function rowSpec<P extends RowPlot>(
  plan: Plan,
  { grid, left, width, top = 0, bottom = 0, marks }: RowSpec<P>,
): ChartSpec {
  const { columns, cell, between } = grid;
  const plots = Array.from({ length: columns }, (_, column) => {
    const bands = grid.bands.filter((band) => band.column === column);
    return [...marks(bands), ...nameLayers(bands, { x: -left, noteX: grid.left - left })];
  });
  const [only = []] = plots;
  if (columns === 1) {
    const right = plan.width - left - width;
    return framed({ width, height: grid.height, left, right, top, bottom }, only);
  }
  const height = round(grid.height);
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    autosize: 'none',
    padding: { left: round(left), top: round(top), right: round(plan.width - left), bottom: round(height + bottom) },
    bounds: 'flush',
    columns,
    spacing: round(cell + between - round(width)),
    concat: plots.map((layer, index) => ({ width: round(width), height, layer: nameApart(index, layer) })),
  };
}

function nameLayers(bands: readonly Band[], { x, noteX }: { readonly x: number; readonly noteX: number }) {
  const names = bands.map(({ name, nameY }): PlacedText => {
    return { lines: name, style: 'label', align: 'left', x, y: nameY };
  });
  const notes = bands.flatMap(({ note, noteY }): readonly PlacedText[] =>
    note.length === 0 ? [] : [{ lines: note, style: 'note', align: 'left', x: noteX, y: noteY }],
  );
  return [...textLayers('names', names), ...textLayers('notes', notes)];
}
