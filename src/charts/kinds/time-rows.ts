import { BriefError } from '../../errors.ts';
import { fitScale, type Scale } from '../fit.ts';
import {
  barHeight,
  type Column,
  framed,
  gap,
  gutter,
  labelLayers,
  noRoom,
  type Plan,
  rowHeight,
  textColumn,
  tone,
} from '../layout.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { dayAfter, dayTime, type TimeTick, timeTicks } from './time-axis.ts';
import { axisLayers, markLayers } from './time-layers.ts';

/** A column of text at the left: its field in the data, a text for each row, the most of the width that it takes. */
export interface TimeColumn {
  readonly field: string;
  readonly texts: readonly string[];
  readonly style: 'label' | 'note';
  readonly most: number;
}

export type Shape = 'span' | 'point' | 'none';

export interface Placed {
  readonly row: ChartRow;
  readonly text: string;
  readonly shape: Shape;
  readonly side: 'left' | 'right';
  readonly start: string;
  readonly until: string;
}

interface SetColumn extends Column {
  readonly field: string;
  readonly style: 'label' | 'note';
}

interface Layout {
  readonly columns: readonly SetColumn[];
  readonly placed: readonly Placed[];
  readonly ticks: readonly TimeTick[];
  /** Whether the periods stand beside their bars, and not in a column. */
  readonly beside: boolean;
  readonly left: number;
  readonly width: number;
}

/**
 * Rows with a bar or a point each on one time axis at the top, columns of text at the left. The period stands beside
 * its bar; in a column of its own where that would leave the axis too little room.
 */
export function timeRows(plan: Plan, columns: readonly TimeColumn[]): ChartSpec {
  const { label, note } = plan.styles;
  const layout = chooseLayout(plan, columns);
  const lines = Math.max(...layout.columns.map((column) => column.lines));
  const top = Math.ceil(lineHeight(note.size) + 6);
  const height = rowHeight(label, lines) * plan.rows.length;
  const { left, width, placed, ticks, beside } = layout;
  return framed(
    { width, height, left, right: plan.width - left - width, top, bottom: 1 },
    {
      values: placed.map(({ row, ...each }, index) => ({
        id: row.id,
        ...Object.assign({}, ...layout.columns.map((column) => columnFields(column, index))),
        ...{ text: each.text, shape: each.shape, side: each.side, start: each.start, until: each.until },
        tone: tone(row, plan.highlight),
        hatched: row.partial,
      })),
      layer: [...axisLayers(ticks, top), ...markLayers(plan, placed, beside), ...columnLayers(plan, layout)],
    },
  );
}

function columnFields({ field, texts }: SetColumn, index: number) {
  return { [field]: texts[index]?.join('\n') ?? '', [`${field}Lines`]: texts[index]?.length ?? 1 };
}

function columnLayers(plan: Plan, { columns, left }: Layout): readonly ChartSpec[] {
  return columns.flatMap(({ field, style, ...column }, index) => {
    const x = columns.slice(0, index).reduce((sum, { width }) => sum + width + gutter, -left);
    const styled = style === 'note' ? { style } : {};
    return labelLayers(column, { field, lines: `${field}Lines`, x, size: plan.styles[style].size, ...styled });
  });
}

/** Periods beside the bars before periods in a column, wide columns before narrow ones: the first that leaves room. */
function chooseLayout(plan: Plan, columns: readonly TimeColumn[]): Layout {
  const attempts = [
    { beside: true, share: 1, least: 0.25 },
    { beside: true, share: 0.75, least: 0.25 },
    { beside: false, share: 1, least: 0.25 },
    { beside: false, share: 0.75, least: 0.2 },
    { beside: false, share: 0.6, least: 0.12 },
  ];
  for (const { beside, share, least } of attempts) {
    const layout = layOut(plan, { columns, beside, share });
    if (layout.width >= plan.width * least) return layout;
  }
  throw noRoom(plan);
}

interface Attempt {
  readonly columns: readonly TimeColumn[];
  readonly beside: boolean;
  readonly share: number;
}

function layOut(plan: Plan, { columns, beside, share }: Attempt): Layout {
  const texts = plan.rows.map((row) => (row.start === undefined ? plan.locale.periodNotStated : row.period));
  const periods: TimeColumn = { field: 'period', texts, style: 'note', most: 0.24 };
  const set = [...columns, ...(beside ? [] : [periods])].map(({ field, style, ...column }) => ({
    ...textColumn(plan, { texts: column.texts, style: plan.styles[style], most: plan.width * column.most * share }),
    field,
    style,
  }));
  const taken = set.reduce((sum, { width }) => sum + width + gutter, 0);
  const room = plan.width - taken;
  const { from, to } = extent(plan);
  const ticks = timeTicks(plan, { from, to, room: room * (beside ? 0.7 : 1) });
  const [first, last] = [ticks[0]?.time ?? 0, dayTime(to)];
  const placed = place(plan, { first, last, room, texts });
  const { origin, perUnit } = fitTime(plan, { placed: beside ? placed : [], ticks, room, last });
  return {
    columns: set,
    placed,
    ticks,
    beside,
    left: taken + origin + first * perUnit,
    width: perUnit * (last - first),
  };
}

function extent(plan: Plan): { from: string; to: string } {
  const starts = plan.rows.flatMap(({ start }) => (start === undefined ? [] : [start]));
  const ends = plan.rows.flatMap(({ start, end }) => (start === undefined ? [] : [dayAfter(end ?? start)]));
  const [from, to] = [starts.sort()[0], ends.sort().at(-1)];
  if (from === undefined || to === undefined) throw new BriefError('bug', `chart "${plan.id}" has no row with a date`);
  return { from, to };
}

interface Room {
  readonly first: number;
  readonly last: number;
  readonly room: number;
  readonly texts: readonly string[];
}

/** The label stands on the side of the bar that has more room. */
function place(plan: Plan, { first, last, room, texts }: Room): readonly Placed[] {
  const earliest = new Date(first).toISOString().slice(0, 10);
  return plan.rows.map((row, index) => {
    const start = row.start ?? earliest;
    const until = row.start === undefined ? start : dayAfter(row.end ?? row.start);
    const length = ((dayTime(until) - dayTime(start)) / (last - first)) * room * 0.7;
    const shape = row.start === undefined ? 'none' : length < 5 ? 'point' : 'span';
    const side = dayTime(start) - first > last - dayTime(until) && shape !== 'none' ? 'left' : 'right';
    return { row, text: texts[index] ?? '', shape, side, start, until };
  });
}

interface Fitting {
  readonly placed: readonly Placed[];
  readonly ticks: readonly TimeTick[];
  readonly room: number;
  readonly last: number;
}

function fitTime(plan: Plan, { placed, ticks, room, last }: Fitting): Scale {
  const half = barHeight(plan.styles.note) / 2;
  const axis = ticks.map(({ time, text }) => {
    const width = plan.metrics.width(text, plan.styles.note) / 2 + 1;
    return { value: time, before: width, after: width };
  });
  const marks = placed.map(({ text, shape, side, start, until }) => {
    const width = plan.metrics.width(text, plan.styles.note) + gap + (shape === 'point' ? half : 0);
    const value = dayTime(side === 'left' || shape === 'point' ? start : until);
    return { value, before: side === 'left' ? width : 0, after: side === 'right' ? width : 0 };
  });
  const edge = { value: last, before: 0, after: half };
  return fitScale([...axis, ...marks, edge], room);
}
