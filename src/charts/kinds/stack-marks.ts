import { largest, smallest } from '../../project/extremes.ts';
import { contrast } from '../../style/theme/colour.ts';
import type { Plan } from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { barLayers, pxField } from './marks.ts';
import { type SeriesLook, seriesColour, seriesOf } from './series-looks.ts';

/** A part as it is drawn, with the px of its other two sides. */
export interface PlacedSegment {
  readonly row: ChartRow;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

interface SegmentLook {
  readonly looks: readonly SeriesLook[];
  /** The greatest amount of the axis. */
  readonly most: number;
  /** Along which side the parts are laid. */
  readonly along: 'x' | 'y';
}

/** Bars of parts, each beside the next, hatched where they are not whole or not sure. */
export function segmentLayers(
  plan: Plan,
  segments: readonly PlacedSegment[],
  { looks, most, along }: SegmentLook,
): readonly ChartSpec[] {
  const values = segments.map(({ row, from, to, start, end }) => {
    return { id: row.id, series: seriesOf(row), text: row.text, from, to, start, end, hatched: row.partial };
  });
  const amount = { field: 'from', type: 'quantitative', axis: null, scale: { domain: [0, most], nice: false } };
  const fixed = pxField('start');
  const sides =
    along === 'x'
      ? { x: amount, x2: { field: 'to' }, y: fixed, y2: { field: 'end' } }
      : { y: amount, y2: { field: 'to' }, x: fixed, x2: { field: 'end' } };
  const encoding = { ...sides, color: seriesColour(looks) };
  const bar = { type: 'bar', orient: along === 'x' ? 'horizontal' : 'vertical' };
  const mark = { ...bar, stroke: plan.theme.paper, strokeWidth: 1 };
  return barLayers(values, { name: 'parts', mark, hatchedMark: bar, encoding });
}

/** The colour of a text on a fill: that of the page or that of texts, whichever is read more easily. */
export function inkOn({ theme: { ink, paper } }: Plan, fill: string): string {
  return contrast(paper, fill) >= contrast(ink, fill) ? paper : ink;
}

/** The rows whose values a reader looks for: first, last, highest, lowest and highlighted. */
export function toldRows({ rows, highlight }: Pick<Plan, 'rows' | 'highlight'>): ReadonlySet<ChartRow | undefined> {
  const values = rows.map(({ value }) => value);
  const at = (end: number) => rows.find(({ value }) => value === end);
  const marked = rows.find(({ id }) => id === highlight);
  return new Set([rows[0], rows.at(-1), at(smallest(values)), at(largest(values)), marked]);
}
