import { largest, smallest } from '../../project/extremes.ts';
import { framed, gap, heightOf, inPrint, type Plan } from '../layout.ts';
import { lineIn, widthIn, wrapIn } from '../measure.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { barRows } from './bars.ts';
import { columnWords } from './column-labels.ts';
import { type Columns, columnLayers, tipHeight } from './column-layers.ts';
import { blame, firstTwice, type JudgedRow, type Kind, type Refusal } from './kind.ts';
import { noteRoom } from './line-notes.ts';
import { refusePeriods } from './line-refusals.ts';
import { type PeriodTicks, periodBoxes, periodLayers, periodRoom, periodTicks } from './period-ticks.ts';
import { refuseUneven, type TimeSlot, timeSlots } from './time-slots.ts';
import { type ValueAxis, valueAxis, valueAxisLayers, valueAxisRoom } from './value-axis.ts';

const plotHeight = 150;
/** So few are rather drawn as bars with all their values than as columns with some of them. */
const mostBars = 12;

export const columns: Kind = {
  called: 'columns',
  knows: ['height', 'colours', 'annotations', 'annotations at an event'],
  refuse: (rows) => refusePeriods(rows) ?? refuseSlots(rows),
  unlimited: true,
  draw,
};

function refuseSlots(rows: readonly JudgedRow[]): Refusal | undefined {
  const hint = 'columns stand for evenly spaced periods; use kind: line for uneven ones, kind: bars for places';
  const twice = firstTwice(rows, ({ start }) => start);
  if (twice !== undefined) return blame(twice, `has two rows that start on ${twice.start}`, hint);
  return refuseUneven(rows, 'columns', hint);
}

/**
 * Columns from zero in order of time, evenly spaced: a period that is missing from the series leaves a gap. Every value
 * is written where there is room; else the first, last, highest and lowest, beside an axis. A few with long values are
 * drawn as bars in order of time.
 */
function draw(plan: Plan): ChartSpec {
  const slots = timeSlots(plan);
  const rows = slots.flatMap(({ row }) => (row === undefined ? [] : [row]));
  const bare = attempt(plan, { slots, rows, withAxis: false });
  if (bare.written === rows.length) return bare.spec;
  const texts = rows.map(({ text }) => text);
  const isFew =
    rows.length <= mostBars &&
    slots.length === rows.length &&
    rows.every(({ value }) => value >= 0) &&
    widthIn(plan, texts, 'value') < plan.width * 0.4;
  if (isFew && bare.written < rows.length * 0.7)
    return barRows(
      plan,
      rows.map((row) => ({ ...row, label: row.period })),
    );
  return attempt(plan, { slots, rows, withAxis: true }).spec;
}

interface Attempt {
  readonly slots: readonly TimeSlot[];
  readonly rows: readonly ChartRow[];
  readonly withAxis: boolean;
}

function attempt(plan: Plan, { slots, rows, withAxis }: Attempt) {
  const nice = valueAxis(rows);
  const axis: ValueAxis = withAxis ? nice : { ...nice, ...exactly(rows) };
  const left = withAxis ? valueAxisRoom(plan, axis) : 0;
  const width = plan.width - left;
  const height = heightOf(plan, inPrint(plan, plotHeight));
  const line = lineIn(plan, 'value');
  const under = axis.low < 0 ? line + gap : 0;
  const drawn: Columns = { slots, axis, height, step: width / slots.length };
  const periods =
    wrappedPeriods(plan, drawn) ??
    periodTicks(plan, slots, { place: (day) => placeSlot(day, drawn), left: -left, right: width });
  const top = line + gap * 2 + tipHeight(drawn) + noteRoom(plan, rows);
  const words = columnWords(plan, drawn, {
    frame: { left: withAxis ? -gap : 0, right: width, top: -top, bottom: height + under },
    texts: periodBoxes(plan, periods, height + under),
  });
  const layer = [
    ...valueAxisLayers(plan, axis, { lines: withAxis, labels: withAxis, inset: 0, height }),
    ...columnLayers(plan, drawn),
    ...periodLayers(plan, periods, height + under),
    ...words.layers,
  ];
  const bottom = periodRoom(plan, periods) + under;
  const frame = { width, height, left, right: 0, top: Math.ceil(top), bottom: Math.ceil(bottom) };
  return { written: words.rows.size, spec: framed(frame, layer) };
}

/** Zero and the values' own ends, for columns that all have their value on them. */
function exactly(rows: readonly ChartRow[]): Pick<ValueAxis, 'low' | 'high'> {
  const values = rows.map(({ value }) => value);
  const [low, high] = [smallest(values, 0), largest(values, 0)];
  return { low, high: high > low ? high : low + 1 };
}

function placeSlot(day: string, { slots, step }: Columns): number | undefined {
  const index = slots.findIndex(({ start }) => start === day);
  return index < 0 ? undefined : (index + 0.5) * step;
}

/** The periods under their columns in up to three lines; undefined where they do not fit. */
function wrappedPeriods(plan: Plan, { slots, step }: Columns): PeriodTicks | undefined {
  const room = step - gap;
  const words = slots.flatMap(({ period }) => period.split(/ /));
  if (widthIn(plan, words, 'note') > room) return undefined;
  const texts = slots.map(({ period }) => wrapIn(plan, period, 'note', room));
  if (texts.some(({ length }) => length > 3)) return undefined;
  const ticks = texts.flatMap((lines, index) => {
    const x = (index + 0.5) * step;
    return lines.join('') === '' ? [] : [{ x, at: x, text: lines.join('\n') }];
  });
  return { ticks, whole: true };
}
