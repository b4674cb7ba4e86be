import type { Box } from '../boxes.ts';
import { framed, gap, heightOf, isOpen, type Plan, toneColor } from '../layout.ts';
import { lineIn, widthIn, wrapIn } from '../measure.ts';
import { textLayers } from '../text-layers.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import type { Kind } from './kind.ts';
import { markLayer, openEnd, ringLook } from './marks.ts';
import { along, type Plane, type PlaneAxis, planeAxis, planeLayers, planeScale, tickRoom } from './scatter-axes.ts';
import { type Dot, isHighlighted, nameLayers } from './scatter-labels.ts';
import { pairRows, refusePairs, type ScatterPair } from './scatter-pairs.ts';
import { valueAxisRoom } from './value-axis.ts';

const size = { dot: 7, most: 330, share: 0.6 } as const;

export const scatter: Kind = {
  called: 'scatters',
  knows: ['axis: data', 'log', 'height'],
  refuse: refusePairs,
  unlimited: true,
  draw,
};

/**
 * A dot for each pair of two measures, the first across and the second up. What each axis measures, in which unit,
 * stands over it or under it: the `group` of its rows.
 */
function draw(plan: Plan): ChartSpec {
  const { pairs } = pairRows(plan.rows);
  const [x, y] = [planeAxis(plan, pairs, 'x'), planeAxis(plan, pairs, 'y')];
  const left = valueAxisRoom(plan, y) + gap;
  const right = Math.ceil(widthIn(plan, plan.locale.number(x.ticks.at(-1) ?? 0), 'note') / 2) + 1;
  const width = Math.max(plan.width - left - right, 40);
  const height = heightOf(plan, Math.min(Math.round(width * size.share), size.most));
  const plane: Plane = { x, y, width, height };
  const titles = axisTitles(plan, pairs, { plane, left });
  const dots = pairs.map(
    (pair): Dot => ({
      ...pair,
      at: { x: along(x, pair.x.value, width), y: height - along(y, pair.y.value, height) },
    }),
  );
  const frame = { left: 0, right: width + right, top: -gap, bottom: height };
  const marks = dots.flatMap((dot) => [boxOf(dot), ...rangeBoxes(dot, plane)]);
  return framed({ width, height, left, right, top: titles.top, bottom: tickRoom(plan) + titles.bottom }, [
    ...planeLayers(plan, plane),
    ...titles.layers,
    ...dotLayers(plan, pairs, plane),
    ...nameLayers(plan, dots, { frame, marks }),
  ]);
}

function datumOf({ x, y }: ScatterPair<ChartRow>, plan: Plan) {
  const range = (row: ChartRow, name: string) =>
    row.lower === undefined || row.upper === undefined
      ? {}
      : { [`${name}Lower`]: row.lower, [`${name}Upper`]: row.upper };
  return {
    ...{ id: y.id, xId: x.id, x: x.value, y: y.value, ...range(x, 'x'), ...range(y, 'y') },
    tone: plan.highlight === undefined || isHighlighted({ x, y }, plan) ? 'accent' : 'context',
    ring: x.partial || y.partial,
    xOpen: isOpen(x),
    yOpen: isOpen(y),
  };
}

/** Ranges as thin crosses, tips of bounds, and dots; rings for what may still change; the highlighted ones on top. */
function dotLayers(plan: Plan, pairs: readonly ScatterPair<ChartRow>[], plane: Plane): readonly ChartSpec[] {
  const values = pairs.map((pair) => datumOf(pair, plan));
  const [x, y] = [planeScale(plane.x, 'x'), planeScale(plane.y, 'y')];
  const encoding = { x, y, color: toneColor };
  const range = (direction: 'x' | 'y'): readonly ChartSpec[] => {
    const [lower, upper] = [`${direction}Lower`, `${direction}Upper`];
    const own = values.filter((value) => upper in value);
    const ends = { [direction]: planeScale(plane[direction], lower), [`${direction}2`]: { field: upper } };
    return markLayer(`range-${direction}`, own, { type: 'rule', strokeWidth: 0.75 }, { x, y, ...ends });
  };
  const tip = (open: 'xOpen' | 'yOpen'): readonly ChartSpec[] => {
    const offset = open === 'xOpen' ? { xOffset: size.dot / 2 } : { yOffset: -size.dot / 2 };
    const mark = { ...openEnd(size.dot, open === 'xOpen' ? 'right' : 'up'), ...offset };
    return markLayer(
      `open-${open}`,
      values.filter((value) => value[open]),
      mark,
      encoding,
    );
  };
  const dots = (tone: 'context' | 'accent', ring: boolean): readonly ChartSpec[] => {
    const look = ring ? ringLook(plan.theme.paper, 1.75) : {};
    const mark = { type: 'point', shape: 'circle', size: size.dot * size.dot, ...look };
    const own = values.filter((value) => value.tone === tone && value.ring === ring);
    return markLayer(`${ring ? 'rings' : 'dots'}-${tone}`, own, mark, encoding);
  };
  return [
    ...range('x'),
    ...range('y'),
    ...(['context', 'accent'] as const).flatMap((tone) => [...dots(tone, false), ...dots(tone, true)]),
    ...tip('xOpen'),
    ...tip('yOpen'),
  ];
}

function boxOf({ at, x, y }: Dot): Box {
  const half = size.dot / 2;
  const [right, up] = [isOpen(x) ? half : 0, isOpen(y) ? half : 0];
  return { left: at.x - half, right: at.x + half + right, top: at.y - half - up, bottom: at.y + half };
}

function rangeBoxes({ at, x, y }: Dot, plane: Plane): readonly Box[] {
  const ends = (row: ChartRow, axis: PlaneAxis, length: number): readonly number[] =>
    row.lower === undefined || row.upper === undefined
      ? []
      : [along(axis, row.lower, length), along(axis, row.upper, length)];
  const [left, right] = ends(x, plane.x, plane.width);
  const [bottom, top] = ends(y, plane.y, plane.height).map((each) => plane.height - each);
  return [
    ...(left === undefined || right === undefined ? [] : [{ left, right, top: at.y - 1, bottom: at.y + 1 }]),
    ...(top === undefined || bottom === undefined ? [] : [{ left: at.x - 1, right: at.x + 1, top, bottom }]),
  ];
}

interface TitleRoom {
  readonly plane: Plane;
  /** Px from the left of the drawing to the plot. */
  readonly left: number;
}

/** What each axis measures: that of the upright one over it, that of the flat one at the right under it. */
function axisTitles(plan: Plan, pairs: readonly ScatterPair<ChartRow>[], { plane, left }: TitleRoom) {
  const line = lineIn(plan, 'note');
  const [first] = pairs;
  const wrap = (row: ChartRow | undefined): readonly string[] =>
    wrapIn(plan, row?.group ?? row?.measure ?? '', 'note', left + plane.width);
  const [across, up] = [wrap(first?.x), wrap(first?.y)];
  const top = up.length * line + gap * 2;
  const under = plane.height + tickRoom(plan) + line / 2 + 2;
  return {
    top: Math.ceil(top),
    bottom: Math.ceil(across.length * line) + 4,
    layers: textLayers('titles', [
      { lines: up, style: 'note', align: 'left', x: -left, y: line / 2 - top },
      { lines: across, style: 'note', align: 'right', x: plane.width, y: under },
    ]),
  };
}
