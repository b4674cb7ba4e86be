import { gutter, type Plan, round } from '../layout.ts';
import { lineIn, mostLines, wrapIn } from '../measure.ts';
import type { ChartSpec } from '../types.ts';
import { markLayer } from './marks.ts';

const mostColumns = 4;

/** Panels of one size side by side; lengths in px. */
export interface PanelGrid {
  readonly columns: number;
  /** Width of a panel with its values. */
  readonly cell: number;
  /** Between two panels. */
  readonly between: number;
}

/**
 * As many panels side by side, up to four, as leave each the width that it needs, and no more than fill the lines
 * evenly.
 */
export function panelGrid(
  count: number,
  { room, least }: { readonly room: number; readonly least: number },
): PanelGrid {
  const between = gutter * 1.5;
  const fitting = Math.floor((room + between) / (least + between));
  const most = Math.min(Math.max(fitting, 1), mostColumns, count);
  const columns = Math.ceil(count / Math.ceil(count / most));
  return { columns, between, cell: (room - (columns - 1) * between) / columns };
}

interface Panels {
  readonly titles: readonly string[];
  readonly grid: PanelGrid;
  /** Whole px of a panel's plot. */
  readonly width: number;
  readonly height: number;
  /** Px at the left of all panels, and over and under each plot. */
  readonly left: number;
  readonly above: number;
  readonly below: number;
  readonly layers: readonly (readonly ChartSpec[])[];
}

/** Panels in lines, each under its title. */
export function panelSpec(plan: Plan, { titles, grid, layers, ...size }: Panels): ChartSpec {
  const wrapped = titles.map((text) => wrapIn(plan, text, 'panel', grid.cell));
  const title = lineIn(plan, 'panel') * mostLines(wrapped) + 4;
  const rows = Math.ceil(titles.length / grid.columns);
  // Vega puts panels at whole px.
  const above = Math.ceil(title + size.above);
  const below = Math.ceil(size.below);
  const spacing = { row: above + below + gutter, column: Math.floor(grid.cell + grid.between) - size.width };
  const bottom = rows * size.height + (rows - 1) * spacing.row + below;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    autosize: 'none',
    padding: { left: size.left, top: above, right: round(plan.width - size.left), bottom: round(bottom) },
    bounds: 'flush',
    columns: grid.columns,
    spacing,
    concat: layers.map((own, index) => ({
      width: size.width,
      height: size.height,
      layer: nameApart(index, [...own, ...titleLayer(wrapped[index] ?? [], -above)]),
    })),
  };
}

function titleLayer(lines: readonly string[], y: number): readonly ChartSpec[] {
  const mark = { type: 'text', style: 'panel', align: 'left', baseline: 'line-top', x: 0, y };
  return markLayer('panel', [{ title: lines.join('\n') }], mark, { text: { field: 'title' } });
}

/** Vega-Lite takes two layers of one name for the same, and would draw the last panel's rows in every panel. */
export function nameApart(index: number, layers: readonly ChartSpec[]): readonly ChartSpec[] {
  return layers.map((layer) => ({ ...layer, name: `panel-${index + 1}-${String(layer.name)}` }));
}
