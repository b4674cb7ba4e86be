import { largest, smallest } from '../../project/extremes.ts';
import { fitScale } from '../fit.ts';
import { barHeight, gap, isOpen, type Plan } from '../layout.ts';
import type { ChartRow } from '../types.ts';
import { widest, wrapText } from '../wrap.ts';
import type { RowPlot } from './row-bands.ts';
import { type Entry, hasValue } from './row-order.ts';

/** Bars with their values at their ends; lengths in px. */
export interface BarPlot extends RowPlot {
  /** The least and the greatest value of the axis. */
  readonly domain: readonly [number, number];
  readonly perUnit: number;
  /** Where zero stands in the room. */
  readonly zero: number;
  readonly width: number;
  /** Of each entry, the value or why it is missing. */
  readonly texts: readonly (readonly string[])[];
}

interface Fitting {
  /** Of the cell, what a value takes in one line. */
  readonly wrap: number;
  /** Of the cell, what the bars need where none are below zero, and where some are. */
  readonly least: readonly [number, number];
}

const fittings: readonly Fitting[] = [
  { wrap: 1, least: [0.15, 0.2] },
  { wrap: 0.45, least: [0.25, 0.25] },
  { wrap: 0.3, least: [0, 0] },
];

/** Ways to draw bars, those with whole values first. */
export function barPlots(plan: Plan, entries: readonly Entry[]) {
  return fittings.map(({ wrap, least }) => (room: number, cell: number): BarPlot | undefined => {
    const texts = entries.map((entry) => {
      const style = hasValue(entry) ? plan.styles.value : plan.styles.note;
      const most = hasValue(entry) ? wrap : Math.min(wrap, 0.45);
      return wrapText(entry.text, { width: cell * most, style, metrics: plan.metrics });
    });
    return [true, false]
      .map((symmetric) => plotIn(plan, entries, { texts, room, symmetric }))
      .find(({ width, domain: [low] }) => width > 0 && width >= cell * least[low < 0 ? 1 : 0]);
  });
}

interface Within {
  readonly texts: BarPlot['texts'];
  readonly room: number;
  readonly symmetric: boolean;
}

function plotIn(plan: Plan, entries: readonly Entry[], { texts, room, symmetric }: Within): BarPlot {
  const domain = domainOf(entries.filter(hasValue), symmetric);
  const [low, high] = domain;
  const extents = entries.map((entry, index) => {
    const style = hasValue(entry) ? plan.styles.value : plan.styles.note;
    const taken = gap + tipOf(plan, entry) + widest(texts[index] ?? [], style, plan.metrics);
    const falls = hasValue(entry) && entry.value < 0;
    return { value: hasValue(entry) ? endOf(entry) : 0, before: falls ? taken : 0, after: falls ? 0 : taken };
  });
  const edges = domain.map((value) => ({ value, before: 0, after: 0 }));
  const { origin, perUnit } = fitScale([...edges, ...extents], room);
  const lines = texts.map(({ length }) => length);
  return { domain, perUnit, zero: origin, width: perUnit * (high - low), texts, lines };
}

/** Where a bar with its range ends. */
export function endOf({ value, lower = value, upper = value }: ChartRow): number {
  return value < 0 ? Math.min(value, lower) : Math.max(value, upper);
}

/** Px of the tip of a bound. */
export function tipOf({ styles }: Plan, entry: Entry): number {
  return hasValue(entry) && isOpen(entry) ? barHeight(styles.value) / 2 : 0;
}

function domainOf(rows: readonly ChartRow[], symmetric: boolean): readonly [number, number] {
  const values = rows.flatMap(({ value, lower = value, upper = value }) => [value, lower, upper]);
  const [low, high] = [smallest(values, 0), largest(values, 0)];
  if (low === 0 && high === 0) return [0, 1];
  const most = Math.max(-low, high);
  return symmetric && low < 0 && high > 0 ? [-most, most] : [low, high];
}
