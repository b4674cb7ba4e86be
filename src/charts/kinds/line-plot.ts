import type { Box } from '../boxes.ts';
import type { Plan } from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { lineMarks, placeValues, valueLabels } from './line-labels.ts';
import { lineLayers } from './line-layers.ts';
import { placeNotes } from './line-notes.ts';
import type { LinePoint, Plot } from './line-points.ts';
import type { Dated } from './period-candidates.ts';
import { periodBoxes, periodLayers, periodTicks, placeDay } from './period-ticks.ts';
import { type SeriesLook, strongOf } from './series-looks.ts';

interface LinePlot {
  readonly plot: Plot;
  readonly points: readonly LinePoint[];
  /** What has a place on the axis of time. */
  readonly dated: readonly Dated[];
  readonly looks: readonly SeriesLook[];
  /** No value leaves it. */
  readonly frame: Box;
  /** Px of the left edge of the drawing, which no label of the axis of time leaves. */
  readonly edge: number;
  /** Whether to write every value that has room. */
  readonly all: boolean;
  /** Whether the last value of each series stands with its name. */
  readonly named: boolean;
  /** Texts that are placed already. */
  readonly texts: readonly Box[];
  /** Which values must be written, where it is not the first, last, highest and lowest of each series. */
  readonly kept?: (row: ChartRow) => boolean;
}

interface DrawnPlot {
  readonly layers: readonly ChartSpec[];
  /** The rows whose values are written. */
  readonly written: ReadonlySet<ChartRow>;
}

/** Lines over an axis of time, with the words and values that have room. */
export function linePlot(
  plan: Plan,
  { plot, points, dated, looks, frame, edge, texts, kept, ...wanted }: LinePlot,
): DrawnPlot {
  const place = (day: string) => placeDay(day, plot.span, plot.width);
  const periods = periodTicks(plan, dated, { place, left: edge, right: frame.right });
  const marks = lineMarks(plan, points);
  const notes = placeNotes(plan, { points, frame, height: plot.height, marks: [...marks, ...texts], place });
  const labels = valueLabels(plan, points, { ...wanted, strong: strongOf(looks) });
  const values = placeValues(plan, kept ? labels.map((label) => ({ ...label, kept: kept(label.row) })) : labels, {
    frame,
    marks: [...marks, ...notes.lines],
    taken: [...periodBoxes(plan, periods, plot.height + plot.under), ...texts, ...notes.boxes],
  });
  return {
    layers: [
      ...lineLayers(plan, { plot, points, looks, dotted: values.rows }),
      ...periodLayers(plan, periods, plot.height + plot.under),
      ...notes.layers,
      ...values.layers,
    ],
    written: values.rows,
  };
}
