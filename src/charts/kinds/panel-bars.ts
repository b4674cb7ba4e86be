import { largest } from '../../project/extremes.ts';
import { fitScale } from '../fit.ts';
import { type Label, placedLayers, placeLabels } from '../labels.ts';
import {
  barHeight,
  datum,
  gap,
  gutter,
  isOpen,
  type LabelColumn,
  labelFields,
  labelLayers,
  layerWhere,
  type Plan,
  rowHeight,
  textColumn,
  toneColor,
  zeroLine,
} from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { widest, wrapText } from '../wrap.ts';
import { byPanel, type PanelGrid, panelGrid, panelSpec } from './panel-grid.ts';
import { openEnd } from './px-marks.ts';

/** Px that the longest bar needs beside its value. */
const leastBar = 40;

/**
 * Bars from zero in each panel: the same categories in the same order and on the same scale, their names at the left of
 * every line of panels. Sorted by the first panel's values. A category that a panel lacks stays blank.
 */
export function drawPanelBars(plan: Plan): ChartSpec {
  const panels = byPanel(plan.rows);
  const first = [...(panels[0]?.[1] ?? [])].sort((a, b) => b.value - a.value);
  const labels = [...new Set([...first, ...plan.rows].map((row) => row.label))];
  const { label } = plan.styles;
  const column = textColumn(plan, { texts: labels, style: label, most: plan.width * 0.26 });
  const left = column.width + gutter;
  const { grid, plot, texts } = fitPanels(plan, { count: panels.length, room: plan.width - left });
  const lines = largest(
    [...texts.values()].map(({ length }) => length),
    column.lines,
  );
  const row = rowHeight(label, lines);
  const names: LabelColumn = { ...column, field: 'label', style: 'label', x: -left };
  const most = largest(plan.rows.map(({ value, upper = value }) => upper));
  const layers = panels.map(([, own], index) => {
    const shown = { rows: own, labels, names, row, cell: grid.cell, perUnit: plot / most, most, texts };
    return barPanel(plan, { ...shown, named: index % grid.columns === 0 });
  });
  const titles = panels.map(([name]) => name);
  const height = row * labels.length;
  return panelSpec(plan, { titles, grid, width: plot, height, left, above: 0, below: 0, layers });
}

interface Fitted {
  readonly grid: PanelGrid;
  /** Px of the longest bar. */
  readonly plot: number;
  /** The values as written, in lines. */
  readonly texts: ReadonlyMap<ChartRow, readonly string[]>;
}

/** As many panels side by side as leave the bars room; values are wrapped where a single panel leaves too little. */
function fitPanels(plan: Plan, { count, room }: { readonly count: number; readonly room: number }): Fitted {
  const whole = new Map(plan.rows.map((row) => [row, [row.text]]));
  const style = plan.styles.value;
  for (let columns = Math.min(4, count); columns >= 1; columns -= 1) {
    const grid = panelGrid(count, { room, least: (room - (columns - 1) * gutter * 1.5) / columns - 0.01 });
    const plot = barRoom(plan, grid.cell, whole);
    if (plot >= leastBar) return { grid, plot: Math.floor(plot), texts: whole };
  }
  const grid = panelGrid(count, { room, least: room });
  const wrapped = new Map(
    plan.rows.map((row) => [row, wrapText(row.text, { width: room * 0.5, style, metrics: plan.metrics })]),
  );
  return { grid, plot: Math.max(Math.floor(barRoom(plan, grid.cell, wrapped)), 1), texts: wrapped };
}

/** Px of the longest bar where all bars have their values beside them. */
function barRoom(plan: Plan, cell: number, texts: Fitted['texts']): number {
  const { value: style } = plan.styles;
  const extents = plan.rows.map((row) => ({
    value: row.upper ?? row.value,
    before: 0,
    after: gap + tipOf(plan, row) + widest(texts.get(row) ?? [], style, plan.metrics),
  }));
  const { perUnit } = fitScale([{ value: 0, before: 0, after: 0 }, ...extents], cell);
  const plot = perUnit * largest(extents.map(({ value }) => value));
  return Number.isFinite(plot) ? plot : cell / 2;
}

function tipOf({ styles }: Plan, row: ChartRow): number {
  return isOpen(row) ? barHeight(styles.value) / 2 : 0;
}

interface BarPanel {
  readonly rows: readonly ChartRow[];
  /** The categories, in one order in all panels. */
  readonly labels: readonly string[];
  readonly names: LabelColumn;
  readonly named: boolean;
  readonly row: number;
  readonly cell: number;
  readonly perUnit: number;
  readonly most: number;
  readonly texts: Fitted['texts'];
}

function barPanel(plan: Plan, panel: BarPanel): readonly ChartSpec[] {
  const { labels, names, named, most, rows } = panel;
  const categories = labels.map((_, order) => ({ category: String(order), ...labelFields(names, order), order }));
  const values = rows.map((row) => {
    const { lower, upper } = row;
    const range = lower === undefined || upper === undefined ? {} : { lower, upper };
    return { ...datum(row, [row.label], plan.highlight), ...range, category: String(labels.indexOf(row.label)) };
  });
  const scale = { padding: 0, domain: categories.map(({ category }) => category) };
  const y = { field: 'category', type: 'nominal', axis: null, scale };
  const x = { field: 'value', type: 'quantitative', axis: null, scale: { domain: [0, most || 1], nice: false } };
  const bar = barHeight(plan.styles.value);
  const encoding = { x, y, color: toneColor };
  const mark = { type: 'bar', height: bar };
  const marks = [
    ...layerWhere(values, { hatched: false }, { name: 'bars', mark, encoding }),
    ...layerWhere(values, { hatched: true }, { name: 'hatched', mark, encoding }),
    ...layerWhere(values, { open: true }, { name: 'open', mark: openEnd(bar, 'right'), encoding }),
    ...rangeLayer(values, { x: { ...x, field: 'lower' }, x2: { field: 'upper' }, y }),
  ];
  const texts = named ? labelLayers(plan, { ...names, y }) : [];
  return [
    ...marks.map((layer) => ({ data: { values }, ...layer })),
    zeroLine,
    ...texts.map((layer, index) => ({ data: { values: categories }, name: `categories-${index + 1}`, ...layer })),
    ...valueLayers(plan, panel),
  ];
}

function rangeLayer(values: readonly object[], encoding: ChartSpec): readonly ChartSpec[] {
  const transform = [{ filter: { field: 'upper', valid: true } }];
  const mark = { type: 'rule', strokeWidth: 2 };
  return values.some((each) => 'upper' in each) ? [{ name: 'range', transform, mark, encoding }] : [];
}

function valueLayers(plan: Plan, { rows, labels, row: height, cell, perUnit, texts }: BarPanel): readonly ChartSpec[] {
  const written = rows.map((row): Label => {
    const x = (row.upper ?? row.value) * perUnit + gap + tipOf(plan, row);
    const y = (labels.indexOf(row.label) + 0.5) * height;
    const spots = [{ x, y, align: 'left' as const, baseline: 'middle' as const }];
    return { forms: [texts.get(row) ?? [row.text]], style: 'value', spots, rank: 0 };
  });
  const frame = { left: 0, right: cell + 1, top: -height, bottom: height * (labels.length + 1) };
  const { metrics, styles } = plan;
  return placedLayers('values', placeLabels(written, { frame, taken: [], metrics, styles }), styles);
}
