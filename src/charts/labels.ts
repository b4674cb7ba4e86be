import { type BoxGrid, boxGrid } from './box-grid.ts';
import type { Box, Point } from './boxes.ts';
import type { Lead } from './kinds/marks.ts';
import { type Plan, round, type Styles } from './layout.ts';
import { lineIn, widthIn } from './measure.ts';
import { textLayers } from './text-layers.ts';
import type { ChartSpec } from './types.ts';

/** Where a label may stand: a point in px from the left and the top of the plot, and how the text lies to it. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly align: 'left' | 'center' | 'right';
  readonly baseline: 'top' | 'middle' | 'bottom';
}

/** Something to be written where there is room. */
export interface Label {
  /** What is written, in lines; where that has no room, the next, which says the same in fewer letters. */
  readonly forms: readonly (readonly string[])[];
  readonly style: keyof Styles;
  /** The best first. */
  readonly spots: readonly Spot[];
  /** Those with a lower rank are placed first. */
  readonly rank: number;
  /** Placed before all others, and moved away from its spots before it is given up. */
  readonly kept?: boolean;
  /** What it belongs to: a line leads from there to a label that is moved away. */
  readonly at?: Point;
}

export interface PlacedLabel<T extends Label> {
  readonly label: T;
  readonly lines: readonly string[];
  readonly spot: Spot;
  readonly box: Box;
  /** Whether it had to be moved away from the spots that it asked for. */
  readonly moved: boolean;
}

export interface LabelRoom {
  /** No label leaves it. */
  readonly frame: Box;
  /** No label stands on them: marks, axis texts, labels that are placed already. */
  readonly taken: readonly Box[];
  /** Nor on these, unless one that is kept has room nowhere else: marks. */
  readonly marks?: readonly Box[];
}

type LabelPlan = Pick<Plan, 'metrics' | 'styles'>;

/**
 * Places labels where they touch neither each other nor what is drawn, and leaves out those for which there is no
 * room. Greedy: kept labels first, then by rank, each with its longest form at the first spot that is free. Returned
 * in the order given.
 */
export function placeLabels<T extends Label>(
  plan: LabelPlan,
  labels: readonly T[],
  { frame, taken, marks = [] }: LabelRoom,
): readonly PlacedLabel<T>[] {
  const clear = boxGrid([...marks, ...taken]);
  const texts = boxGrid(taken);
  const ordered = [...labels].sort((a, b) => Number(b.kept ?? false) - Number(a.kept ?? false) || a.rank - b.rank);
  const placed = new Map<T, PlacedLabel<T>>();
  const place = (label: T, grid: BoxGrid): void => {
    const asked = candidates(plan, label, label.spots);
    const moved = label.kept === true ? movedSpots(label.spots, plan.styles[label.style].size) : [];
    const away = candidates(plan, label, moved);
    const isFree = ({ box }: Candidate): boolean => isInside(box, frame) && !grid.meets(box);
    const here = asked.find(isFree);
    const chosen = here ?? away.find((each) => isFree(each) && isLedTo(label, each.box, clear)) ?? away.find(isFree);
    if (chosen === undefined) return;
    for (const each of [clear, texts]) each.add(chosen.box);
    placed.set(label, { label, ...chosen, moved: here === undefined });
  };
  for (const label of ordered) place(label, clear);
  for (const label of ordered) if (label.kept === true && !placed.has(label)) place(label, texts);
  return labels.flatMap((label) => placed.get(label) ?? []);
}

/** As far from its mark a label needs no line to it. */
export const nearMark = 12;

/** Whether the line from a label to what it belongs to crosses nothing that is drawn or written, but for its end. */
function isLedTo({ at }: Label, box: Box, drawn: BoxGrid): boolean {
  if (at === undefined) return true;
  const { x, y, x2, y2 } = leadTo(box, at);
  if (Math.hypot(x - x2, y - y2) <= nearMark) return true;
  return lineBoxes(
    [
      { x, y },
      { x: x2, y: y2 },
    ],
    1,
  ).every(
    (piece) =>
      Math.hypot((piece.left + piece.right) / 2 - x2, (piece.top + piece.bottom) / 2 - y2) < 9 || !drawn.meets(piece),
  );
}

