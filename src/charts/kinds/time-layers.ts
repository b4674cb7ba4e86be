import { barHeight, gap, type Plan, rowScale, toneColor, where } from '../layout.ts';
import type { ChartSpec } from '../types.ts';
import type { TimeTick } from './time-axis.ts';
import type { Placed, Shape } from './time-rows.ts';

/** The first tick is at or before the first row, so that the data's own domain is the axis. */
const timeScale: ChartSpec = { type: 'utc', nice: false };

export function axisLayers(ticks: readonly TimeTick[], top: number): readonly ChartSpec[] {
  const x = { field: 'at', type: 'temporal', axis: null, scale: timeScale };
  const values = ticks.map(({ at, text }) => ({ at, text }));
  const format = { parse: { at: 'date' } };
  return [
    {
      name: 'grid',
      data: { values, format },
      mark: { type: 'rule', style: 'grid', y: -4, y2: 'height' },
      encoding: { x },
    },
    {
      name: 'ticks',
      data: { values, format },
      mark: { type: 'text', style: 'note', align: 'center', baseline: 'top', y: -top },
      encoding: { x, text: { field: 'text' } },
    },
  ];
}

export function markLayers(plan: Plan, placed: readonly Placed[], beside: boolean): readonly ChartSpec[] {
  const at = (field: string) => ({ field, type: 'temporal', axis: null, scale: timeScale });
  const bar = Math.round(barHeight(plan.styles.note) * 0.8);
  const span = {
    mark: { type: 'bar', height: bar },
    encoding: { x: at('start'), x2: { field: 'until' }, y: rowScale, color: toneColor },
  };
  const layers: readonly Layer[] = [
    { shape: 'span', hatched: false, spec: { name: 'spans', ...span } },
    { shape: 'span', hatched: true, spec: { name: 'hatched', ...span } },
    {
      shape: 'point',
      spec: {
        name: 'points',
        mark: { type: 'point', shape: 'circle', size: bar * bar },
        encoding: { x: at('start'), y: rowScale, color: toneColor },
      },
    },
    ...(beside ? textLayers(at, bar) : []),
  ];
  return layers.flatMap((layer) => filterLayer(layer, placed));
}

function textLayers(at: Periods['at'], bar: number): readonly Layer[] {
  const notStated = {
    mark: { type: 'text', style: 'note', align: 'left', baseline: 'middle', x: gap },
    encoding: { y: rowScale, text: { field: 'text' } },
  };
  return [
    ...periodLayers({ shape: 'span', at, dx: gap }),
    ...periodLayers({ shape: 'point', at, dx: gap + bar / 2 }),
    { shape: 'none', spec: notStated },
  ];
}

interface Layer {
  readonly shape: Shape;
  readonly hatched?: boolean;
  readonly side?: Placed['side'];
  readonly spec: ChartSpec;
}

/** A layer without rows is left out: Vega warns about it. */
function filterLayer({ shape, hatched, side, spec }: Layer, placed: readonly Placed[]): readonly ChartSpec[] {
  const matching = placed.filter(
    (each) =>
      each.shape === shape &&
      (hatched === undefined || each.row.partial === hatched) &&
      (side === undefined || each.side === side),
  );
  if (matching.length === 0) return [];
  const filters = Object.entries({ shape, hatched, side }).flatMap(([field, equal]) =>
    equal === undefined ? [] : [where(field, equal)],
  );
  return [{ transform: filters, ...spec }];
}

interface Periods {
  readonly shape: Shape;
  readonly at: (field: string) => ChartSpec;
  readonly dx: number;
}

function periodLayers({ shape, at, dx }: Periods): readonly Layer[] {
  return (['left', 'right'] as const).map((side) => ({
    shape,
    side,
    spec: {
      mark: {
        type: 'text',
        style: 'note',
        align: side === 'left' ? 'right' : 'left',
        baseline: 'middle',
        dx: side === 'left' ? -dx : dx,
      },
      encoding: {
        x: at(side === 'left' || shape === 'point' ? 'start' : 'until'),
        y: rowScale,
        text: { field: 'text' },
      },
    },
  }));
}
