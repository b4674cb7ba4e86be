import type { Box } from '../boxes.ts';
import { datum, isOpen, layerWhere, type Plan, toneColor } from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { openEnd } from './px-marks.ts';
import type { TimeSlot } from './time-slots.ts';
import { type ValueAxis, valueScale } from './value-axis.ts';

/** Columns in slots of one width; lengths in px. */
export interface Columns {
  readonly slots: readonly TimeSlot[];
  readonly axis: ValueAxis;
  readonly height: number;
  readonly step: number;
}

export function columnWidth({ step }: Pick<Columns, 'step'>): number {
  const width = Math.min(step * (step < 8 ? 0.8 : 0.66), 48);
  return width > 4 ? Math.round(width) : width;
}

/** Columns from zero, hatched where they are not whole or not sure, with tips where they are bounds. */
export function columnLayers(plan: Plan, columns: Columns): readonly ChartSpec[] {
  const values = columns.slots.flatMap(({ key, row }) =>
    row === undefined
      ? []
      : [{ ...datum(row, [row.label], plan.highlight), slot: key, falls: row.value < 0, ...rangeOf(row) }],
  );
  const domain = columns.slots.map(({ key }) => key);
  const x = { field: 'slot', type: 'ordinal', axis: null, sort: domain, scale: { domain, padding: 0 } };
  const y = valueScale(columns.axis);
  const width = columnWidth(columns);
  const encoding = { x, y, y2: { datum: 0 }, color: toneColor };
  const mark = { type: 'bar', width };
  const data = { values };
  const layers = [
    ...layerWhere(values, { hatched: false }, { name: 'bars', mark, encoding }),
    ...layerWhere(values, { hatched: true }, { name: 'hatched', mark, encoding }),
    ...[false, true].flatMap((falls) => {
      const tip = openEnd(width, falls ? 'down' : 'up');
      const name = falls ? 'open-down' : 'open';
      return layerWhere(values, { open: true, falls }, { name, mark: tip, encoding: { x, y, color: toneColor } });
    }),
  ];
  const range = {
    name: 'range',
    transform: [{ filter: { field: 'upper', valid: true } }],
    mark: { type: 'rule', strokeWidth: 2 },
    encoding: { x, y: valueScale(columns.axis, 'lower'), y2: { field: 'upper' } },
  };
  const all = values.some((each) => 'upper' in each) ? [...layers, range] : layers;
  return all.map((layer) => ({ data, ...layer }));
}

function rangeOf({ lower, upper }: ChartRow) {
  return lower === undefined || upper === undefined ? {} : { lower, upper };
}

function placeValue(value: number, { axis: { low, high }, height }: Columns): number {
  return ((high - value) / (high - low)) * height;
}

/** What columns cover, with their tips. */
export function columnMarks(columns: Columns): readonly Box[] {
  const half = columnWidth(columns) / 2;
  return columns.slots.flatMap(({ row }, index) => {
    if (row === undefined) return [];
    const [zero, end] = [placeValue(0, columns), columnEnd(row, columns)];
    const x = (index + 0.5) * columns.step;
    return [{ left: x - half, right: x + half, top: Math.min(zero, end), bottom: Math.max(zero, end) }];
  });
}

/** Where a column ends, with its tip. */
export function columnEnd(row: ChartRow, columns: Columns): number {
  const { value, lower = value, upper = value } = row;
  const tip = isOpen(row) ? columnWidth(columns) * 0.2 : 0;
  return value < 0
    ? placeValue(Math.min(value, lower), columns) + tip
    : placeValue(Math.max(value, upper), columns) - tip;
}

/** Px that the tips of bounds stand over the highest column. */
export function tipHeight(columns: Columns): number {
  return columns.slots.some(({ row }) => row !== undefined && isOpen(row)) ? columnWidth(columns) * 0.2 : 0;
}
