import type { Point } from '../boxes.ts';
import { type Plan, round, tone } from '../layout.ts';
import type { ChartRow, ChartSpec } from '../types.ts';
import type { PxArea, PxShape } from './map-geometry.ts';
import { hatchLines } from './map-hatch.ts';
import { pxField } from './px-marks.ts';

/** A place with its value and its shape in px. */
export interface Drawn {
  readonly row: ChartRow;
  readonly shape: PxShape;
  readonly anchor: Point;
  /** Of its dot or circle, in px; 0 where it is an area that is shaded. */
  readonly radius: number;
  readonly dark: boolean;
}

export interface MapLook {
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
  const values = shapes
    .filter(({ areas }) => areas.length > 0)
    .map(({ areas }) => ({ type: 'Feature', geometry: polygons(areas) }));
  const points = shapes.flatMap((shape) => shape.points).map(({ x, y }) => ({ x: round(x), y: round(y) }));
  const stroke = plan.map?.circles === true ? plan.theme.rule : plan.theme.neutral;
  const look = { fill: plan.paper, stroke, strokeWidth: border };
  const mark = { type: 'point', shape: 'circle', size: 36, ...look };
  return [
    ...(values.length === 0
      ? []
      : [{ name: 'plain', data: { values }, projection: flat, mark: { type: 'geoshape', clip: false, ...look } }]),
    ...(points.length === 0
      ? []
      : [{ name: 'plain-points', data: { values: points }, mark, encoding: { x: pxField('x'), y: pxField('y') } }]),
  ];
}

/** Areas in the colours of their classes, hatched where they may change, the highlighted one outlined. */
export function areaLayers(plan: Plan, drawn: readonly Drawn[], { color }: MapLook): readonly ChartSpec[] {
  const shaded = drawn.filter(({ shape }) => shape.areas.length > 0);
  const feature = ({ row, shape }: Drawn) => ({
    ...{ type: 'Feature', id: row.id, value: row.value, geometry: polygons(shape.areas) },
  });
  const stroke = { stroke: plan.theme.neutral, strokeWidth: border };
  const strong = shaded.filter(({ row }) => plan.highlight !== undefined && tone(row, plan.highlight) === 'accent');
  const layer = (name: string, values: readonly object[], rest: ChartSpec): readonly ChartSpec[] =>
    values.length === 0 ? [] : [{ name, data: { values }, projection: flat, ...rest }];
  const outline = { type: 'geoshape', clip: false, filled: false, stroke: plan.theme.ink, strokeWidth: 2 };
  return [
    ...layer('areas', shaded.map(feature), {
      mark: { type: 'geoshape', clip: false, ...stroke, ...whole },
      encoding: { color },
    }),
    ...[false, true].flatMap((dark) => {
      const values = shaded
        .filter(({ row, dark: own }) => row.partial && own === dark)
        .map(({ shape }) => ({
          type: 'Feature',
          geometry: { type: 'MultiLineString', coordinates: shape.areas.flatMap((area) => hatchLines(area)) },
        }));
      const lines = {
        type: 'geoshape',
        clip: false,
        filled: false,
        stroke: dark ? plan.paper : plan.theme.ink,
        strokeWidth: 0.75,
      };
      return layer(dark ? 'strokes-light' : 'strokes-dark', values, { mark: lines });
    }),
    ...layer(
      'outline',
      strong.map(({ shape }) => ({ type: 'Feature', geometry: polygons(shape.areas) })),
      { mark: outline },
    ),
  ];
}

/** Circles, or the dots of places that are points; the largest first, so that none hides a smaller one. */
export function dotLayers(plan: Plan, drawn: readonly Drawn[], { color, size }: MapLook): readonly ChartSpec[] {
  const dots = drawn.filter(({ radius }) => radius > 0).sort((a, b) => b.radius - a.radius);
  return [false, true].flatMap((partial) => {
    const values = dots
      .filter(({ row }) => row.partial === partial)
      .map(({ row, anchor }) => ({
        ...{ id: row.id, value: row.value, x: round(anchor.x), y: round(anchor.y) },
        tone: tone(row, plan.highlight),
      }));
    const look = partial
      ? { filled: false, fill: plan.paper, strokeWidth: 2 }
      : { stroke: plan.paper, strokeWidth: 1, filled: true };
    const encoding = { x: pxField('x'), y: pxField('y'), color, size };
    const mark = { type: 'point', shape: 'circle', ...look, ...whole };
    return values.length === 0 ? [] : [{ name: partial ? 'rings' : 'dots', data: { values }, mark, encoding }];
  });
}
