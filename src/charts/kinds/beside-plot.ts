import { largest } from '../../project/extremes.ts';
import { fitScale } from '../fit.ts';
import { gap, type Plan, type Styles } from '../layout.ts';
import { widthIn, wrapIn } from '../measure.ts';
import { firstLine, type PlacedText } from '../text-layers.ts';
import type { MarkBand, RowPlot } from './row-bands.ts';

/** A text beside a mark. */
export interface TextBeside {
  readonly id: string;
  readonly text: string;
  readonly style: keyof Styles;
}

/** What the mark of a row spans, with a text at each side of that. */
export interface PlotRow {
  readonly low: number;
  readonly high: number;
  /** Px of the mark before and after these. */
  readonly ends: readonly [number, number];
  readonly before?: TextBeside | undefined;
  readonly after?: TextBeside | undefined;
}

/** Marks on one scale with their texts; lengths in px. */
export interface BesidePlot extends RowPlot {
  readonly low: number;
  readonly high: number;
  readonly perUnit: number;
  /** From the left of the room to the least value of the axis. */
  readonly start: number;
  readonly width: number;
  readonly texts: readonly Texts[];
}

type Texts = Readonly<Record<'before' | 'after', readonly string[]>>;

export interface Axis {
  readonly low: number;
  readonly high: number;
  /** Px of half of the labels at its ends. */
  readonly ends?: readonly [number, number];
}

interface Fitting {
  /** Of the cell, what a text takes in one line, and what a note does. */
  readonly wrap: number;
  readonly note?: number;
  /** Of the cell, what the marks need where none are below zero, and where some are. */
  readonly least: readonly [number, number];
}

interface Choices {
  readonly fittings: readonly Fitting[];
  /** The best first. */
  readonly axes: readonly Axis[];
}

/** Ways to draw marks beside their texts, those with whole texts first. */
export function besidePlots(plan: Plan, rows: readonly PlotRow[], { fittings, axes }: Choices) {
  return fittings.map(({ wrap, note = wrap, least }) => (room: number, cell: number): BesidePlot | undefined => {
    const lines = (beside: TextBeside | undefined): readonly string[] =>
      beside === undefined
        ? []
        : wrapIn(plan, beside.text, beside.style, cell * (beside.style === 'note' ? note : wrap));
    const texts = rows.map(({ before, after }) => ({ before: lines(before), after: lines(after) }));
    return axes
      .map((axis) => plotIn(plan, rows, { texts, axis, room }))
      .find(({ width, low }) => width > 0 && width >= cell * least[low < 0 ? 1 : 0]);
  });
}

interface Within {
  readonly texts: BesidePlot['texts'];
  readonly axis: Axis;
  readonly room: number;
}

function plotIn(plan: Plan, rows: readonly PlotRow[], { texts, axis, room }: Within): BesidePlot {
  const taken = (row: PlotRow, index: number, side: 'before' | 'after'): number => {
    const [beside, end] = [row[side], row.ends[side === 'before' ? 0 : 1]];
    return beside === undefined ? end : end + gap + widthIn(plan, texts[index]?.[side] ?? [], beside.style);
  };
  const extents = rows.flatMap((row, index) => [
    { value: row.low, before: taken(row, index, 'before'), after: 0 },
    { value: row.high, before: 0, after: taken(row, index, 'after') },
  ]);
  const { low, high, ends: [first, last] = [0, 0] } = axis;
  const edges = [
    { value: low, before: first, after: 0 },
    { value: high, before: 0, after: last },
  ];
  const { origin, perUnit } = fitScale([...edges, ...extents], room);
  const lines = texts.map(({ before, after }) => largest([before.length, after.length], 1));
  return { low, high, perUnit, start: origin + low * perUnit, width: perUnit * (high - low), texts, lines };
}

/** The texts at both sides of the marks of some rows, in px of the plot. */
export function besideTexts(
  { styles }: Plan,
  rows: readonly PlotRow[],
  { bands, plot }: { readonly bands: readonly MarkBand[]; readonly plot: BesidePlot },
): readonly PlacedText[] {
  return bands.flatMap(({ index, middle }) => {
    const row = rows[index];
    return (['before', 'after'] as const).flatMap((side): readonly PlacedText[] => {
      const [beside, lines] = [row?.[side], plot.texts[index]?.[side]];
      if (row === undefined || beside === undefined || lines === undefined) return [];
      const { id, style } = beside;
      const y = firstLine(middle, { lines: lines.length, size: styles[style].size });
      const at = (value: number): number => (value - plot.low) * plot.perUnit;
      return side === 'before'
        ? [{ id, lines, style, align: 'right', x: at(row.low) - row.ends[0] - gap, y }]
        : [{ id, lines, style, align: 'left', x: at(row.high) + row.ends[1] + gap, y }];
    });
  });
}
