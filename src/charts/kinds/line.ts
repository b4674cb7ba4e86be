import { largest } from '../../project/extremes.ts';
import { framed, gap, heightOf, inPrint, inTimeOrder, type Plan } from '../layout.ts';
import { lineIn, widthIn } from '../measure.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { placeEarly } from './early-ends.ts';
import type { Kind } from './kind.ts';
import { endColumn, placeEnds } from './line-ends.ts';
import { noteRoom } from './line-notes.ts';
import { linePlot } from './line-plot.ts';
import { type Plot, placePoints } from './line-points.ts';
import { refuseSeries } from './line-refusals.ts';
import { periodRoom, timeSpan } from './period-ticks.ts';
import { bySeries, type SeriesLook, seriesLooks } from './series-looks.ts';
import { type ValueAxis, valueAxis, valueAxisLayers, valueAxisRoom } from './value-axis.ts';

const plotHeight = { one: 150, several: 190, most: 330 } as const;
/** Of more values than these, only the most telling ones are written. */
const mostWritten = 24;

export const line: Kind = {
  called: 'lines',
  knows: ['axis: data', 'height', 'colours', 'annotations', 'annotations at an event'],
  refuse: refuseSeries,
  unlimited: true,
  draw,
};

/**
 * Lines over time, one for each `group`, named at their ends. Points stand at the true distance in time; what is missing
 * breaks a line. Every value is written where there is room; else the first, last, highest and lowest, beside an axis.
 */
function draw(plan: Plan): ChartSpec {
  const rows = [...bySeries(inTimeOrder(plan.rows)).values()].flat();
  const looks = seriesLooks(plan, rows);
  const axis = valueAxis(rows, plan.options);
  const several = looks.length > 1;
  const bare =
    !several && rows.length <= mostWritten ? attempt(plan, { rows, looks, axis, withAxis: false }) : undefined;
  if (bare?.whole === true && axis.low <= 0) return bare.spec;
  return attempt(plan, { rows, looks, axis, withAxis: true }).spec;
}

interface Attempt {
  readonly rows: readonly ChartRow[];
  readonly looks: readonly SeriesLook[];
  readonly axis: ValueAxis;
  readonly withAxis: boolean;
}

function attempt(plan: Plan, { rows, looks, axis, withAxis }: Attempt) {
  const { plot, column, left, top, inset } = frameOf(plan, { rows, looks, axis, withAxis });
  const points = placePoints(rows, plot);
  const below = periodRoom(plan) + plot.under;
  const frame = {
    left: -inset,
    right: plan.width - left,
    top: -top,
    bottom: plot.height + plot.under + (withAxis ? -1 : 4),
  };
  const wide = { points, looks, width: plot.width };
  const early = column && placeEarly(plan, column, { ...wide, frame: { ...frame, right: plot.width } });
  const ends =
    column &&
    placeEnds(plan, column, { ...wide, top: -top, bottom: plot.height + gap, named: early?.series ?? new Set() });
  const drawn = linePlot(plan, {
    ...{ plot, points, dated: [...rows, ...plan.gaps], looks, frame, named: column !== undefined },
    all: column === undefined && rows.length <= mostWritten,
    edge: -left,
    texts: [...(early?.boxes ?? []), ...(ends?.boxes ?? [])],
  });
  const layer = [
    ...valueAxisLayers(plan, axis, { lines: withAxis, labels: withAxis, inset, height: plot.height }),
    ...drawn.layers,
    ...(early?.layers ?? []),
    ...(ends?.layers ?? []),
  ];
  const size = { width: plot.width, height: plot.height, left, right: plan.width - left - plot.width };
  const spec = framed({ ...size, top: Math.ceil(top), bottom: below }, layer);
  return { spec, whole: drawn.written.size === rows.length };
}

function frameOf(plan: Plan, { rows, looks, axis, withAxis }: Attempt) {
  const lasts = new Map(rows.map((row) => [row.group ?? '', row]));
  const column = looks.length > 1 ? endColumn(plan, looks, lasts) : undefined;
  const [first, last] = [rows[0], rows.at(-1)];
  const inset = withAxis ? Math.min(endRoom(plan, [first]), 24) : endRoom(plan, [first]);
  const left = inset + (withAxis ? valueAxisRoom(plan, axis) : 0);
  const right = column?.width ?? endRoom(plan, [last]);
  const top = lineIn(plan, 'value') + gap * 2 + noteRoom(plan, rows);
  const usual =
    column === undefined
      ? inPrint(plan, plotHeight.one)
      : Math.min(Math.max(inPrint(plan, plotHeight.several), column.height), inPrint(plan, plotHeight.most));
  const height = Math.max(heightOf(plan, usual), (column?.least ?? 0) - top);
  const width = Math.max(plan.width - left - right, 40);
  const under = axis.low < 0 ? lineIn(plan, 'value') + gap : 0;
  const plot: Plot = { width, height, under, axis, span: timeSpan([...rows, ...plan.gaps]) };
  return { plot, column, left, top, inset };
}

/** Half of the widest label under or over the first or last points. */
function endRoom(plan: Plan, rows: readonly (ChartRow | undefined)[]): number {
  const widths = rows.flatMap((row) =>
    row === undefined ? [] : [widthIn(plan, row.text, 'value'), widthIn(plan, row.period, 'note')],
  );
  return Math.ceil(Math.min(largest(widths), 96) / 2) + 1;
}
