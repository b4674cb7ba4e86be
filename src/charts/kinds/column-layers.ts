import type { Box } from '../boxes.ts';
import { isOpen, type Plan, toneColor, toneOf } from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { barDatum, endOf } from './bar-marks.ts';
import { barLayers, markLayer, openEnd, rangedOf } from './marks.ts';
import type { TimeSlot } from './time-slots.ts';
import { placeValue, type ValueAxis, valueScale } from './value-axis.ts';

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
    row === undefined ? [] : [{ ...barDatum(row), tone: toneOf(plan, row), slot: key }],
  );
  const domain = columns.slots.map(({ key }) => key);
  const x = { field: 'slot', type: 'ordinal', axis: null, sort: domain, scale: { domain, padding: 0 } };
  const y = valueScale(columns.axis);
  const width = columnWidth(columns);
  const column = { x, y, y2: { datum: 0 }, color: toneColor };
  const range = { x, y: valueScale(columns.axis, 'lower'), y2: { field: 'upper' } };
  return [
    ...barLayers(values, { name: 'bars', mark: { type: 'bar', width }, encoding: column }),
    ...(['up', 'down'] as const).flatMap((side) => {
      const open = values.filter(({ open: own, falls }) => own && falls === (side === 'down'));
      return markLayer(`open-${side}`, open, openEnd(width, side), { x, y, color: toneColor });
    }),
    ...markLayer('range', rangedOf(values), { type: 'rule', strokeWidth: 2 }, range),
  ];
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
  const tip = isOpen(row) ? columnWidth(columns) * 0.2 : 0;
  return placeValue(endOf(row), columns) + (row.value < 0 ? tip : -tip);
}

/** Px that the tips of bounds stand over the highest column. */
export function tipHeight(columns: Columns): number {
  return columns.slots.some(({ row }) => row !== undefined && isOpen(row)) ? columnWidth(columns) * 0.2 : 0;
}
