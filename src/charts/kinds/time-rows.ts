import { BriefError } from '../../errors.ts';
import { fitScale, type Scale } from '../fit.ts';
import { barHeight, framed, gap, type Plan, rowScale, tone, toneColor, where } from '../layout.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { dayAfter, dayTime, type TimeTick, timeTicks } from './time-axis.ts';

export interface TimeRows {
  /** Px that the labels at the left take. */
  readonly left: number;
  readonly rowHeight: number;
  readonly text: (row: ChartRow) => string;
  /** What else a row's data hold. */
  readonly fields: (row: ChartRow, index: number) => Readonly<Record<string, unknown>>;
  readonly labels: readonly ChartSpec[];
}

type Shape = 'span' | 'point' | 'none';

interface Placed {
  readonly row: ChartRow;
  readonly text: string;
  readonly shape: Shape;
  readonly side: 'left' | 'right';
  readonly start: string;
  readonly until: string;
}

/** Rows with a bar or a point each on one time axis at the top. */
export function timeRows(plan: Plan, layout: TimeRows): ChartSpec {
  const room = plan.width - layout.left;
  const { from, to } = extent(plan);
  const ticks = timeTicks(plan, { from, to, room: room * 0.7 });
  const [first, last] = [ticks[0]?.time ?? 0, dayTime(to)];
  const placed = place(plan, { first, last, room, layout });
  const { origin, perUnit } = fitTime(plan, { placed, ticks, room, last });
  const width = perUnit * (last - first);
  if (width < room * 0.2) {
    throw new BriefError('data', `chart "${plan.id}" has no room for its time axis beside its labels`, {
      hint: 'shorten the labels, or make the chart wider',
    });
  }
  const left = layout.left + origin + first * perUnit;
  const top = Math.ceil(lineHeight(plan.styles.note.size) + 6);
  const shift = left - layout.left;
  return framed(
    { width, height: layout.rowHeight * plan.rows.length, left, right: plan.width - left - width, top, bottom: 1 },
    {
      values: placed.map(({ row, ...each }, index) => ({
        id: row.id,
        ...layout.fields(row, index),
        ...{ text: each.text, shape: each.shape, side: each.side, start: each.start, until: each.until },
        tone: tone(row, plan.highlight),
        hatched: row.partial,
      })),
      layer: [
        ...axisLayers(ticks, top),
        ...markLayers(plan, placed),
        ...layout.labels.map((label) => shifted(label, shift)),
      ],
    },
  );
}

function extent(plan: Plan): { from: string; to: string } {
  const starts = plan.rows.flatMap(({ start }) => (start === undefined ? [] : [start]));
  const ends = plan.rows.flatMap(({ start, end }) => (start === undefined ? [] : [dayAfter(end ?? start)]));
  const [from, to] = [starts.sort()[0], ends.sort().at(-1)];
  if (from === undefined || to === undefined) {
    throw new BriefError(
      'data',
      `chart "${plan.id}" has no row with a date, so that nothing can be put on its time axis`,
    );
  }
  return { from, to };
}

interface Room {
  readonly first: number;
  readonly last: number;
  readonly room: number;
  readonly layout: TimeRows;
}

/** The label stands on the side of the bar that has more room. */
function place(plan: Plan, { first, last, room, layout }: Room): readonly Placed[] {
  const earliest = new Date(first).toISOString().slice(0, 10);
  return plan.rows.map((row) => {
    const start = row.start ?? earliest;
    const until = row.start === undefined ? start : dayAfter(row.end ?? row.start);
    const length = ((dayTime(until) - dayTime(start)) / (last - first)) * room * 0.7;
    const shape = row.start === undefined ? 'none' : length < 5 ? 'point' : 'span';
    const side = dayTime(start) - first > last - dayTime(until) && shape !== 'none' ? 'left' : 'right';
    const text = shape === 'none' ? plan.locale.periodNotStated : layout.text(row);
    return { row, text, shape, side, start, until };
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
    const value = dayTime(side === 'left' ? start : until);
    return { value, before: side === 'left' ? width : 0, after: side === 'right' ? width : 0 };
  });
  const edge = { value: last, before: 0, after: 0 };
  return fitScale([...axis, ...marks, edge], room);
}

