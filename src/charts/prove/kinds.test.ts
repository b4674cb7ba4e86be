import { describe, expect, test } from 'vitest';
import { english, metrics, theme } from '../../testing/chart-fixture.ts';
import { gallery } from '../../testing/chart-gallery.ts';
import type { ChartKind } from '../kinds/kinds.ts';
import type { ChartRequest } from '../request.ts';
import { buildSpec } from '../spec.ts';
import type { ChartSpec } from '../types.ts';
import { drawView, inTurn } from '../vega.ts';
import { proveKind } from './kinds.ts';

const style = { theme, metrics, locale: english };

interface Layer {
  readonly name: string;
  readonly data: { readonly values: readonly object[] };
}

/** What is found where a kind's own drawing is changed in this way. */
async function faultOf(id: string, change: (spec: ChartSpec) => ChartSpec) {
  const request = gallery.find((example) => example.request.id === id)?.request as ChartRequest & { kind: ChartKind };
  const view = await inTurn(metrics, () => drawView({ spec: change(buildSpec(request, style)), id, ...style }));
  return proveKind(request.kind, { ...view, rows: request.rows });
}

/** The drawing with other data in its layer `bars`. */
function withBars(change: (values: readonly object[]) => readonly object[]) {
  return (spec: ChartSpec): ChartSpec => {
    const layer = (spec.layer as readonly Layer[]).map((each) =>
      each.name === 'bars' ? { ...each, data: { values: change(each.data.values) } } : each,
    );
    return { ...spec, layer };
  };
}

describe('the marks of a kind of chart', () => {
  test.each([
    'bars',
    'bars-highlight',
    'change',
    'columns',
    'line',
    'line-series',
    'line-months',
    'parts',
    'panels',
    'bars-many',
    'dumbbell',
    'slope',
    'intervals',
    'stacked',
    'stacked-shares',
    'stacked-columns',
    'stacked-areas',
    'map',
    'map-circles',
  ])('of %s are as their values', async (id) => {
    expect(await faultOf(id, (spec) => spec)).toBeUndefined();
  });

  test.each([
    ['bars', '"value":8231', '"value":7231'],
    ['change', '"value":41.6', '"value":31.6'],
    ['columns', '"value":4120', '"value":4720'],
    ['parts', '"to":47', '"to":42'],
    ['panels', '"value":971', '"value":1371'],
  ])('of %s are found where one has another length', async (id, from, to) => {
    const found = await faultOf(id, (spec) => JSON.parse(JSON.stringify(spec).replaceAll(from, to)));
    expect(found).toMatch(/not in proportion/);
  });

  test.each([
    ['dumbbell', '"value":5200', '"value":4900'],
    ['slope', '"value":731', '"value":831'],
    ['intervals', '"value":29', '"value":31'],
    ['scatter', '"x":968', '"x":998'],
  ])('of %s are found where one is elsewhere', async (id, from, to) => {
    const found = await faultOf(id, (spec) => JSON.parse(JSON.stringify(spec).replaceAll(from, to)));
    expect(found).toMatch(/not where its value/);
  });

  test.each([
    ['map', '"value":9.2', '"value":1.9', 'the shade of rate-13'],
    ['map-circles', '"value":349256', '"value":149256', 'the circle of people-5'],
    ['map', '"id":"rate-3"', '"id":"rate-4"', 'rate-4 is drawn twice'],
    ['map', '"id":"rate-3"', '"id":"rate-99"', 'no mark stands for rate-3'],
  ])('of %s are found where %s is %s', async (id, from, to, words) => {
    const found = await faultOf(id, (spec) => JSON.parse(JSON.stringify(spec).replaceAll(from, to)));
    expect(found).toContain(words);
  });

  test('are found where one is left out', async () => {
    const without = await faultOf(
      'bars',
      withBars((values) => values.slice(1)),
    );
    expect(without).toMatch(/no mark stands for/);
  });

  test('are found where one is drawn twice', async () => {
    const twice = await faultOf(
      'bars',
      withBars((values) => [...values, ...values.slice(0, 1).map((value) => ({ ...value }))]),
    );
    expect(twice).toMatch(/is drawn twice/);
  });

  test('of lines are found where one is elsewhere', async () => {
    const moved = await faultOf('line', (spec) =>
      JSON.parse(JSON.stringify(spec).replaceAll('"value":6240', '"value":5240')),
    );
    expect(moved).toMatch(/not where its value would put it/);
  });
});
