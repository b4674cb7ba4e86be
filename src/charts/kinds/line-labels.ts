import { type Box, overlap } from '../boxes.ts';
import { gap, type Plan, round, tone } from '../layout.ts';
import { lineHeight } from '../theme-config.ts';
import type { ChartRow, ChartSpec, FontStyle } from '../types.ts';
import type { Point } from './line-points.ts';

/** A value that has room beside its point. */
export interface PlacedValue {
  readonly row: ChartRow;
  readonly side: 'above' | 'below';
}

const air = 3;

interface ValueRoom {
  readonly points: readonly Point[];
  /** Whether there is one line only. */
  readonly single: boolean;
  /** Whether to place every value that fits, or only the most telling ones. */
  readonly all: boolean;
}

/** The values that fit beside their points without touching, the most telling first: last, first, highest, lowest. */
export function placeValues(plan: Plan, { points, single, all }: ValueRoom): readonly PlacedValue[] {
  const taken: Box[] = [];
  const placed: PlacedValue[] = [];
  for (const point of byImportance(points, { single, all })) {
    const sides = single ? [sideOf(points, point)] : (['above', 'below'] as const);
    for (const side of sides) {
      const box = boxOf(plan, point, side);
      const free = !taken.some((other) => overlap(box, other)) && (single || !onPoint(box, points, point));
      if (!free) continue;
      taken.push(box);
      placed.push({ row: point.row, side });
      break;
    }
  }
  return placed;
}

function byImportance(points: readonly Point[], { single, all }: Omit<ValueRoom, 'points'>): readonly Point[] {
  const names = [...new Set(points.map(({ series }) => series))];
  const telling = names.flatMap((name) => {
    const own = points.filter(({ series }) => series === name);
    const sorted = [...own].sort((a, b) => a.y - b.y);
    const ends = [own.at(-1), own[0]];
    return (single ? [...ends, sorted[0], sorted.at(-1)] : ends).filter((point) => point !== undefined);
  });
  return [...new Set([...telling, ...(all ? points : [])])];
}

/** Below where the line dips, above elsewhere, so that the label stays off the line. */
function sideOf(points: readonly Point[], point: Point): PlacedValue['side'] {
  const index = points.indexOf(point);
  const near = [points[index - 1], points[index + 1]].filter((each) => each !== undefined);
  const dips = near.length > 0 && near.every(({ y }) => y < point.y);
  return dips && point.y < 130 ? 'below' : 'above';
}

function boxOf(plan: Plan, { row, x, y }: Point, side: PlacedValue['side']): Box {
  const { value } = plan.styles;
  const half = plan.metrics.width(row.text, value) / 2;
  const centre = side === 'above' ? y - labelOffset(value) : y + labelOffset(value);
  return { left: x - half - air, right: x + half + air, top: centre - value.size / 2, bottom: centre + value.size / 2 };
}

/** From a point to the middle of its label. */
export function labelOffset(style: FontStyle): number {
  return round(style.size / 2 + gap + 2);
}

function onPoint(box: Box, points: readonly Point[], own: Point): boolean {
  return points.some(
    ({ x, y, row }) => row !== own.row && x > box.left && x < box.right && y > box.top - 4 && y < box.bottom + 4,
  );
}

interface PeriodRoom {
  readonly points: readonly Point[];
  readonly y: number;
  readonly width: number;
  readonly left: number;
}

/** The periods under the line: the first, the last, and between them those that have room. */
export function placePeriods(plan: Plan, { points, y, width, left }: PeriodRoom): readonly ChartSpec[] {
  const { note } = plan.styles;
  const periods = [...new Map(points.map((point) => [point.row.start, point])).values()];
  const box = ({ row, x }: Point) => {
    const half = plan.metrics.width(row.period, note) / 2;
    return { left: x - half - gap, right: x + half + gap, top: 0, bottom: 1 };
  };
  const inside = (point: Point) => box(point).left + gap >= -left && box(point).right - gap <= width - left;
  const kept: Point[] = [];
  for (const point of [periods.at(-1), ...periods].filter((each) => each !== undefined)) {
    if (inside(point) && !kept.some((other) => overlap(box(point), box(other)))) kept.push(point);
  }
  const values = kept
    .map(({ row }) => ({ start: row.start, text: row.period }))
    .sort((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : 1));
  return [
    {
      name: 'periods',
      data: { values, format: { parse: { start: 'date' } } },
      mark: { type: 'text', style: 'note', align: 'center', baseline: 'top', y },
      encoding: {
        x: { field: 'start', type: 'temporal', axis: null, scale: { type: 'utc', nice: false } },
        text: { field: 'text' },
      },
    },
  ];
}

interface NameRoom {
  readonly points: readonly Point[];
  readonly height: number;
  readonly width: number;
}

/** The names of the series at the right ends of their lines, moved apart where the lines end close together. */
export function placeSeriesNames(plan: Plan, { points, height, width }: NameRoom): readonly ChartSpec[] {
  const { value } = plan.styles;
  const lasts = [...new Map(points.map((point) => [point.series, point])).values()].sort((a, b) => a.y - b.y);
  const step = lineHeight(value.size);
  const down: number[] = [];
  for (const { y } of lasts) down.push(Math.max(y, (down.at(-1) ?? -step) + step));
  const over = Math.max(0, (down.at(-1) ?? 0) - height);
  const placed: number[] = [];
  for (const y of [...down].reverse())
    placed.unshift(Math.min(y - (placed.length === 0 ? over : 0), (placed[0] ?? height + step) - step));
  return lasts.map(({ series, row }, index) => ({
    name: `name-${index + 1}`,
    data: { values: [{ series, tone: tone(row, plan.highlight) }] },
    mark: {
      type: 'text',
      style: 'value',
      align: 'left',
      baseline: 'middle',
      x: width + gap * 1.5,
      y: round(placed[index] ?? 0),
    },
    encoding: { text: { field: 'series' } },
  }));
}
