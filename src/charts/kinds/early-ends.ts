import type { Box } from '../boxes.ts';
import { type Label, leadTo, placeLabels } from '../labels.ts';
import { gap, type Plan } from '../layout.ts';
import { lineIn } from '../measure.ts';
import { type PlacedText, textLayers } from '../text-layers.ts';
import type { ChartSpec } from '../types.ts';
import type { EndColumn } from './line-ends.ts';
import { lineMarks } from './line-labels.ts';
import type { LinePoint } from './line-points.ts';
import { leadLayer } from './marks.ts';

interface EarlyPlace {
  readonly points: readonly LinePoint[];
  /** Of the plot. */
  readonly width: number;
  readonly frame: Box;
}

interface EarlyEnds {
  readonly layers: readonly ChartSpec[];
  readonly boxes: readonly Box[];
  /** The series that are named. */
  readonly series: ReadonlySet<string>;
}

/** A line that ends this far before the plot does is not led to a name at the right: that would cross the others. */
const farOff = 14;

/** The names of series that end before the others, with their last values, beside their ends. */
export function placeEarly(plan: Plan, column: EndColumn, { points, width, frame }: EarlyPlace): EarlyEnds {
  const lasts = new Map(points.map((point) => [point.series, point]));
  const labels = column.ends.flatMap((end) => {
    const point = lasts.get(end.look.name);
    return point === undefined || point.x > width - farOff ? [] : [{ end, point, ...labelOf(end, point) }];
  });
  const placed = placeLabels(plan, labels, { frame, marks: lineMarks(plan, points), taken: [] });
  const line = lineIn(plan, 'value');
  const texts = placed.map(({ label: { end }, spot: { x, align }, box }) => {
    const at = (down: number) => ({ align, x, y: box.top + down * line + line / 2 });
    const name: PlacedText = { lines: end.lines, style: 'value', ...at(0) };
    const value: PlacedText = { lines: end.value, style: 'label', ...at(end.lines.length) };
    return { name, value };
  });
  // In the colour of the line it would look like more of it.
  const leads = placed.flatMap(({ label: { point }, box, moved }) => (moved ? [leadTo(box, point)] : []));
  return {
    layers: [
      ...leadLayer('early-leads', leads),
      ...textLayers(
        'early-names',
        texts.map(({ name }) => name),
      ),
      ...textLayers(
        'early-values',
        texts.flatMap(({ value }) => (value.lines.length === 0 ? [] : [value])),
      ),
    ],
    boxes: placed.map(({ box }) => box),
    series: new Set(placed.map(({ label: { end } }) => end.look.name)),
  };
}

function labelOf({ lines, value }: EndColumn['ends'][number], { x, y }: LinePoint): Label {
  const off = gap + 2;
  return {
    forms: [[...lines, ...value]],
    style: 'value',
    rank: 0,
    kept: true,
    at: { x, y },
    spots: [
      { x: x + off, y, align: 'left', baseline: 'middle' },
      { x, y: y - off, align: 'center', baseline: 'bottom' },
      { x, y: y + off, align: 'center', baseline: 'top' },
      { x: x + 3, y: y - off, align: 'left', baseline: 'bottom' },
      { x: x + 3, y: y + off, align: 'left', baseline: 'top' },
    ],
  };
}
