import { largest, smallest } from '../../project/extremes.ts';
import type { Plan } from '../layout.ts';
import { namesOf } from '../names.ts';
import { textLayers } from '../text-layers.ts';
import type { ChartSpec } from '../types.ts';
import { barMarks, endOf, tipOf } from './bar-marks.ts';
import { type Axis, besidePlots, besideTexts, type PlotRow } from './beside-plot.ts';
import { belowZero, type Kind, tooHigh } from './kind.ts';
import { rowBands } from './row-bands.ts';
import { annotationAt, type Entry, hasValue, orderedRows } from './row-order.ts';
import { rowSpec } from './row-spec.ts';

/**
 * Horizontal bars from zero, from the largest value to the smallest, each with its value at its end. Those below zero
 * point to the left: the sign and the side tell the direction.
 */
export function drawBars(plan: Plan): ChartSpec {
  return barRows(plan, orderedRows(plan));
}

const knows = ['order', 'height', 'colours', 'annotations'] as const;

export const bars: Kind = {
  called: 'bars',
  knows,
  refuse: (rows, judging) => belowZero(rows, 'and its bars start at zero') ?? tooHigh(rows.length, judging),
  draw: drawBars,
};

export const change: Kind = {
  called: 'changes',
  knows,
  refuse: (rows, judging) => tooHigh(rows.length, judging),
  draw: drawBars,
};

const fittings = [
  { wrap: 1, note: 0.45, least: [0.15, 0.2] },
  { wrap: 0.45, least: [0.25, 0.25] },
  { wrap: 0.3, least: [0, 0] },
] as const;

/** Horizontal bars in the order given. The axis is symmetric where there are rises and falls, and room for that. */
export function barRows(plan: Plan, entries: readonly Entry[]): ChartSpec {
  const items = entries.map((entry) => ({ names: namesOf(entry), note: annotationAt(plan, entry.id) }));
  const rows = entries.map((entry) => plotRow(plan, entry));
  const grid = rowBands(plan, { items, plots: besidePlots(plan, rows, { fittings, axes: axesOf(plan) }) });
  const { plot } = grid;
  return rowSpec(plan, {
    grid,
    left: grid.left + plot.start,
    width: plot.width,
    marks: (bands) => [
      ...barMarks(plan, { bands, entries, domain: [plot.low, plot.high], over: grid.left === 0 }),
      ...textLayers('values', besideTexts(plan, rows, { bands, plot })),
    ],
  });
}

/** A bar from zero with its value at its end, or the words for one that is missing at zero. */
export function plotRow(plan: Plan, entry: Entry): PlotRow {
  const { id, text } = entry;
  const [tip, end] = [tipOf(plan, entry), hasValue(entry) ? endOf(entry) : 0];
  const beside = { id, text, style: hasValue(entry) ? 'value' : 'note' } as const;
  return hasValue(entry) && entry.value < 0
    ? { low: end, high: 0, ends: [tip, 0], before: beside }
    : { low: 0, high: end, ends: [0, tip], after: beside };
}

function axesOf({ rows }: Plan): readonly Axis[] {
  const ends = rows.flatMap(({ value, lower = value, upper = value }) => [value, lower, upper]);
  const [low, high] = [smallest(ends, 0), largest(ends, 0)];
  if (low === 0 && high === 0) return [{ low: 0, high: 1 }];
  const most = Math.max(-low, high);
  return [...(low < 0 && high > 0 ? [{ low: -most, high: most }] : []), { low, high }];
}
