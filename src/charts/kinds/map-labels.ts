import type { Box, Point } from '../boxes.ts';
import { boxAt, type Label, type PlacedLabel, placedLayers, placeLabels, type Spot, spotsAt } from '../labels.ts';
import { gap, type Plan, round } from '../layout.ts';
import { lineIn, widthIn, wrapIn } from '../measure.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { isInside, largestArea, type PxArea, stretches } from './map-geometry.ts';
import { leadLayer, markLayer, pxSides } from './marks.ts';

/** A place of the map as its label needs it. */
export interface LabelledPlace {
  readonly row: ChartRow;
  readonly areas: readonly PxArea[];
  /** Where its label points to. */
  readonly anchor: Point;
  /** Of its dot or circle, in px. */
  readonly radius: number;
  /** Whether its colour is so dark that words on it must be light. */
  readonly dark: boolean;
  /** Whether its label must stand: the highlighted, the highest and the lowest, which have their values too. */
  readonly kept: boolean;
}

interface NameLabel extends Label {
  readonly named: LabelledPlace;
  /** How many of the lines, the last ones, are the value. */
  readonly valueLines: number;
}

type Placed = PlacedLabel<NameLabel>;

/**
 * Names of places where they have room: in their areas, or beside their circles. Those that must stand may do so on a
 * plate beside, with a line to their place.
 */
export function mapLabels(plan: Plan, places: readonly LabelledPlace[], frame: Box): readonly ChartSpec[] {
  const marks = places.flatMap(({ radius, anchor }) => (radius > 0 ? [around(anchor, radius)] : []));
  const place = (labels: readonly NameLabel[], taken: readonly Box[]): readonly Placed[] =>
    placeLabels(plan, labels, { frame, taken: [...marks, ...taken] });
  const strong = places.filter(({ kept }) => kept);
  const inside = place(
    strong.flatMap((named) => ownLabel(plan, named)),
    [],
  );
  const done = new Set(inside.map(({ label }) => label.named));
  const left = strong.filter((named) => !done.has(named)).map((named) => plateLabel(plan, named));
  const plates = place(
    left,
    inside.map(({ box }) => box),
  );
  const others = place(
    places.filter(({ kept }) => !kept).flatMap((named) => ownLabel(plan, named)),
    [...inside, ...plates].map(({ box }) => box),
  );
  return [
    ...plateLayers(plan, { beside: plates, hatched: [...inside, ...others].filter(isHatched) }),
    ...wordLayers(plan, [...inside, ...others, ...plates], new Set(plates)),
  ];
}

/** Words on hatching stand on a plate too. */
function isHatched({ label: { named } }: Placed): boolean {
  return named.radius === 0 && named.row.partial;
}

function around({ x, y }: Point, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

/** Its name and, where it must stand, its value, in the most letters that its area holds. */
function ownLabel(plan: Plan, named: LabelledPlace): readonly NameLabel[] {
  const { radius, areas, row } = named;
  const style = named.kept || named.dark ? 'value' : 'label';
  const forms = formsOf(plan, named, style);
  const base = { named, style, rank: -row.value, valueLines: named.kept ? 1 : 0 } as const;
  if (radius > 0) return [{ ...base, forms, spots: spotsAround(named.anchor, radius) }];
  const area = largestArea(areas);
  const off = ({ y }: { readonly y: number }): number => Math.abs(y - named.anchor.y);
  const found = area === undefined ? [] : stretches(area).toSorted((a, b) => off(a) - off(b));
  for (const lines of forms) {
    const size = { width: widthIn(plan, lines, style) + 4, height: lines.length * lineIn(plan, style) };
    const spots = found
      .map(({ y, from, to }): Spot => ({ x: (from + to) / 2, y, align: 'center', baseline: 'middle' }))
      .filter((spot) => area !== undefined && isInside(boxAt(spot, size), area));
    if (spots.length > 0) return [{ ...base, forms: [lines], spots }];
  }
  return [];
}

function plateLabel(plan: Plan, named: LabelledPlace): NameLabel {
  return {
    ...{ named, style: 'value', rank: 0, kept: true, valueLines: 1 },
    forms: formsOf(plan, named, 'value'),
    spots: spotsAround(named.anchor, Math.max(named.radius, 8)),
  };
}

function formsOf(plan: Plan, { row, kept }: LabelledPlace, style: 'label' | 'value'): readonly (readonly string[])[] {
  const wrapped = wrapIn(plan, row.label, style, 90);
  const names = [
    [row.label],
    ...(wrapped.length > 1 ? [wrapped] : []),
    ...(row.short === undefined ? [] : [[row.short]]),
  ];
  return kept ? names.map((lines) => [...lines, row.text]) : names;
}

function spotsAround(at: Point, radius: number): readonly Spot[] {
  const off = radius + gap;
  return spotsAt(at, [
    [off, 0],
    [-off, 0],
    [0, -off],
    [0, off],
  ]);
}

interface Plates {
  /** Labels beside what they name. */
  readonly beside: readonly Placed[];
  /** Labels on hatching. */
  readonly hatched: readonly Placed[];
}

/** Plates in the colour of the page under labels that stand on other areas, and lines to what they name. */
function plateLayers(plan: Plan, { beside: plates, hatched }: Plates): readonly ChartSpec[] {
  const boxes = [...plates.filter(({ label }) => label.named.radius === 0), ...hatched];
  const leaders = plates.flatMap(({ box, label: { named } }) => {
    const { x, y } = named.anchor;
    const [toX, toY] = [Math.min(Math.max(x, box.left), box.right), Math.min(Math.max(y, box.top), box.bottom)];
    const isFar = Math.hypot(toX - x, toY - y) > named.radius + gap + 2;
    return isFar || named.radius === 0 ? [{ x: round(toX), y: round(toY), x2: round(x), y2: round(y) }] : [];
  });
  const values = boxes.map(({ box: { left, right, top, bottom } }) => {
    return { x: round(left - 3), x2: round(right + 3), y: round(top - 1), y2: round(bottom + 1) };
  });
  const mark = { type: 'bar', orient: 'horizontal', color: plan.theme.paper };
  return [...leadLayer('leaders', leaders), ...markLayer('plates', values, mark, pxSides)];
}

/** Names and values as texts of their own, light on dark areas. */
function wordLayers(plan: Plan, placed: readonly Placed[], plates: ReadonlySet<Placed>): readonly ChartSpec[] {
  const isLight = (one: Placed): boolean =>
    one.label.named.dark && one.label.named.radius === 0 && !plates.has(one) && !isHatched(one);
  const parts = placed.flatMap((one) => {
    const { label, lines, box } = one;
    const names = lines.slice(0, lines.length - label.valueLines);
    const middle = box.top + names.length * lineIn(plan, label.style);
    const name = { ...one, lines: names, box: { ...box, bottom: middle } };
    if (label.valueLines === 0) return [{ light: isLight(one), part: name }];
    const value = { ...one, lines: lines.slice(-label.valueLines), box: { ...box, top: middle } };
    return [name, value].map((part) => ({ light: isLight(one), part }));
  });
  const of = (light: boolean): readonly Placed[] => parts.filter((one) => one.light === light).map(({ part }) => part);
  const onDark = placedLayers(plan, 'light', of(true)).map((layer) => ({
    ...layer,
    mark: { ...(layer.mark as object), style: 'end' },
  }));
  return [...placedLayers(plan, 'words', of(false)), ...onDark];
}
