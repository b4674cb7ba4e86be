import { layerWhere, type Plan, round, toneColor, toneOf } from '../layout.ts';
import { namesOf } from '../names.ts';
import { textLayers } from '../text-layers.ts';
import type { ChartSpec } from '../types.ts';
import { dotLayers } from './dot-marks.ts';
import { besideTexts, type DotRow, dotPlots, dotSize } from './dot-plot.ts';
import { flatAxisEnds, flatAxisLayers, flatAxisRoom } from './flat-axis.ts';
import { blame, type Kind, refuseOptions, tooHigh } from './kind.ts';
import { pxField } from './px-marks.ts';
import { type Band, rowBands } from './row-bands.ts';
import { annotationAt, type Entry, hasValue, orderedRows } from './row-order.ts';
import { rowSpec } from './row-spec.ts';
import { type ValueAxis, valueAxis } from './value-axis.ts';

export const intervals: Kind = {
  refuse: (rows, judging) => {
    const bare = rows.find(({ lower, upper }) => lower === undefined || upper === undefined);
    const hint = 'name values with a lower and an upper bound, or use kind: bars';
    if (bare !== undefined) return blame(bare, `has a value without bounds, ${bare.id}`, hint);
    const knows = ['order', 'axis: data', 'height', 'colours', 'annotations'] as const;
    return tooHigh(rows.length, judging) ?? refuseOptions('intervals', knows, judging);
  },
  draw,
};

/** A dot for each value on a line from its lower to its upper bound, over a value axis. */
function draw(plan: Plan): ChartSpec {
  const entries = orderedRows(plan);
  const axis = valueAxis(plan.rows, plan.options);
  const rows = entries.map((entry) => dotRow(entry, axis));
  const items = entries.map((entry) => ({ names: namesOf(entry), note: annotationAt(plan, entry.id) }));
  const grid = rowBands(plan, { items, plots: dotPlots(plan, rows, { ...axis, ends: flatAxisEnds(plan, axis) }) });
  const { perUnit, start, width } = grid.plot;
  return rowSpec(plan, {
    grid,
    left: grid.left + start,
    width,
    bottom: flatAxisRoom(plan),
    marks: (bands) => ({
      values: [],
      layer: [
        ...flatAxisLayers(plan, axis, { perUnit, height: grid.height }),
        ...spanLayers(plan, { bands, entries, axis }),
        ...textLayers('values', besideTexts(plan, rows, { bands, plot: grid.plot, low: axis.low })),
      ],
    }),
  });
}

function dotRow(entry: Entry, axis: ValueAxis): DotRow {
  const { id, text } = entry;
  if (!hasValue(entry)) return { low: axis.low, high: axis.low, after: { id, text, style: 'note' } };
  const { value, lower = value, upper = value } = entry;
  return { low: Math.min(lower, value), high: Math.max(upper, value), after: { id, text, style: 'value' } };
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
  const domain = [axis.low, axis.high];
  const values = drawn.map(({ row: { id, lower, upper }, middle, tone }) => {
    return { id, lower, upper, tone, middle: round(middle), ranged: true };
  });
  const scale = { type: 'quantitative', axis: null, scale: { domain, nice: false, zero: false } };
  const encoding = {
    ...{ x: { field: 'lower', ...scale }, x2: { field: 'upper' }, y: pxField('middle') },
    color: toneColor,
  };
  const spans = layerWhere(
    values,
    { ranged: true },
    { name: 'spans', mark: { type: 'rule', strokeWidth: 3 }, encoding },
  );
  return [
    ...spans.map((layer) => ({ data: { values }, ...layer })),
    ...dotLayers(plan, drawn, { domain, size: dotSize(plan) }),
  ];
}
