import { largest } from '../../project/extremes.ts';
import { barHeight, gutter, type Plan, rowHeight } from '../layout.ts';
import { mostLines, textColumn } from '../measure.ts';
import { textColumnLayers, textLayers } from '../text-layers.ts';
import type { ChartSpec } from '../types.ts';
import { barMarks } from './bar-marks.ts';
import { plotRow } from './bars.ts';
import { type BesidePlot, besidePlots, besideTexts, type PlotRow } from './beside-plot.ts';
import { type PanelGrid, panelGrid, panelSpec } from './panel-grid.ts';
import { bySeries } from './series-looks.ts';

/** Px that the longest bar needs beside its value. */
const leastBar = 40;

/**
 * Bars from zero in each panel: the same categories in the same order and on the same scale, their names at the left of
 * every line of panels. Sorted by the first panel's values. A category that a panel lacks stays blank.
 */
export function drawPanelBars(plan: Plan): ChartSpec {
  const panels = [...bySeries(plan.rows)];
  const first = [...(panels[0]?.[1] ?? [])].sort((a, b) => b.value - a.value);
  const labels = [...new Set([...first, ...plan.rows].map((row) => row.label))];
  const names = textColumn(plan, { texts: labels, style: 'label', most: plan.width * 0.26 });
  const left = names.width + gutter;
  const rows = plan.rows.map((row) => plotRow(plan, row));
  const { grid, plot } = fitPanels(plan, rows, { count: panels.length, room: plan.width - left });
  const row = rowHeight(plan.styles.label, mostLines([...names.texts, ...plot.texts.map(({ after }) => after)]));
  const middleOf = (index: number): number => (index + 0.5) * row;
  const layers = panels.map(([, own], panel) => {
    const bands = own.map((each) => {
      const middle = middleOf(labels.indexOf(each.label));
      return { index: plan.rows.indexOf(each), middle, thickness: barHeight(plan.styles.value) };
    });
    const named = panel % grid.columns === 0;
    return [
      ...barMarks(plan, { bands, entries: plan.rows, domain: [plot.low, plot.high] }),
      ...(named ? textColumnLayers(plan, 'categories', names, { x: -left, middleOf }) : []),
      ...textLayers('values', besideTexts(plan, rows, { bands, plot })),
    ];
  });
  const titles = panels.map(([name]) => name);
  const height = row * labels.length;
  return panelSpec(plan, { titles, grid, width: plot.width, height, left, above: 0, below: 0, layers });
}

interface Fitted {
  readonly grid: PanelGrid;
  readonly plot: BesidePlot;
}

/** As many panels side by side as leave the bars room; values are wrapped where a single panel leaves too little. */
function fitPanels(
  plan: Plan,
  rows: readonly PlotRow[],
  { count, room }: { readonly count: number; readonly room: number },
): Fitted {
  const high = largest(rows.map((row) => row.high)) || 1;
  const fittings = [Number.POSITIVE_INFINITY, 0.5].map((wrap) => ({ wrap, least: [0, 0] as const }));
  const [whole, wrapped] = besidePlots(plan, rows, { fittings, axes: [{ low: 0, high }] });
  const inWholePx = (plot: BesidePlot | undefined): BesidePlot => {
    const width = Math.max(Math.floor(plot?.width ?? 0), 1);
    const texts = plot?.texts ?? rows.map(({ after }) => ({ before: [], after: [after?.text ?? ''] }));
    return { low: 0, high, start: 0, lines: [], texts, width, perUnit: width / high };
  };
  for (let columns = Math.min(4, count); columns >= 1; columns -= 1) {
    const grid = panelGrid(count, { room, least: (room - (columns - 1) * gutter * 1.5) / columns - 0.01 });
    const plot = whole?.(grid.cell, grid.cell);
    if (plot !== undefined && plot.width >= leastBar) return { grid, plot: inWholePx(plot) };
  }
  return { grid: panelGrid(count, { room, least: room }), plot: inWholePx(wrapped?.(room, room)) };
}