/** Text layers of placed labels under a name that is `name` and a number, one for each style and side. */
export function placedLayers(
  plan: LabelPlan,
  name: string,
  placed: readonly PlacedLabel<Label>[],
): readonly ChartSpec[] {
  const texts = placed.map(({ label: { style }, lines, spot: { x, align }, box }) => {
    return { lines, style, align, x, y: box.top + lineIn(plan, style) / 2 };
  });
  return textLayers(name, texts);
}

interface Candidate {
  readonly lines: readonly string[];
  readonly spot: Spot;
  readonly box: Box;
}

function candidates(plan: LabelPlan, { forms, style }: Label, spots: readonly Spot[]): readonly Candidate[] {
  return forms.flatMap((lines) => {
    const size = { width: widthIn(plan, lines, style), height: lines.length * lineIn(plan, style) };
    return spots.map((spot) => ({ lines, spot, box: boxAt(spot, size) }));
  });
}

/** Spots at some distances from a place: a text lies to the side of it on which it stands. */
export function spotsAt({ x, y }: Point, offsets: readonly (readonly [number, number])[]): readonly Spot[] {
  return offsets.map(([dx, dy]) => ({
    ...{ x: x + dx, y: y + dy },
    align: dx > 0 ? 'left' : dx < 0 ? 'right' : 'center',
    baseline: dy > 0 ? 'top' : dy < 0 ? 'bottom' : 'middle',
  }));
}

/** The box that a text of this size takes at a spot. */
export function boxAt(
  { x, y, align, baseline }: Spot,
  { width, height }: { readonly width: number; readonly height: number },
): Box {
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  const top = baseline === 'top' ? y : baseline === 'bottom' ? y - height : y - height / 2;
  return { left, right: left + width, top, bottom: top + height };
}

/** From the nearest edge of a label to what it belongs to. */
export function leadTo(box: Box, at: Point): Lead {
  const y = at.y > box.bottom ? box.bottom : at.y < box.top ? box.top : (box.top + box.bottom) / 2;
  const beside = at.y >= box.top && at.y <= box.bottom;
  const x = beside ? (at.x < box.left ? box.left : box.right) : Math.min(Math.max(at.x, box.left), box.right);
  return { x: round(x), y: round(y), x2: round(at.x), y2: round(at.y) };
}

/** Spots further up, down and aside, the nearest first. */
function movedSpots(spots: readonly Spot[], size: number): readonly Spot[] {
  const steps = Array.from({ length: 12 }, (_, index) => (index + 1) * size * 0.75);
  return steps.flatMap((step) =>
    spots.flatMap((spot) => [
      { ...spot, y: spot.y - step },
      { ...spot, y: spot.y + step },
      { ...spot, x: spot.x - step },
      { ...spot, x: spot.x + step },
      { ...spot, x: spot.x - step, y: spot.y - step },
      { ...spot, x: spot.x + step, y: spot.y - step },
      { ...spot, x: spot.x - step, y: spot.y + step },
      { ...spot, x: spot.x + step, y: spot.y + step },
    ]),
  );
}

function isInside(box: Box, frame: Box): boolean {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}

/** The boxes that a line through points takes, in pieces so short that a steep one takes no more than it covers. */
export function lineBoxes(points: readonly Point[], width: number): readonly Box[] {
  const half = width / 2;
  return points.slice(1).flatMap((to, index) => {
    const from = points[index] ?? to;
    const [across, down] = [to.x - from.x, to.y - from.y];
    const count = Math.max(1, Math.ceil(Math.max(Math.abs(across), Math.abs(down)) / 6));
    return Array.from({ length: count }, (_, piece): Box => {
      const [x, y] = [from.x + (across * piece) / count, from.y + (down * piece) / count];
      const [endX, endY] = [x + across / count, y + down / count];
      return {
        left: Math.min(x, endX) - half,
        right: Math.max(x, endX) + half,
        top: Math.min(y, endY) - half,
        bottom: Math.max(y, endY) + half,
      };
    });
  });
}
