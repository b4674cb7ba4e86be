import { largest } from '../../project/extremes.ts';
import { fitScale } from '../fit.ts';
import {
  barHeight,
  type Column,
  datum,
  framed,
  gap,
  gutter,
  isOpen,
  isRange,
  labelLayers,
  layersWithRows,
  noRoom,
  type Plan,
  rowHeight,
  rowScale,
  textColumn,
  toneColor,
  where,
  zeroLine,
} from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { openEnd } from './open-end.ts';

/** Horizontal bars from zero, the longest first, each with its value at its end. */
export function bars(plan: Plan): ChartSpec {
  return barRows(
    plan,
    [...plan.rows].sort((a, b) => b.value - a.value),
  );
}

/** Horizontal bars in the order given. */
export function barRows(plan: Plan, rows: readonly ChartRow[]): ChartSpec {
  const layout = [0.36, 0.28, 0.2]
    .map((share) => layOut(plan, { rows, share }))
    .find(({ width, top }) => top === 0 || width >= plan.width * 0.15);
  if (layout === undefined) throw noRoom(plan);
  const { column, left, width, top } = layout;
  const { label, value } = plan.styles;
  return framed(
    { width, height: rowHeight(label, column.lines) * rows.length, left, right: plan.width - left - width },
    {
      values: rows.map((row, index) => ({
        ...datum(row, column.texts[index] ?? [row.label], plan.highlight),
        ...(!isRange(row) ? {} : { lower: row.lower, upper: row.upper }),
        end: row.upper ?? row.value,
      })),
      layer: [
        ...barLayers({ rows, bar: barHeight(value), domain: [0, top > 0 ? top : 1] }),
        zeroLine,
        ...labelLayers(column, { field: 'label', lines: 'lines', x: -left, size: label.size }),
      ],
    },
  );
}

interface Layout {
  readonly column: Column;
  readonly left: number;
  readonly width: number;
  /** The largest value that is drawn. */
  readonly top: number;
}

/** The labels take at most a share of the width, and the bars what the values at their ends leave. */
function layOut(plan: Plan, { rows, share }: { readonly rows: readonly ChartRow[]; readonly share: number }): Layout {
  const { label, value } = plan.styles;
  const column = textColumn(plan, { texts: rows.map((row) => row.label), style: label, most: plan.width * share });
  const left = column.width + gutter;
  const extents = rows.map((row) => ({
    value: row.upper ?? row.value,
    before: 0,
    after: gap + (isOpen(row) ? barHeight(value) / 2 : 0) + plan.metrics.width(row.text, value),
  }));
  const { perUnit } = fitScale([{ value: 0, before: 0, after: 0 }, ...extents], plan.width - left);
  const top = largest(extents.map((extent) => extent.value));
  return { column, left, top, width: Math.max(1, Number.isFinite(perUnit) ? perUnit * top : 0) };
}

export interface BarLayers {
  readonly rows: readonly ChartRow[];
  readonly bar: number;
  readonly domain: readonly number[];
  /** The scale of rows, where not every row has a bar. */
  readonly y?: ChartSpec;
}

export function barLayers({ rows, bar, domain, y = rowScale }: BarLayers): readonly ChartSpec[] {
  const length = { field: 'value', type: 'quantitative', axis: null, scale: { domain, nice: false } };
  const encoding = { x: length, y, color: toneColor };
  const mark = { type: 'bar', height: bar };
  const end = { ...length, field: 'end' };
  return layersWithRows([
    rows.some((row) => !row.partial) && { name: 'bars', transform: [where('hatched', false)], mark, encoding },
    rows.some((row) => row.partial) && { name: 'hatched', transform: [where('hatched', true)], mark, encoding },
    rows.some(isOpen) && { name: 'open', transform: [where('open', true)], mark: openEnd(bar, 'right'), encoding },
    rows.some(isRange) && {
      name: 'range',
      transform: [{ filter: { field: 'upper', valid: true } }],
      mark: { type: 'rule', strokeWidth: 2 },
      encoding: { x: { ...length, field: 'lower' }, x2: { field: 'upper' }, y },
    },
    rows.some((row) => !isOpen(row)) && valueLayer({ open: false, dx: gap, x: end, y }),
    rows.some(isOpen) && valueLayer({ open: true, dx: gap + bar / 2, x: end, y }),
  ]);
}

interface ValueLayer {
  readonly open: boolean;
  readonly dx: number;
  readonly x: ChartSpec;
  readonly y: ChartSpec;
}

function valueLayer({ open, dx, x, y }: ValueLayer): ChartSpec {
  return {
    transform: [where('open', open)],
    mark: { type: 'text', style: 'value', align: 'left', baseline: 'middle', dx },
    encoding: { x, y, text: { field: 'text' } },
  };
}
