import type { Box } from '../boxes.ts';
import { framed, gap, isOpen, layerWhere, type Plan, toneColor } from '../layout.ts';
import { lineHeight, px } from '../theme-config.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { wrapText } from '../wrap.ts';
import type { Kind } from './kind.ts';
import { openEnd } from './px-marks.ts';
import { along, type Plane, type PlaneAxis, planeAxis, planeLayers, planeScale, tickRoom } from './scatter-axes.ts';
import { type Dot, isHighlighted, nameLayers } from './scatter-labels.ts';
import { type Pair, pairRows, refusePairs } from './scatter-pairs.ts';
import { valueAxisRoom } from './value-axis.ts';

const size = { dot: 7, most: 330, share: 0.6 } as const;

export const scatter: Kind = { refuse: refusePairs, unlimited: true, draw };

/**
 * A dot for each pair of two measures, the first across and the second up. What each axis measures, in which unit,
 * stands over it or under it: the `group` of its rows.
 */
function draw(plan: Plan): ChartSpec {
  const { pairs } = pairRows(plan.rows);
  const x = planeAxis(
    plan,
    pairs.map((pair) => pair.x),
    'x',
  );
  const y = planeAxis(
    plan,
    pairs.map((pair) => pair.y),
    'y',
  );
  const left = valueAxisRoom(plan, y) + gap;
  const right = Math.ceil(plan.metrics.width(plan.locale.number(x.ticks.at(-1) ?? 0), plan.styles.note) / 2) + 1;
  const width = Math.max(plan.width - left - right, 40);
  const asked = plan.options.height;
  const height = asked === undefined ? Math.min(Math.round(width * size.share), size.most) : px(asked);
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
  return framed(
    { width, height, left, right, top: titles.top, bottom: tickRoom(plan) + titles.bottom },
    {
      values: pairs.map((pair) => datumOf(pair, plan)),
      layer: [
        ...planeLayers(plan, plane),
        ...titles.layers,
        ...dotLayers(plan, pairs, plane),
        ...nameLayers(plan, dots, { frame, marks }),
      ],
    },
  );
}

function datumOf({ x, y }: Pair<ChartRow>, plan: Plan) {
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
function dotLayers(plan: Plan, pairs: readonly Pair<ChartRow>[], plane: Plane): readonly ChartSpec[] {
  const values = pairs.map((pair) => datumOf(pair, plan));
  const [x, y] = [planeScale(plane.x, 'x'), planeScale(plane.y, 'y')];
  const area = size.dot * size.dot;
  const range = (direction: 'x' | 'y'): readonly ChartSpec[] => {
    const [lower, upper] = [`${direction}Lower`, `${direction}Upper`];
    const own = values.filter((value) => upper in value);
    const scale = planeScale(plane[direction], lower);
    const encoding = { x, y, [direction]: scale, [`${direction}2`]: { field: upper } };
    const mark = { type: 'rule', strokeWidth: 0.75 };
    return own.length === 0 ? [] : [{ name: `range-${direction}`, data: { values: own }, mark, encoding }];
  };
  const tip = (open: 'xOpen' | 'yOpen'): readonly ChartSpec[] => {
    const offset = open === 'xOpen' ? { xOffset: size.dot / 2 } : { yOffset: -size.dot / 2 };
    const mark = { ...openEnd(size.dot, open === 'xOpen' ? 'right' : 'up'), ...offset };
    return layerWhere(values, { [open]: true }, { name: `open-${open}`, mark, encoding: { x, y, color: toneColor } });
  };
  return [
    ...range('x'),
    ...range('y'),
    ...(['context', 'accent'] as const).flatMap((tone) =>
      [false, true].flatMap((ring) => {
        const look = ring ? { filled: false, fill: plan.paper, strokeWidth: 1.75 } : {};
        const mark = { type: 'point', shape: 'circle', size: area, ...look };
        const name = `${ring ? 'rings' : 'dots'}-${tone}`;
        return layerWhere(values, { tone, ring }, { name, mark, encoding: { x, y, color: toneColor } });
      }),
    ),
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
function axisTitles(plan: Plan, pairs: readonly Pair<ChartRow>[], { plane, left }: TitleRoom) {
  const line = lineHeight(plan.styles.note.size);
  const [first] = pairs;
  const wrap = (row: ChartRow | undefined): readonly string[] => {
    const words = row?.group ?? row?.measure ?? '';
    return wrapText(words, { width: left + plane.width, style: plan.styles.note, metrics: plan.metrics });
  };
  const [across, up] = [wrap(first?.x), wrap(first?.y)];
  const mark = { type: 'text', style: 'note', baseline: 'middle' };
  const at = (x: number, y: number) => ({ x: { value: x }, y: { value: y } });
  const top = up.length * line + gap * 2;
  const under = plane.height + tickRoom(plan) + line / 2 + 2;
  const words = (lines: readonly string[]) => ({ values: [{ words: lines.join('\n') }] });
  const text = { field: 'words' };
  return {
    top: Math.ceil(top),
    bottom: Math.ceil(across.length * line) + 4,
    layers: [
      {
        name: 'y-title',
        data: words(up),
        mark: { ...mark, align: 'left' },
        encoding: { ...at(-left, line / 2 - top), text },
      },
      {
        name: 'x-title',
        data: words(across),
        mark: { ...mark, align: 'right' },
        encoding: { ...at(plane.width, under), text },
      },
    ],
  };
}