/** The first tick is at or before the first row, so that the data's own domain is the axis. */
const timeScale: ChartSpec = { type: 'utc', nice: false };

function axisLayers(ticks: readonly TimeTick[], top: number): readonly ChartSpec[] {
  const x = { field: 'at', type: 'temporal', axis: null, scale: timeScale };
  const values = ticks.map(({ at, text }) => ({ at, text }));
  const format = { parse: { at: 'date' } };
  return [
    {
      name: 'grid',
      data: { values, format },
      mark: { type: 'rule', style: 'grid', y: -4, y2: 'height' },
      encoding: { x },
    },
    {
      name: 'ticks',
      data: { values, format },
      mark: { type: 'text', style: 'note', align: 'center', baseline: 'top', y: -top },
      encoding: { x, text: { field: 'text' } },
    },
  ];
}

function markLayers(plan: Plan, placed: readonly Placed[]): readonly ChartSpec[] {
  const at = (field: string) => ({ field, type: 'temporal', axis: null, scale: timeScale });
  const bar = Math.round(barHeight(plan.styles.note) * 0.8);
  const span = {
    mark: { type: 'bar', height: bar },
    encoding: { x: at('start'), x2: { field: 'until' }, y: rowScale, color: toneColor },
  };
  const layers: readonly Layer[] = [
    { shape: 'span', hatched: false, spec: { name: 'spans', ...span } },
    { shape: 'span', hatched: true, spec: { name: 'hatched', ...span } },
    {
      shape: 'point',
      spec: {
        name: 'points',
        mark: { type: 'point', shape: 'circle', size: bar * bar },
        encoding: { x: at('start'), y: rowScale, color: toneColor },
      },
    },
    ...periodLayers({ shape: 'span', at, dx: gap }),
    ...periodLayers({ shape: 'point', at, dx: gap + bar / 2 }),
    {
      shape: 'none',
      spec: {
        mark: { type: 'text', style: 'note', align: 'left', baseline: 'middle', x: gap },
        encoding: { y: rowScale, text: { field: 'text' } },
      },
    },
  ];
  return layers.flatMap((layer) => filterLayer(layer, placed));
}

interface Layer {
  readonly shape: Shape;
  readonly hatched?: boolean;
  readonly side?: Placed['side'];
  readonly spec: ChartSpec;
}

/** A layer without rows is left out: Vega warns about it. */
function filterLayer({ shape, hatched, side, spec }: Layer, placed: readonly Placed[]): readonly ChartSpec[] {
  const matching = placed.filter(
    (each) =>
      each.shape === shape &&
      (hatched === undefined || each.row.partial === hatched) &&
      (side === undefined || each.side === side),
  );
  if (matching.length === 0) return [];
  const filters = Object.entries({ shape, hatched, side }).flatMap(([field, equal]) =>
    equal === undefined ? [] : [where(field, equal)],
  );
  return [{ transform: filters, ...spec }];
}

interface Periods {
  readonly shape: Shape;
  readonly at: (field: string) => ChartSpec;
  readonly dx: number;
}

function periodLayers({ shape, at, dx }: Periods): readonly Layer[] {
  return (['left', 'right'] as const).map((side) => ({
    shape,
    side,
    spec: {
      mark: {
        type: 'text',
        style: 'note',
        align: side === 'left' ? 'right' : 'left',
        baseline: 'middle',
        dx: side === 'left' ? -dx : dx,
      },
      encoding: {
        x: at(side === 'left' || shape === 'point' ? 'start' : 'until'),
        y: rowScale,
        text: { field: 'text' },
      },
    },
  }));
}

function shifted(label: ChartSpec, by: number): ChartSpec {
  const mark = label.mark as Readonly<Record<string, unknown>>;
  return { ...label, mark: { ...mark, x: Number(mark.x) - by } };
}
