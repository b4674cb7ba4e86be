import { BriefError } from '../../project/errors.ts';
import { largest, smallest } from '../../project/extremes.ts';
import { framed, heightOf, isOpen, type Plan, round, tone } from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import { belowZero, blame, firstTwice, type JudgedRow, type Judging, type Kind, type Refusal } from './kind.ts';
import { classBounds, classOf, shadesOf } from './map-classes.ts';
import { anchorOf, fitShapes, type PxShape } from './map-geometry.ts';
import { circleKey, classKey } from './map-key.ts';
import { type LabelledPlace, mapLabels } from './map-labels.ts';
import { areaLayers, type DrawnPlace, dotLayers, plainLayer } from './map-layers.ts';
import { flatten } from './map-projection.ts';
import { inkOn } from './stack-marks.ts';

const most = { height: 440, share: 0.95, radius: 26 } as const;
/** Diameter of the dot of a place that is a point, in px. */
const dot = 11;

export const map: Kind = { called: 'maps', knows: ['height'], refuse, unlimited: true, draw };

function refuse(rows: readonly JudgedRow[], { circles }: Judging = {}): Refusal | undefined {
  const open = rows.find(isOpen);
  if (open !== undefined)
    return blame(open, `has a bound, ${open.id}, which is of no class and no size`, 'use kind: bars, or a table');
  const twice = firstTwice(rows, ({ placeId = '' }) => placeId);
  if (twice !== undefined)
    return blame(twice, `has two values of one place, ${twice.id}`, 'name one measure of one period');
  return circles === true ? belowZero(rows, 'and circles have no negative area', 'use areas: shaded') : undefined;
}

/** Areas shaded in classes, or circles by area, on a map whose other places are plain. */
function draw(plan: Plan): ChartSpec {
  if (plan.map === undefined)
    throw new BriefError('data', `chart "${plan.id}" has no map`, { hint: 'name one of data/maps with "map:"' });
  const { features, projection, circles } = plan.map;
  const room = { width: plan.width - 2, height: heightOf(plan, Math.min(plan.width * most.share, most.height)) };
  const { shapes, height } = fitShapes(flatten(projection, features), room);
  const rows = new Map(plan.rows.map((row) => [row.placeId, row]));
  const look = circles ? circleLook(plan, room, height) : classLook(plan, features.length > plan.rows.length);
  const drawn = features.flatMap(({ placeId }, index): readonly DrawnPlace[] => {
    const [row, shape] = [rows.get(placeId), shapes[index]];
    if (row === undefined || placeId === undefined || shape === undefined) return [];
    return [{ row, shape, anchor: anchorOf(shape) ?? { x: 0, y: 0 }, ...look.of(row, shape) }];
  });
  const met = new Set(drawn.map(({ shape }) => shape));
  const plain = shapes.filter((shape) => circles || !met.has(shape));
  const frame = { left: 0, right: room.width, top: 0, bottom: height };
  return framed({ ...room, height, left: 1, right: 1, top: Math.ceil(look.key.height), bottom: 1 }, [
    ...plainLayer(plan, plain),
    ...(circles ? [] : areaLayers(plan, drawn, look)),
    ...dotLayers(plan, drawn, look),
    ...mapLabels(plan, namedPlaces(plan, drawn), frame),
    ...look.key.layers.map((layer) => raised(layer, Math.ceil(look.key.height))),
  ]);
}

/** The key stands over the map. */
function raised(layer: ChartSpec, by: number): ChartSpec {
  const encoding = layer.encoding as Readonly<Record<string, { readonly value?: number }>>;
  const moved = Object.entries(encoding).map(([channel, def]) =>
    (channel === 'y' || channel === 'y2') && def.value !== undefined
      ? [channel, { value: round(def.value - by) }]
      : [channel, def],
  );
  return { ...layer, encoding: Object.fromEntries(moved) };
}

/** How places are coloured, and how large the dots of those are that have one. */
function classLook(plan: Plan, hasPlain: boolean) {
  const values = plan.rows.map(({ value }) => value);
  const bounds = classBounds(values, plan.map?.classes ?? 'quantiles');
  const { accent, paper } = plan.theme;
  const colours = shadesOf(accent, bounds.length + 1);
  const [low, high] = [smallest(values), largest(values)];
  const edges = [Math.min(low, bounds[0] ?? low), ...bounds, Math.max(high, bounds.at(-1) ?? high)];
  const scale = { type: 'threshold', domain: bounds, range: colours };
  const coloured = { field: 'value', type: 'quantitative', legend: null, scale };
  const color = bounds.length === 0 ? { value: colours[0] } : coloured;
  return {
    color,
    size: { value: dot * dot },
    key: classKey(plan, { edges, color, hasPlain }),
    of: ({ value }: ChartRow, { areas }: PxShape) => ({
      dark: inkOn(plan, colours[classOf(value, bounds)] ?? paper) === paper,
      radius: areas.length === 0 ? dot / 2 : 0,
    }),
  };
}

function circleLook(plan: Plan, { width }: { readonly width: number }, height: number) {
  const highest =
    largest(
      plan.rows.map(({ value }) => value),
      0,
    ) || 1;
  const radius = Math.min(most.radius, Math.max(6, 0.45 * Math.sqrt((width * height) / plan.rows.length)));
  const size = round((2 * radius) ** 2);
  const scale = { domain: [0, highest], range: [0, size], nice: false, zero: true };
  const toned = { field: 'tone', type: 'nominal', legend: null, scale: { domain: ['accent', 'context'] } };
  return {
    color: toned,
    size: { field: 'value', type: 'quantitative', legend: null, scale },
    key: circleKey(plan, { most: highest, size }),
    of: ({ value }: ChartRow) => ({ dark: false, radius: Math.sqrt((size * value) / highest) / 2 }),
  };
}

function namedPlaces({ highlight }: Plan, drawn: readonly DrawnPlace[]): readonly LabelledPlace[] {
  const values = drawn.map(({ row }) => row.value);
  const ends = [largest(values), smallest(values)].map((end) => drawn.find(({ row }) => row.value === end));
  return drawn.map((one): LabelledPlace => {
    const strong = highlight !== undefined && tone(one.row, highlight) === 'accent';
    return { ...one, areas: one.shape.areas, kept: strong || ends.includes(one) };
  });
}
