import { largest } from '../../project/extremes.ts';
import { type Extent, fitScale } from '../fit.ts';
import { gap, gutter, type LabelColumn, type Plan, textColumn } from '../layout.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartRow } from '../types.ts';
import { thickness } from './px-marks.ts';
import { dayAfter, dayTime, type Years } from './time-axis.ts';

/** A row with its mark and its date in words, in px from the left and the top of the plot. */
export interface TimelineRow {
  readonly row: ChartRow;
  readonly shape: 'bar' | 'dot' | 'none';
  readonly x: number;
  readonly x2: number;
  readonly text: string;
  readonly textX: number;
  /** The side of the mark on which its date stands. */
  readonly side: 'left' | 'right';
  readonly middle: number;
}

export interface TimelineLayout {
  readonly columns: readonly LabelColumn[];
  readonly rows: readonly TimelineRow[];
  /** Whether the dates stand beside their marks, and not in a column. */
  readonly beside: boolean;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** A short period is still seen as a bar. */
const shortest = 4;
const least = 18;

/**
 * Dates beside the marks before dates in a column, wide labels before narrow ones: the first that leaves room, and the
 * last where none does.
 */
export function chooseTimelineLayout(plan: Plan, years: Years): TimelineLayout {
  const attempts = [
    { beside: true, share: 1, room: 0.25 },
    { beside: true, share: 0.75, room: 0.25 },
    { beside: false, share: 1, room: 0.25 },
    { beside: false, share: 0.75, room: 0.2 },
    { beside: false, share: 0.6, room: 0.12 },
  ];
  const fitting = attempts
    .map((attempt) => ({ ...attempt, layout: layOut(plan, { years, ...attempt }) }))
    .find(({ layout, room }) => layout.width >= plan.width * room)?.layout;
  return fitting ?? layOut(plan, { years, beside: false, share: 0.6 });
}

interface Attempt {
  readonly years: Years;
  readonly beside: boolean;
  readonly share: number;
}

function layOut(plan: Plan, { years, beside, share }: Attempt): TimelineLayout {
  const { label, note } = plan.styles;
  const labels = textColumn(plan, {
    texts: plan.rows.map((row) => row.label),
    style: label,
    most: plan.width * 0.42 * share,
  });
  const texts = plan.rows.map((row) => (row.start === undefined ? plan.locale.periodNotStated : row.period));
  const dates = textColumn(plan, { texts, style: note, most: plan.width * 0.24 * share });
  const taken = labels.width + gutter + (beside ? 0 : dates.width + gutter);
  const [first, last] = [dayTime(`${years.first}-01-01`), dayTime(`${years.last + 1}-01-01`)];
  const marks = plan.rows.map((row, index) => placeMark(row, { text: texts[index] ?? '', first, last }));
  const extents = beside ? marks.map((mark) => extentOf(plan, mark)) : [];
  // Half of the line at each end of the axis stands outside it.
  const ends = [first, last].map((value) => ({ value, before: 1, after: 1 }));
  const { origin, perUnit } = fitScale([...ends, ...extents], plan.width - taken);
  const left = taken + origin + first * perUnit;
  const columns: readonly LabelColumn[] = [
    { ...labels, field: 'label', style: 'label', x: -left },
    ...(beside ? [] : [{ ...dates, field: 'period', style: 'note' as const, x: labels.width + gutter - left }]),
  ];
  let top = 0;
  const rows = marks.map((mark, index): TimelineRow => {
    const lines = largest(columns.map((column) => column.texts[index]?.length ?? 1));
    const height = Math.max(least, Math.ceil(lines * lineHeight(label.size) + 6));
    top += height;
    return { ...drawMark(mark, (time) => (time - first) * perUnit), middle: top - height / 2 };
  });
  return { columns, rows, beside, left, width: perUnit * (last - first), height: top };
}

interface TimeMark extends Pick<TimelineRow, 'row' | 'shape' | 'side' | 'text'> {
  /** In ms since 1970. */
  readonly from: number;
  readonly until: number;
}

interface Within {
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/** The date stands on the side of the mark that has more room. */
function placeMark(row: ChartRow, { text, first, last }: Within): TimeMark {
  if (row.start === undefined) return { row, shape: 'none', side: 'right', text, from: first, until: first };
  const end = row.end ?? row.start;
  const [from, until] = [dayTime(row.start), dayTime(dayAfter(end))];
  return {
    row,
    shape: end === row.start ? 'dot' : 'bar',
    side: from - first > last - until ? 'left' : 'right',
    text,
    from,
    until,
  };
}

/** The mark with its date beside it. */
function extentOf(plan: Plan, { shape, side, text, from, until }: TimeMark): Extent {
  const half = shape === 'dot' ? thickness / 2 : shape === 'bar' ? shortest / 2 : 0;
  const width = plan.metrics.width(text, plan.styles.note) + gap + half;
  return side === 'left' ? { value: from, before: width, after: half } : { value: until, before: half, after: width };
}

function drawMark(mark: TimeMark, place: (time: number) => number): Omit<TimelineRow, 'middle'> {
  const { row, shape, side, text } = mark;
  const [from, to] = [place(mark.from), place(mark.until)];
  const middle = (from + to) / 2;
  const half = shape === 'dot' ? thickness / 2 : shape === 'bar' ? Math.max((to - from) / 2, shortest / 2) : 0;
  const [x, x2] = [middle - half, middle + half];
  return { row, shape, side, text, x, x2, textX: side === 'left' ? x - gap : x2 + gap };
}
