import { largest } from '../../project/extremes.ts';
import { fitScale } from '../fit.ts';
import {
  barHeight,
  gap,
  gutter,
  isOpen,
  type LabelColumn,
  labelFields,
  labelLayers,
  noRoom,
  type Plan,
  round,
  rowHeight,
  textColumn,
  zeroLine,
} from '../layout.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartSpec } from '../types.ts';
import { wrapText } from '../wrap.ts';
import { barDatum, barLayers } from './bars.ts';
import { belowZero, blame, type JudgedRow, type Kind, type Refusal } from './kind.ts';

const minPlot = 40;
const maxPanels = 12;

export const multiples: Kind = { refuse, draw };

function refuse(rows: readonly JudgedRow[]): Refusal | undefined {
  const panels = new Set(rows.map(({ group = '' }) => group)).size;
  if (panels < 2 || panels > maxPanels)
    return { what: `has ${panels} panels`, hint: `small multiples have 2 to ${maxPanels}: one for each group of rows` };
  const below = belowZero(rows, 'and its bars start at zero');
  if (below !== undefined) return below;
  const cells = rows.map(({ group, label }) => `${group}\n${label}`);
  const twice = rows.find((_, index) => cells.indexOf(cells[index] ?? '') < index);
  return twice && blame(twice, `has two rows for "${twice.label}" in "${twice.group}"`, 'name each once');
}

/**
 * Small multiples of bars: a panel for each `group`, the same categories in the same order and on the same scale in
 * each, their names at the left of every line of panels. Sorted by the first panel's values. A category that a panel
 * lacks stays blank.
 */
function draw(plan: Plan): ChartSpec {
  const groups = [...new Set(plan.rows.map((row) => row.group ?? ''))];
  const first = plan.rows.filter((row) => row.group === groups[0]).sort((a, b) => b.value - a.value);
  const labels = [...new Set([...first, ...plan.rows].map((row) => row.label))];
  const { label } = plan.styles;
  const column = textColumn(plan, { texts: labels, style: label, most: plan.width * 0.26 });
  const left = column.width + gutter;
  const grid = fitPanels(plan, { count: groups.length, room: plan.width - left });
  const titles = groups.map((group) =>
    wrapText(group, { width: grid.cell, style: plan.styles.panel, metrics: plan.metrics }),
  );
  const titleHeight = lineHeight(plan.styles.panel.size) * largest(titles.map(({ length }) => length)) + 4;
  const height = rowHeight(label, column.lines) * labels.length;
  const lines = Math.ceil(groups.length / grid.columns);
  const spacing = { row: titleHeight + gutter * 1.5, column: gutter * 1.5 + grid.cell - grid.plot };
  const total = lines * height + (lines - 1) * spacing.row;
  const names: LabelColumn = { ...column, field: 'label', style: 'label', x: -left };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    autosize: 'none',
    padding: { left, top: round(titleHeight), right: round(plan.width - left), bottom: round(total) },
    bounds: 'flush',
    columns: grid.columns,
    spacing,
    concat: groups.map((group, index) => {
      const title = titleLayer(titles[index] ?? [], titleHeight);
      return { height, ...panelSpec(plan, { group, index, title, labels, names, grid }) };
    }),
  };
}

interface PanelGrid {
  readonly columns: number;
  /** Px of a panel with its values. */
  readonly cell: number;
  /** Px of the longest bar. */
  readonly plot: number;
  readonly most: number;
}

/** As many panels side by side, up to four, as leave a bar room to be read. */
function fitPanels(plan: Plan, { count, room }: { readonly count: number; readonly room: number }): PanelGrid {
  const { value } = plan.styles;
  const bar = barHeight(value);
  const extents = plan.rows.map((row) => ({
    value: row.value,
    before: 0,
    after: gap + (isOpen(row) ? bar / 2 : 0) + plan.metrics.width(row.text, value),
  }));
  const most = largest(plan.rows.map((row) => row.value));
  for (let columns = Math.min(4, count); columns >= 1; columns -= 1) {
    const cell = (room - (columns - 1) * gutter * 1.5) / columns;
    const { perUnit } = fitScale([{ value: 0, before: 0, after: 0 }, ...extents], cell);
    const plot = perUnit * most;
    if (plot >= minPlot && Number.isFinite(plot)) return { columns, cell, plot, most };
  }
  throw noRoom(plan);
}

interface PanelRequest {
  readonly group: string;
  readonly index: number;
  readonly title: ChartSpec;
  /** The categories, in one order in all panels. */
  readonly labels: readonly string[];
  readonly names: LabelColumn;
  readonly grid: PanelGrid;
}

function panelSpec(plan: Plan, { group, index, title, labels, names, grid }: PanelRequest): ChartSpec {
  const values = labels.map((name, order) => {
    const lines = names.texts[order] ?? [name];
    const row = plan.rows.find((each) => each.group === group && each.label === name);
    const own = row === undefined ? {} : barDatum(row, lines, plan.highlight);
    return { ...own, id: `category-${order + 1}`, ...labelFields(names, order), order };
  });
  const y = { field: 'id', type: 'nominal', axis: null, scale: { padding: 0, domain: values.map(({ id }) => id) } };
  return {
    width: round(grid.plot),
    data: { values },
    layer: nameApart(index, [
      ...barLayers(values, { bar: barHeight(plan.styles.value), domain: [0, grid.most], y }),
      zeroLine,
      ...(index % grid.columns === 0 ? labelLayers(plan, { ...names, y }) : []),
      title,
    ]),
  };
}

function titleLayer(lines: readonly string[], height: number): ChartSpec {
  return {
    name: 'panel',
    data: { values: [{ title: lines.join('\n') }] },
    mark: { type: 'text', style: 'panel', align: 'left', baseline: 'line-top', x: 0, y: round(-height) },
    encoding: { text: { field: 'title' } },
  };
}

/** Vega-Lite takes two layers of one name for the same, and would draw the last panel's rows in every panel. */
function nameApart(index: number, layers: readonly ChartSpec[]): readonly ChartSpec[] {
  return layers.map((layer) =>
    'name' in layer ? { ...layer, name: `panel-${index + 1}-${String(layer.name)}` } : layer,
  );
}
