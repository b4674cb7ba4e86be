import { barHeight, isOpen, type Plan, round, toneColor, toneOf } from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { barLayers, fullHeight, markLayer, once, openEnd, pxField, rangedOf, rangeOf } from './marks.ts';
import type { MarkBand } from './row-bands.ts';
import { type Entry, hasValue } from './row-order.ts';

interface Bars {
  readonly bands: readonly MarkBand[];
  readonly entries: readonly Entry[];
  /** The least and the greatest value of the axis. */
  readonly domain: readonly [number, number];
  /** Whether names stand over the bars, where the line at zero stops short of them. */
  readonly over?: boolean;
}

/** Bars of rows from the line at zero: hatched where they are not whole or not sure, ranges as a line, bounds as a tip. */
export function barMarks(plan: Plan, { bands, entries, domain, over = false }: Bars): readonly ChartSpec[] {
  const values = bands.flatMap(({ index, middle, thickness }) => {
    const row = entries[index];
    if (row === undefined || !hasValue(row)) return [];
    const sides = { top: round(middle - thickness / 2), middle: round(middle), bottom: round(middle + thickness / 2) };
    return [{ ...barDatum(row), tone: toneOf(plan, row), ...sides }];
  });
  const length = { field: 'value', type: 'quantitative', axis: null, scale: { domain, nice: false } };
  const middle = pxField('middle');
  const bar = { x: length, x2: { datum: 0 }, y: pxField('top'), y2: { field: 'bottom' }, color: toneColor };
  const tip = { x: length, y: middle, color: toneColor };
  const range = { x: { ...length, field: 'lower' }, x2: { field: 'upper' }, y: middle };
  const zero = { x: { datum: 0, type: 'quantitative', axis: null, scale: { domain, nice: false } }, ...fullHeight };
  const thickness = bands[0]?.thickness ?? 0;
  return [
    ...barLayers(values, { name: 'bars', mark: { type: 'bar', orient: 'horizontal' }, encoding: bar }),
    ...markLayer('range', rangedOf(values), { type: 'rule', strokeWidth: 2 }, range),
    ...(['right', 'left'] as const).flatMap((side) => {
      const open = values.filter(({ open: own, falls }) => own && falls === (side === 'left'));
      return markLayer(`open-${side}`, open, openEnd(thickness, side), tip);
    }),
    ...markLayer(over && domain[0] < 0 ? 'zero_grid' : 'zero', values.length === 0 ? [] : once, 'rule', zero),
  ];
}

/** A row as the data of its bar hold it. */
export function barDatum(row: ChartRow) {
  const { id, label, value, text, partial: hatched } = row;
  return { id, label, value, text, ...rangeOf(row), hatched, open: isOpen(row), falls: value < 0 };
}

/** Where a bar with its range ends. */
export function endOf({ value, lower = value, upper = value }: Pick<ChartRow, 'value' | 'lower' | 'upper'>): number {
  return value < 0 ? Math.min(value, lower) : Math.max(value, upper);
}

/** Px of the tip of a bound. */
export function tipOf({ styles }: Pick<Plan, 'styles'>, entry: Entry): number {
  return hasValue(entry) && isOpen(entry) ? barHeight(styles.value) / 2 : 0;
}
