import type { Plan } from '../layout.ts';
import { namesOf } from '../names.ts';
import type { ChartSpec } from '../types.ts';
import { barMarks } from './bar-marks.ts';
import { barPlots } from './bar-plot.ts';
import { belowZero, type Kind, refuseOptions, tooHigh } from './kind.ts';
import { rowBands } from './row-bands.ts';
import { annotationAt, type Entry, orderedRows } from './row-order.ts';
import { rowSpec } from './row-spec.ts';

const drawn = ['order', 'height', 'colours', 'annotations'] as const;

/**
 * Horizontal bars from zero, from the largest value to the smallest, each with its value at its end. Those below zero
 * point to the left: the sign and the side tell the direction.
 */
export function drawBars(plan: Plan): ChartSpec {
  return barRows(plan, orderedRows(plan));
}

export const bars: Kind = {
  refuse: (rows, judging) =>
    belowZero(rows, 'and its bars start at zero') ??
    tooHigh(rows.length, judging) ??
    refuseOptions('bars', drawn, judging),
  draw: drawBars,
};

export const change: Kind = {
  refuse: (rows, judging) => tooHigh(rows.length, judging) ?? refuseOptions('changes', drawn, judging),
  draw: drawBars,
};

/** Horizontal bars in the order given. The axis is symmetric where there are rises and falls, and room for that. */
export function barRows(plan: Plan, entries: readonly Entry[]): ChartSpec {
  const items = entries.map((entry) => ({ names: namesOf(entry), note: annotationAt(plan, entry.id) }));
  const grid = rowBands(plan, { items, plots: barPlots(plan, entries) });
  const { plot } = grid;
  return rowSpec(plan, {
    grid,
    left: grid.left + plot.zero + plot.domain[0] * plot.perUnit,
    width: plot.width,
    marks: (bands) => barMarks(plan, { bands, entries, plot }),
  });
}
