import { largest } from '../../project/extremes.ts';
import { fitScale } from '../fit.ts';
import { barHeight, gap, type Plan, type Styles } from '../layout.ts';
import { firstLine, type PlacedText } from '../text-layers.ts';
import { widest, wrapText } from '../wrap.ts';
import type { Band, RowPlot } from './row-bands.ts';

/** A text beside a dot. */
export interface Beside {
  readonly id: string;
  readonly text: string;
  readonly style: keyof Styles;
}

/** What a row of dots spans, with a text at each side of that. */
export interface DotRow {
  readonly low: number;
  readonly high: number;
  readonly before?: Beside | undefined;
  readonly after?: Beside | undefined;
}

/** Dots on one scale with their texts; lengths in px. */
export interface DotPlot extends RowPlot {
  readonly perUnit: number;
  /** From the left of the room to the least value of the axis. */
  readonly start: number;
  readonly width: number;
  readonly texts: readonly SideTexts[];
}

interface SideTexts {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export function dotSize({ styles }: Plan): number {
  return Math.round(barHeight(styles.label) * 0.75);
}

export interface DotAxis {
  readonly low: number;
  readonly high: number;
  /** Px of half of the labels at its ends. */
  readonly ends?: readonly [number, number];
}

const fittings = [
  { wrap: 1, least: 0.25 },
  { wrap: 0.36, least: 0.2 },
  { wrap: 0.24, least: 0 },
] as const;

/** Ways to draw dots, those with whole texts first. */
export function dotPlots(plan: Plan, rows: readonly DotRow[], axis: DotAxis) {
  return fittings.map(({ wrap, least }) => (room: number, cell: number): DotPlot | undefined => {
    const lines = (beside: Beside | undefined): readonly string[] =>
      beside === undefined
        ? []
        : wrapText(beside.text, { width: cell * wrap, style: plan.styles[beside.style], metrics: plan.metrics });
    const texts = rows.map(({ before, after }) => ({ before: lines(before), after: lines(after) }));
    const plot = plotIn(plan, rows, { texts, axis, room });
    return plot.width > 0 && plot.width >= cell * least ? plot : undefined;
  });
}

interface Within {
  readonly texts: DotPlot['texts'];
  readonly axis: DotAxis;
  readonly room: number;
}

function plotIn(plan: Plan, rows: readonly DotRow[], { texts, axis, room }: Within): DotPlot {
  const half = dotSize(plan) / 2;
  const taken = (beside: Beside | undefined, lines: readonly string[] = []): number =>
    beside === undefined ? half : half + gap + widest(lines, plan.styles[beside.style], plan.metrics);
  const extents = rows.flatMap(({ low, high, before, after }, index) => [
    { value: low, before: taken(before, texts[index]?.before), after: half },
    { value: high, before: half, after: taken(after, texts[index]?.after) },
  ]);
  const [first, last] = axis.ends ?? [0, 0];
  const edges = [
    { value: axis.low, before: first, after: 0 },
    { value: axis.high, before: 0, after: last },
  ];
  const { origin, perUnit } = fitScale([...edges, ...extents], room);
  const lines = texts.map(({ before, after }) => largest([before.length, after.length], 1));
  return { perUnit, start: origin + axis.low * perUnit, width: perUnit * (axis.high - axis.low), texts, lines };
}

/** The texts at both sides of the dots of some rows, in px of the plot. */
export function besideTexts(
  plan: Plan,
  rows: readonly DotRow[],
  { bands, plot, low }: { readonly bands: readonly Band[]; readonly plot: DotPlot; readonly low: number },
): readonly PlacedText[] {
  const away = dotSize(plan) / 2 + gap;
  return bands.flatMap(({ index, middle }): readonly PlacedText[] => {
    const row = rows[index];
    const texts = plot.texts[index];
    if (row === undefined || texts === undefined) return [];
    return (['before', 'after'] as const).flatMap((side): readonly PlacedText[] => {
      const beside = row[side];
      if (beside === undefined) return [];
      const at = ((side === 'before' ? row.low : row.high) - low) * plot.perUnit;
      const lines = texts[side];
      const y = firstLine(middle, { lines: lines.length, size: plan.styles[beside.style].size });
      const align = side === 'before' ? 'right' : 'left';
      return [{ id: beside.id, lines, style: beside.style, align, x: side === 'before' ? at - away : at + away, y }];
    });
  });
}
