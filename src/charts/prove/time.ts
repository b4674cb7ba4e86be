import { largest, smallest } from '../../project/extremes.ts';
import { spanId } from '../kinds/coverage-marks.ts';
import { dayAfter, dayTime } from '../kinds/time-axis.ts';
import type { ChartRow } from '../types.ts';
import { extentOf } from './ends.ts';
import { isJson, type Layer } from './scene.ts';

/** A period that has a mark: its first moment and that after its last, in ms since 1970. */
interface Dated {
  readonly id: string;
  readonly from: number;
  readonly until: number;
  readonly openStart: boolean;
}

/** A mark keeps this many px from its neighbours, is at least so long, and has a dot of this width. */
const [apart, shortest, dot] = [1.5, 5, 9];

/**
 * What is wrong with the marks of a time axis, undefined where nothing is: each event, or each period of a chart of
 * coverage, has its mark, once, from its first day to its last on an axis of whole years.
 */
export function timeFault(
  layers: readonly Layer[],
  rows: readonly ChartRow[],
  kind: 'timeline' | 'coverage',
): string | undefined {
  const wanted = new Map(
    rows.flatMap((row) => (kind === 'coverage' ? spansOf(row) : eventsOf(row))).map((each) => [each.id, each]),
  );
  const grid = layers.filter(({ name }) => name === 'grid_marks').flatMap(({ items }) => items.map(({ x = 0 }) => x));
  const years = [...wanted.values()].flatMap(({ from, until }) =>
    [from, until - 1].map((time) => new Date(time).getUTCFullYear()),
  );
  const [first, last] = [Date.UTC(smallest(years), 0), Date.UTC(largest(years) + 1, 0)];
  const [left, right] = [smallest(grid), largest(grid)];
  const place = (time: number): number => left + ((time - first) / (last - first)) * (right - left);
  const drawn = new Set<string>();
  for (const { name, type, items } of layers) {
    if (!/^(spans|hatched|dots)_marks$/.test(name)) continue;
    for (const item of items) {
      const own = isJson(item.datum) ? wanted.get(String(item.datum.id)) : undefined;
      if (own === undefined) return 'a mark stands for no period';
      if (drawn.has(own.id)) return `${own.id} is drawn twice`;
      drawn.add(own.id);
      if (isOff(own, extentOf(type, item, 'x'), place)) return `${own.id} is not where its dates would put it`;
    }
  }
  const missing = [...wanted.keys()].find((id) => !drawn.has(id));
  return missing && `no mark stands for ${missing}`;
}

function spansOf(row: ChartRow): readonly Dated[] {
  return (row.spans ?? []).map(({ start, end, openStart }, index) => ({
    id: spanId(row, index),
    from: dayTime(start),
    until: dayTime(dayAfter(end)),
    openStart,
  }));
}

function eventsOf({ id, start, end = start }: ChartRow): readonly Dated[] {
  if (start === undefined || end === undefined) return [];
  return [{ id, from: dayTime(start), until: dayTime(dayAfter(end)), openStart: false }];
}

/** A dot is at the middle of its period; a bar at both ends, or round its middle where it would be too short to see. */
function isOff(
  { from, until, openStart }: Dated,
  [start, end]: readonly [number, number],
  place: (time: number) => number,
): boolean {
  const [low, high] = [place(from), place(until)];
  if (start === end) return Math.abs(start - (low + high) / 2) > dot / 2 + apart;
  if (high - low <= shortest + apart) return Math.abs((start + end) / 2 - (low + high) / 2) > shortest + apart;
  const tip = openStart ? dot / 2 : 0;
  return Math.abs(start - low - tip) > apart + tip || Math.abs(end - high) > apart;
}
