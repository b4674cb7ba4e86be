import type { Point } from '../boxes.ts';
import { type Plan, round, tone } from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import type { PxArea, PxShape } from './map-geometry.ts';
import { hatchLines } from './map-hatch.ts';
import { markLayer, pxPlace, ringLook } from './marks.ts';

/** A place with its value and its shape in px. */
export interface DrawnPlace {
  readonly row: ChartRow;
  readonly shape: PxShape;
  readonly anchor: Point;
  /** Of its dot or circle, in px; 0 where it is an area that is shaded. */
  readonly radius: number;
  readonly dark: boolean;
}

interface MapLook {
  readonly color: ChartSpec;
  readonly size: ChartSpec;
}

/** The coordinates are px already. */
const flat = { type: 'identity', scale: 1, translate: [0, 0] } as const;
const border = 0.6;
/** Every value is a number; Vega-Lite's filter of those that are none does not know classes of colour. */
const whole = { invalid: 'show' } as const;

function polygons(areas: readonly PxArea[]) {
  const ringOf = (ring: PxArea[number]) => [...ring, ...ring.slice(0, 1)].map(({ x, y }) => [round(x), round(y)]);
  return { type: 'MultiPolygon', coordinates: areas.map((area) => area.map(ringOf)) };
}

/** Places without a value: an outline and nothing in it. */
export function plainLayer(plan: Plan, shapes: readonly PxShape[]): readonly ChartSpec[] {
  const points = shapes.flatMap((shape) => shape.points).map(({ x, y }) => ({ x: round(x), y: round(y) }));
  const stroke = plan.map?.circles === true ? plan.theme.rule : plan.theme.neutral;
  const look = { fill: plan.theme.paper, stroke, strokeWidth: border };
  const areas = shapes.filter((shape) => shape.areas.length > 0).map((shape) => featureOf(shape));
  return [
    ...shapeLayer('plain', areas, look),
    ...markLayer('plain-points', points, { type: 'point', shape: 'circle', size: 36, ...look }, pxPlace),
  ];
}

function featureOf({ areas }: PxShape) {
  return { type: 'Feature', geometry: polygons(areas) };
}

function shapeLayer(name: string, values: readonly object[], look: ChartSpec, encoding: ChartSpec = {}) {
  const mark = { type: 'geoshape', clip: false, ...look };
  return markLayer(name, values, mark, encoding).map((layer) => ({ ...layer, projection: flat }));
}

/** Areas in the colours of their classes, hatched where they may change, the highlighted one outlined. */
export function areaLayers(plan: Plan, drawn: readonly DrawnPlace[], { color }: MapLook): readonly ChartSpec[] {
  const shaded = drawn.filter(({ shape }) => shape.areas.length > 0);
  const { neutral, paper, ink } = plan.theme;
  const areas = shaded.map(({ row, shape }) => ({ ...featureOf(shape), id: row.id, value: row.value }));
  const strong = shaded.filter(({ row }) => plan.highlight !== undefined && tone(row, plan.highlight) === 'accent');
  const outlines = strong.map(({ shape }) => featureOf(shape));
  return [
    ...shapeLayer('areas', areas, { stroke: neutral, strokeWidth: border, ...whole }, { color }),
    ...[false, true].flatMap((dark) => {
      const strokes = shaded
        .filter(({ row, dark: own }) => row.partial && own === dark)
        .map(({ shape }) => ({
          type: 'Feature',
          geometry: { type: 'MultiLineString', coordinates: shape.areas.flatMap((area) => hatchLines(area)) },
        }));
      const look = { filled: false, stroke: dark ? paper : ink, strokeWidth: 0.75 };
      return shapeLayer(dark ? 'strokes-light' : 'strokes-dark', strokes, look);
    }),
    ...shapeLayer('outline', outlines, { filled: false, stroke: ink, strokeWidth: 2 }),
  ];
}

/** Circles, or the dots of places that are points; the largest first, so that none hides a smaller one. */
export function dotLayers(plan: Plan, drawn: readonly DrawnPlace[], { color, size }: MapLook): readonly ChartSpec[] {
  const dots = drawn.filter(({ radius }) => radius > 0).sort((a, b) => b.radius - a.radius);
  return [false, true].flatMap((partial) => {
    const values = dots
      .filter(({ row }) => row.partial === partial)
      .map(({ row, anchor }) => ({
        ...{ id: row.id, value: row.value, x: round(anchor.x), y: round(anchor.y) },
        tone: tone(row, plan.highlight),
      }));
    const look = partial ? ringLook(plan.theme.paper) : { stroke: plan.theme.paper, strokeWidth: 1, filled: true };
    const mark = { type: 'point', shape: 'circle', ...look, ...whole };
    return markLayer(partial ? 'rings' : 'dots', values, mark, { ...pxPlace, color, size });
  });
}
