import { largest, smallest } from '../../project/extremes.ts';
import type { Box } from '../boxes.ts';
import {
  type Label,
  type LabelRoom,
  leadTo,
  lineBoxes,
  nearMark,
  placedLayers,
  placeLabels,
  type Spot,
} from '../labels.ts';
import { gap, inPrint, type Plan } from '../layout.ts';
import { wordForms } from '../measure.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { type LinePoint, lineRuns } from './line-points.ts';
import { leadLayer } from './marks.ts';

/** A value that may be written beside its mark. */
export interface ValueLabel extends Label {
  readonly row: ChartRow;
  /** What it belongs to, in px. */
  readonly at: { readonly x: number; readonly y: number };
}

export interface Labelled {
  readonly layers: readonly ChartSpec[];
  readonly rows: ReadonlySet<ChartRow>;
  readonly boxes: readonly Box[];
}

/** Writes values beside their marks where there is room; one that is kept may stand further off, with a line to its mark. */
export function placeValues(plan: Plan, labels: readonly ValueLabel[], room: LabelRoom): Labelled {
  const placed = placeLabels(plan, labels, room);
  const leads = placed.flatMap(({ moved, box, label: { at } }) => {
    const lead = leadTo(box, at);
    return moved && Math.hypot(lead.x - lead.x2, lead.y - lead.y2) > nearMark ? [lead] : [];
  });
  return {
    layers: [...leadLayer('leaders', leads), ...placedLayers(plan, 'values', placed)],
    rows: new Set(placed.map(({ label }) => label.row)),
    boxes: placed.map(({ box }) => box),
  };
}

interface Wanted {
  /** Every value, or only those that a reader looks for. */
  readonly all: boolean;
  /** Whether the last of a series is written with its name. */
  readonly named: boolean;
  /** The series that the chart is about. */
  readonly strong: ReadonlySet<string>;
}

/** Labels of values beside points: those of the first, last, highest, lowest and highlighted one are kept. */
export function valueLabels(
  plan: Plan,
  points: readonly LinePoint[],
  { all, named, strong }: Wanted,
): readonly ValueLabel[] {
  const ranks = new Map<LinePoint, number>();
  const rank = (point: LinePoint | undefined, value: number) => {
    if (point !== undefined) ranks.set(point, Math.min(value, ranks.get(point) ?? value));
  };
  const lasts = new Set([...new Map(points.map((point) => [point.series, point])).values()]);
  const ends = (own: readonly LinePoint[], value: number) => {
    rank(own[0], value);
    rank(named ? undefined : own.at(-1), value);
    rank(extreme(own, 1), value);
    rank(extreme(own, -1), value);
  };
  const series = [...new Set(points.map(({ series: name }) => name))];
  if (all) for (const point of points) rank(point, 3);
  for (const name of series)
    if (strong.has(name))
      ends(
        points.filter((point) => point.series === name),
        strong.size > 1 ? 2 : 0,
      );
  // Beside a series that is highlighted, the others are what it is seen against.
  ends(points, strong.size < series.length ? 1 : 0);
  for (const point of points) if (point.row.id === plan.highlight) rank(point, 0);
  return points.flatMap((point, index): readonly ValueLabel[] => {
    const own = ranks.get(point);
    if (own === undefined || (named && lasts.has(point))) return [];
    const near = [points[index - 1], points[index + 1]].filter((each) => each?.series === point.series);
    return [labelOf(plan, point, { near, rank: own, quiet: named })];
  });
}

function extreme(points: readonly LinePoint[], sign: number): LinePoint | undefined {
  const most = sign > 0 ? largest(points.map(({ row }) => row.value)) : smallest(points.map(({ row }) => row.value));
  return points.find(({ row }) => row.value === most);
}

interface Around {
  readonly near: readonly (LinePoint | undefined)[];
  readonly rank: number;
  readonly quiet: boolean;
}

function labelOf(plan: Plan, { row, x, y }: LinePoint, { near, rank, quiet }: Around): ValueLabel {
  const style = quiet ? 'label' : 'value';
  const off = gap + 2;
  const above: Spot = { x, y: y - off, align: 'center', baseline: 'bottom' };
  const below: Spot = { x, y: y + off, align: 'center', baseline: 'top' };
  const beside: readonly Spot[] = [
    { x: x + off, y, align: 'left', baseline: 'middle' },
    { x: x - off, y, align: 'right', baseline: 'middle' },
    { x: x + 3, y: y - off, align: 'right', baseline: 'bottom' },
    { x: x - 3, y: y - off, align: 'left', baseline: 'bottom' },
    { x: x + 3, y: y + off, align: 'right', baseline: 'top' },
    { x: x - 3, y: y + off, align: 'left', baseline: 'top' },
  ];
  const known = near.filter((each) => each !== undefined);
  const dips = known.length > 0 && known.every((each) => each.y <= y) && known.some((each) => each.y < y);
  const spots = [...(dips ? [below, above] : [above, below]), ...beside];
  const forms = wordForms(plan, row.text, style, inPrint(plan, 84));
  return { row, at: { x, y }, forms, style, spots, rank, kept: rank === 0 };
}

/** What lines and dots cover. */
export function lineMarks(plan: Plan, points: readonly LinePoint[]): readonly Box[] {
  const places = new Map(points.map((point) => [point.row, point]));
  const runs = lineRuns(
    points.map(({ row }) => row),
    plan.gaps,
  );
  const strokes = runs.flatMap(({ rows }) =>
    lineBoxes(
      rows.flatMap((row) => places.get(row) ?? []),
      2,
    ),
  );
  return [...strokes, ...points.map(({ x, y }) => ({ left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 }))];
}
