import { largest, smallest } from '../../project/extremes.ts';
import { contrast } from '../../style/theme/colour.ts';
import { layerWhere, type Plan, tone } from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
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
  const fixed = { field: 'start', type: 'quantitative', axis: null, scale: null };
  const sides =
    along === 'x'
      ? { x: amount, x2: { field: 'to' }, y: fixed, y2: { field: 'end' } }
      : { y: amount, y2: { field: 'to' }, x: fixed, x2: { field: 'end' } };
  const encoding = { ...sides, color: seriesColour(looks) };
  const orient = along === 'x' ? 'horizontal' : 'vertical';
  const mark = { type: 'bar', orient, stroke: plan.paper, strokeWidth: 1 };
  return [
    ...layerWhere(values, { hatched: false }, { name: 'parts', mark, encoding }),
    ...layerWhere(values, { hatched: true }, { name: 'hatched', mark: { type: 'bar', orient }, encoding }),
  ].map((layer) => ({ data: { values }, ...layer }));
}

/** The colour of a text on a fill: that of the page or that of texts, whichever is read more easily. */
export function inkOn({ theme, paper }: Plan, fill: string): string {
  return contrast(paper, fill) >= contrast(theme.ink, fill) ? paper : theme.ink;
}

/** The rows whose values a reader looks for: first, last, highest, lowest and highlighted. */
export function toldRows({ rows, highlight }: Plan): ReadonlySet<ChartRow | undefined> {
  const values = rows.map(({ value }) => value);
  const [least, most] = [smallest(values), largest(values)];
  const marked = rows.filter(
    (row) => highlight !== undefined && row.id === highlight && tone(row, highlight) === 'accent',
  );
  return new Set([
    rows[0],
    rows.at(-1),
    rows.find(({ value }) => value === least),
    rows.find(({ value }) => value === most),
    ...marked,
  ]);
}
