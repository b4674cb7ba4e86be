import { type Plan, round, toneColor, toneOf } from '../layout.ts';
import { namesOf } from '../names.ts';
import { textLayers } from '../text-layers.ts';
import type { ChartSpec } from '../types.ts';
import { besidePlots, besideTexts, type PlotRow } from './beside-plot.ts';
import { dotFittings, dotSize, dotsInRows } from './dots-in-rows.ts';
import { flatAxisEnds, flatAxisLayers, flatAxisRoom } from './flat-axis.ts';
import { blame, type Kind, tooHigh } from './kind.ts';
import { markLayer, pxField } from './marks.ts';
import { type Band, rowBands } from './row-bands.ts';
import { annotationAt, type Entry, hasValue, orderedRows } from './row-order.ts';
import { rowSpec } from './row-spec.ts';
import { type ValueAxis, valueAxis, valueScale } from './value-axis.ts';

export const intervals: Kind = {
  called: 'intervals',
  knows: ['order', 'axis: data', 'height', 'colours', 'annotations'],
  refuse: (rows, judging) => {
    const bare = rows.find(({ lower, upper }) => lower === undefined || upper === undefined);
    const hint = 'name values with a lower and an upper bound, or use kind: bars';
    const unbound = bare && blame(bare, `has a value without bounds, ${bare.id}`, hint);
    return unbound ?? tooHigh(rows.length, judging);
  },
  draw,
};

/** A dot for each value on a line from its lower to its upper bound, over a value axis. */
function draw(plan: Plan): ChartSpec {
  const entries = orderedRows(plan);
  const axis = valueAxis(plan.rows, plan.options);
  const rows = entries.map((entry) => plotRow(plan, entry, axis));
  const items = entries.map((entry) => ({ names: namesOf(entry), note: annotationAt(plan, entry.id) }));
  const axes = [{ ...axis, ends: flatAxisEnds(plan, axis) }];
  const grid = rowBands(plan, { items, plots: besidePlots(plan, rows, { fittings: dotFittings, axes }) });
  const { plot } = grid;
  return rowSpec(plan, {
    grid,
    left: grid.left + plot.start,
    width: plot.width,
    bottom: flatAxisRoom(plan),
    marks: (bands) => [
      ...flatAxisLayers(plan, axis, { perUnit: plot.perUnit, height: grid.height }),
      ...spanLayers(plan, { bands, entries, axis }),
      ...textLayers('values', besideTexts(plan, rows, { bands, plot })),
    ],
  });
}

function plotRow(plan: Plan, entry: Entry, axis: ValueAxis): PlotRow {
  const half = dotSize(plan) / 2;
  const row = { ends: [half, half], after: { id: entry.id, text: entry.text, style: 'note' } } as const;
  if (!hasValue(entry)) return { ...row, low: axis.low, high: axis.low };
  const { value, lower = value, upper = value } = entry;
  return { ...row, low: Math.min(lower, value), high: Math.max(upper, value), after: { ...row.after, style: 'value' } };
}

interface Spans {
  readonly bands: readonly Band[];
  readonly entries: readonly Entry[];
  readonly axis: ValueAxis;
}

function spanLayers(plan: Plan, { bands, entries, axis }: Spans): readonly ChartSpec[] {
  const drawn = bands.flatMap(({ index, middle }) => {
    const row = entries[index];
    return row === undefined || !hasValue(row) ? [] : [{ row, middle, tone: toneOf(plan, row) }];
  });
  const spans = drawn.map(({ row: { id, lower, upper }, middle, tone }) => {
    return { id, lower, upper, tone, middle: round(middle) };
  });
  const encoding = {
    ...{ x: valueScale(axis, 'lower'), x2: { field: 'upper' }, y: pxField('middle') },
    color: toneColor,
  };
  return [...markLayer('spans', spans, { type: 'rule', strokeWidth: 3 }, encoding), ...dotsInRows(plan, drawn, axis)];
}
