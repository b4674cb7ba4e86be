import { largest, smallest } from '../../project/extremes.ts';
import { fitScale } from '../fit.ts';
import {
  barHeight,
  type Column,
  datum,
  framed,
  gap,
  gutter,
  isOpen,
  labelLayers,
  layerWhere,
  noRoom,
  type Plan,
  rowHeight,
  rowScale,
  textColumn,
  toneColor,
  zeroLine,
} from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { belowZero, type Kind, nothing } from './kind.ts';
import { openEnd } from './px-marks.ts';

/**
 * Horizontal bars from zero, from the largest value to the smallest, each with its value at its end. Those below zero
 * point to the left: the sign and the side tell the direction.
 */
export function drawBars(plan: Plan): ChartSpec {
  return barRows(
    plan,
    [...plan.rows].sort((a, b) => b.value - a.value),
  );
}

export const bars: Kind = { refuse: (rows) => belowZero(rows, 'and its bars start at zero'), draw: drawBars };

export const change: Kind = { refuse: nothing, draw: drawBars };

/** Horizontal bars in the order given. The axis is symmetric where there are rises and falls, and room for that. */
export function barRows(plan: Plan, rows: readonly ChartRow[]): ChartSpec {
  const layout = [0.36, 0.28, 0.2]
    .flatMap((share) => [true, false].map((symmetric) => layOut(plan, { rows, share, symmetric })))
    .find(({ width, domain: [low] }) => width >= plan.width * (low < 0 ? 0.2 : 0.15));
  if (layout === undefined) throw noRoom(plan);
  const { column, domain, left, width } = layout;
  const { label, value } = plan.styles;
  const values = rows.map((row, index) => barDatum(row, column.texts[index] ?? [row.label], plan.highlight));
  return framed(
    { width, height: rowHeight(label, column.lines) * rows.length, left, right: plan.width - left - width },
    {
      values,
      layer: [
        ...barLayers(values, { bar: barHeight(value), domain }),
        zeroLine,
        ...labelLayers(plan, { ...column, field: 'label', style: 'label', x: -left }),
      ],
    },
  );
}

interface BarLayout {
  readonly column: Column;
  /** The least and the greatest value of the axis. */
  readonly domain: readonly [number, number];
  readonly left: number;
  readonly width: number;
}

interface Attempt {
  readonly rows: readonly ChartRow[];
  /** Of the width, what the labels take at most. */
  readonly share: number;
  readonly symmetric: boolean;
}

/** The bars take what the labels and the values at their ends leave. */
function layOut(plan: Plan, { rows, share, symmetric }: Attempt): BarLayout {
  const { label, value } = plan.styles;
  const column = textColumn(plan, { texts: rows.map((row) => row.label), style: label, most: plan.width * share });
  const domain = domainOf(rows, symmetric);
  const edges = domain.map((edge) => ({ value: edge, before: 0, after: 0 }));
  const extents = rows.map((row) => {
    const room = gap + (isOpen(row) ? barHeight(value) / 2 : 0) + plan.metrics.width(row.text, value);
    return { value: row.upper ?? row.value, before: row.value < 0 ? room : 0, after: row.value < 0 ? 0 : room };
  });
  const taken = column.width + gutter;
  const { origin, perUnit } = fitScale([...edges, ...extents], plan.width - taken);
  const [low, high] = domain;
  return { column, domain, left: taken + origin + low * perUnit, width: perUnit * (high - low) };
}

function domainOf(rows: readonly ChartRow[], symmetric: boolean): readonly [number, number] {
  const values = rows.map((row) => row.upper ?? row.value);
  const [low, high] = [smallest(values, 0), largest(values, 0)];
  if (low === 0 && high === 0) return [0, 1];
  const most = Math.max(-low, high);
  return symmetric && low < 0 && high > 0 ? [-most, most] : [low, high];
}

/** A row as the data of bars hold it. */
export function barDatum(row: ChartRow, lines: readonly string[], highlight: string | undefined) {
  const { value, lower, upper } = row;
  const range = lower === undefined || upper === undefined ? {} : { lower, upper };
  return { ...datum(row, lines, highlight), ...range, end: upper ?? value, falls: value < 0 };
}

export interface BarLayers {
  /** Thickness in px. */
  readonly bar: number;
  readonly domain: readonly number[];
  /** The scale of rows, where not every row has a bar. */
  readonly y?: ChartSpec;
}

export function barLayers(
  values: readonly Readonly<Record<string, unknown>>[],
  { bar, domain, y = rowScale }: BarLayers,
): readonly ChartSpec[] {
  const length = { field: 'value', type: 'quantitative', axis: null, scale: { domain, nice: false } };
  const encoding = { x: length, y, color: toneColor };
  const mark = { type: 'bar', height: bar };
  const range = {
    name: 'range',
    transform: [{ filter: { field: 'upper', valid: true } }],
    mark: { type: 'rule', strokeWidth: 2 },
    encoding: { x: { ...length, field: 'lower' }, x2: { field: 'upper' }, y },
  };
  const end = { x: { ...length, field: 'end' }, y, text: { field: 'text' } };
  return [
    ...layerWhere(values, { hatched: false }, { name: 'bars', mark, encoding }),
    ...layerWhere(values, { hatched: true }, { name: 'hatched', mark, encoding }),
    ...(values.some(({ upper }) => upper !== undefined) ? [range] : []),
    ...[false, true].flatMap((falls) => {
      const [side, align, sign] = falls ? (['left', 'right', -1] as const) : (['right', 'left', 1] as const);
      const text = { type: 'text', style: 'value', align, baseline: 'middle' };
      return [
        ...layerWhere(values, { open: true, falls }, { name: `open-${side}`, mark: openEnd(bar, side), encoding }),
        ...[false, true].flatMap((open) => {
          const dx = sign * (gap + (open ? bar / 2 : 0));
          return layerWhere(values, { open, falls }, { mark: { ...text, dx }, encoding: end });
        }),
      ];
    }),
  ];
}
