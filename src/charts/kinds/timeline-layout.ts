import { largest } from '../../project/extremes.ts';
import { type Extent, fitScale } from '../fit.ts';
import { gap, gutter, type Plan } from '../layout.ts';
import { lineIn, type TextColumn, textColumn, widthIn } from '../measure.ts';
import type { PlacedText } from '../text-layers.ts';
import type { ChartRow } from '../types.ts';
import { dayAfter, dayTime, type Years } from './time-axis.ts';
import { type TimeMark, thickness } from './time-marks.ts';

interface TimelineColumn extends TextColumn {
  readonly name: string;
  /** Px from the left of the plot. */
  readonly x: number;
}

interface TimelineLayout {
  readonly columns: readonly TimelineColumn[];
  readonly marks: readonly TimeMark[];
  /** Beside their marks; none where they stand in a column. */
  readonly dates: readonly PlacedText[];
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
  const labels = textColumn(plan, {
    texts: plan.rows.map((row) => row.label),
    style: 'label',
    most: plan.width * 0.42 * share,
  });
  const texts = plan.rows.map((row) => (row.start === undefined ? plan.locale.periodNotStated : row.period));
  const column = textColumn(plan, { texts, style: 'note', most: plan.width * 0.24 * share });
  const taken = labels.width + gutter + (beside ? 0 : column.width + gutter);
  const [first, last] = [dayTime(`${years.first}-01-01`), dayTime(`${years.last + 1}-01-01`)];
  const events = plan.rows.map((row, index) => eventOf(row, { text: texts[index] ?? '', first, last }));
  const extents = beside ? events.map((event) => extentOf(plan, event)) : [];
  // Half of the line at each end of the axis stands outside it.
  const ends = [first, last].map((value) => ({ value, before: 1, after: 1 }));
  const { origin, perUnit } = fitScale([...ends, ...extents], plan.width - taken);
  const left = taken + origin + first * perUnit;
  const columns: readonly TimelineColumn[] = [
    { ...labels, name: 'labels', x: -left },
    ...(beside ? [] : [{ ...column, name: 'periods', x: labels.width + gutter - left }]),
  ];
  let height = 0;
  const marks = events.map((event, index) => {
    const lines = largest(columns.map((each) => each.texts[index]?.length ?? 1));
    const row = Math.max(least, Math.ceil(lines * lineIn(plan, 'label') + 6));
    height += row;
    return markOf(event, { y: height - row / 2, place: (time) => (time - first) * perUnit });
  });
  const dates = events.map(({ side, text }, index): PlacedText => {
    const { x, x2, y } = marks[index] ?? { x: 0, x2: 0, y: 0 };
    const at = side === 'left' ? ({ align: 'right', x: x - gap } as const) : ({ align: 'left', x: x2 + gap } as const);
    return { lines: [text], style: 'note', ...at, y };
  });
  return { columns, marks, dates: beside ? dates : [], left, width: perUnit * (last - first), height };
}

interface Event {
  readonly row: ChartRow;
  readonly shape: TimeMark['shape'];
  readonly text: string;
  /** The side of the mark on which its date stands. */
  readonly side: 'left' | 'right';
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
function eventOf(row: ChartRow, { text, first, last }: Within): Event {
  if (row.start === undefined) return { row, shape: 'none', side: 'right', text, from: first, until: first };
  const end = row.end ?? row.start;
  const [from, until] = [dayTime(row.start), dayTime(dayAfter(end))];
  const side = from - first > last - until ? 'left' : 'right';
  return { row, shape: end === row.start ? 'dot' : 'bar', side, text, from, until };
}

/** The mark with its date beside it. */
function extentOf(plan: Plan, { shape, side, text, from, until }: Event): Extent {
  const half = shape === 'dot' ? thickness / 2 : shape === 'bar' ? shortest / 2 : 0;
  const width = widthIn(plan, text, 'note') + gap + half;
  return side === 'left' ? { value: from, before: width, after: half } : { value: until, before: half, after: width };
}

interface TimelineSlot {
  readonly y: number;
  readonly place: (time: number) => number;
}

function markOf({ row, shape, from, until }: Event, { y, place }: TimelineSlot): TimeMark {
  const [start, end] = [place(from), place(until)];
  const middle = (start + end) / 2;
  const half = shape === 'dot' ? thickness / 2 : shape === 'bar' ? Math.max((end - start) / 2, shortest / 2) : 0;
  return { id: row.id, shape, x: middle - half, x2: middle + half, y, hatched: row.partial };
}
