import { largest } from '../../project/extremes.ts';
import { datum, framed, gap, isOpen, layerWhere, once, type Plan, round, toneColor } from '../layout.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartSpec } from '../types.ts';
import { widest, wrapText } from '../wrap.ts';
import { barRows } from './bars.ts';
import { belowZero, blame, type JudgedRow, type Kind, type Refusal } from './kind.ts';
import { openEnd } from './px-marks.ts';
import { slotNumbers, type TimeSlot, timeSlots } from './time-slots.ts';

const plotHeight = 150;
/** How many periods may be missing from a series in columns. */
const maxGaps = 24;

export const columns: Kind = {
  refuse: (rows) => belowZero(rows, 'and its columns start at zero') ?? refuseSlots(rows),
  draw,
};

function refuseSlots(rows: readonly JudgedRow[]): Refusal | undefined {
  const hint = 'columns stand for evenly spaced periods; use kind: line for uneven ones, kind: bars for places';
  const undated = rows.find(({ start }) => start === undefined);
  if (undated !== undefined) return blame(undated, `has a row without a period, ${undated.id}`, hint);
  const { numbers, count } = slotNumbers(rows.map(({ start = '' }) => start));
  if (new Set(numbers).size < numbers.length) return { what: 'has two rows that start in one month', hint };
  return count > rows.length + maxGaps
    ? { what: 'has periods too far apart or too uneven for columns', hint }
    : undefined;
}

/**
 * Columns from zero in order of time, evenly spaced: a period that is missing from the series leaves a gap. Where the
 * labels do not fit over and under the columns, the same rows are drawn as horizontal bars in order of time.
 */
function draw(plan: Plan): ChartSpec {
  const slots = timeSlots(plan);
  const step = plan.width / slots.length;
  const { note, value } = plan.styles;
  const periods = slots.map(({ text }) => wrapText(text, { width: step - gap, style: note, metrics: plan.metrics }));
  const rows = slots.flatMap(({ row }) => (row === undefined ? [] : [row]));
  const words = slots.flatMap(({ text }) => text.split(/ /));
  const fits =
    widest(words, note, plan.metrics) <= step - gap &&
    widest(
      rows.map(({ text }) => text),
      value,
      plan.metrics,
    ) <=
      step - gap &&
    largest(periods.map((lines) => lines.length)) <= 3;
  if (!fits)
    return barRows(
      plan,
      rows.map((row) => ({ ...row, label: row.period })),
    );
  return columnSpec(plan, { slots, step, periods });
}

interface Grid {
  readonly slots: readonly TimeSlot[];
  readonly step: number;
  readonly periods: readonly (readonly string[])[];
}

function columnSpec(plan: Plan, { slots, step, periods }: Grid): ChartSpec {
  const rows = slots.flatMap(({ row }) => (row === undefined ? [] : [row]));
  const column = Math.round(Math.min(step * 0.66, 48));
  const lines = largest(periods.map((text) => text.length));
  const tip = rows.some(isOpen) ? column * 0.22 : 0;
  const values = slots.map(({ key, row }, index) => ({
    ...(row === undefined ? {} : datum(row, [row.label], plan.highlight)),
    slot: key,
    period: periods[index]?.join('\n') ?? '',
  }));
  const x = { field: 'slot', type: 'ordinal', sort: slots.map(({ key }) => key), axis: null, scale: { padding: 0 } };
  return framed(
    {
      width: plan.width,
      height: plotHeight,
      left: 0,
      right: 0,
      top: Math.ceil(lineHeight(plan.styles.value.size) + gap + tip),
      bottom: Math.ceil(lineHeight(plan.styles.note.size) * lines + 6),
    },
    {
      values,
      layer: [
        ...columnLayers(values, { x, column, top: largest(rows.map(({ value }) => value)) }),
        {
          name: 'zero',
          data: once,
          mark: 'rule',
          encoding: { y: { datum: 0, axis: null }, x: { value: 0 }, x2: { value: 'width' } },
        },
        {
          name: 'periods',
          mark: { type: 'text', style: 'note', align: 'center', baseline: 'top', y: plotHeight + 6 },
          encoding: { x, text: { field: 'period' } },
        },
      ],
    },
  );
}

interface ColumnLayers {
  readonly x: ChartSpec;
  /** Width of a column in px. */
  readonly column: number;
  /** The largest value. */
  readonly top: number;
}

function columnLayers(
  values: readonly Readonly<Record<string, unknown>>[],
  { x, column, top }: ColumnLayers,
): readonly ChartSpec[] {
  const scale = { domain: [0, top > 0 ? top : 1], nice: false };
  const y = { field: 'value', type: 'quantitative', axis: null, scale };
  const encoding = { x, y, color: toneColor };
  const mark = { type: 'bar', width: column };
  const text = { type: 'text', style: 'value', align: 'center', baseline: 'bottom' };
  return [
    ...layerWhere(values, { hatched: false }, { name: 'bars', mark, encoding }),
    ...layerWhere(values, { hatched: true }, { name: 'hatched', mark, encoding }),
    ...layerWhere(values, { open: true }, { name: 'open', mark: openEnd(column, 'up'), encoding }),
    ...[false, true].flatMap((open) => {
      const dy = round(-gap - (open ? column * 0.2 : 0));
      return layerWhere(values, { open }, { mark: { ...text, dy }, encoding: { x, y, text: { field: 'text' } } });
    }),
  ];
}
