import { describe, expect, test } from 'vitest';
import { english, metrics, theme } from '../../testing/chart-fixture.ts';
import { gallery } from '../../testing/chart-gallery.ts';
import type { ChartKind } from '../kinds/kinds.ts';
import { renderCharts } from '../render.ts';
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
  const isPart = request.options?.normalised === true;
  return proveKind(request.kind, { ...view, rows: request.rows, isPart, number: english.number });
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

type Values = readonly Readonly<Record<string, unknown>>[];

/** The drawing with other data in the first of its layers of this name. */
function inLayer(name: RegExp, change: (values: Values) => Values) {
  return (spec: ChartSpec): ChartSpec => {
    const layers = spec.layer as readonly Layer[];
    const at = layers.findIndex((each) => name.test(each.name));
    const layer = layers.map((each, index) =>
      index === at ? { ...each, data: { values: change(each.data.values as Values) } } : each,
    );
    return { ...spec, layer };
  };
}

const first = (change: (value: Values[number]) => object) => (values: Values) =>
  values.map((value, index) => (index === 0 ? { ...value, ...change(value) } : value));
const add = (field: string, by: number) => first((value) => ({ [field]: Number(value[field]) + by }));

const extraSquare = inLayer(/^units$/, (values) => [...values, { ...values[0] }]);
const restAsPart = inLayer(/^units$/, (values) =>
  values.map((value, at) => (at === 71 ? { ...value, id: 'items-met' } : value)),
);
const heatValue = inLayer(
  /^cells$/,
  first((value) => ({ value: Number(value.value) > 60 ? 0 : 1e6 })),
);
const heatText = inLayer(/^values/, add('x', 200));
const heatTick = inLayer(
  /^ticks/,
  first(() => ({ text: '7' })),
);
const secondSpan = inLayer(/^spans$/, (values) => [...values, { ...values[0], middle: Number(values[0]?.middle) + 9 }]);
const timelinePlace = inLayer(/^dots$/, add('x', 40));
const firstYear = inLayer(/^grid$/, (values) => values.slice(1));
const longer = inLayer(/^spans$/, add('x2', 30));
const leaveOut = (name: string) => inLayer(new RegExp(`^${name}$`), (values) => values.slice(1));
const twice = (name: string) => inLayer(new RegExp(`^${name}$`), (values) => [...values, { ...values[0] }]);

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
    'line-range',
    'unit-row',
    'unit-row-of',
    'unit-row-many',
    'heat',
    'timeline',
    'coverage',
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

  test.each([
    ['a bound at another value', 'intervals', '"lower":31.5', '"lower":34.5', 'the bound of'],
    [
      'bounds that are swapped',
      'intervals',
      '"lower":35.5,"upper":41',
      '"lower":41,"upper":35.5',
      'is not where its value would put it',
    ],
    ['a band that ends elsewhere', 'line-range', '"upper":76.9', '"upper":79.9', 'the bound of'],
    ['bounds that are drawn twice', 'intervals', secondSpan, '', 'are drawn twice'],
    ['bounds that are not drawn', 'intervals', '"name":"spans"', '"name":"nothing"', 'no mark stands for the bounds'],
    ['one square too many', 'unit-row', extraSquare, '', 'has not as many squares'],
    ['squares of a part as if of the rest', 'unit-row-of', restAsPart, '', 'has not as many squares'],
    ['a key of another unit', 'unit-row-many', '"= 100"', '"= 1,000"', 'its key says "=1,000"'],
    ['a cell in the colour of another class', 'heat', heatValue, '', 'is not that of its class'],
    ['a value in the cell of another', 'heat', heatText, '', 'does not stand in the cell of its value'],
    ['a key with other bounds', 'heat', heatTick, '', 'where no class begins'],
    ['an event at another date', 'timeline', timelinePlace, '', 'is not where its dates would put it'],
    ['an event left out', 'timeline', leaveOut('dots'), '', 'no mark stands for'],
    ['an axis of other years', 'timeline', firstYear, '', 'is not where its dates would put it'],
    ['a period left out', 'coverage', leaveOut('spans'), '', 'no mark stands for'],
    ['a period twice', 'coverage', twice('spans'), '', 'is drawn twice'],
    ['a period that ends too late', 'coverage', longer, '', 'is not where its dates would put it'],
  ] as const)('are found with %s', async (_, id, from, to, words) => {
    const change = typeof from === 'string' ? (text: string) => text.replaceAll(from, to) : undefined;
    const found = await faultOf(id, (spec) => {
      const changed = change === undefined ? (from as typeof longer)(spec) : JSON.parse(change(JSON.stringify(spec)));
      expect(JSON.stringify(changed)).not.toBe(JSON.stringify(spec));
      return changed as ChartSpec;
    });
    expect(found).toContain(words);
  });

  test('of a band that is dashed from a value on are as their values', async () => {
    const own = gallery.find(({ request }) => request.id === 'line-range')?.request as ChartRequest;
    const last = own.rows.length - 1;
    const rows = own.rows.map((each, at) =>
      at === last ? { ...each, partial: true, statuses: ['forecast'] as const } : each,
    );
    await expect(renderCharts([{ ...own, rows }], style)).resolves.toHaveLength(1);
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
