import { expect, test } from 'vitest';
import { english, metrics, theme } from '../testing/chart-fixture.ts';
import { many, pairs } from '../testing/proof-cases/rows.ts';
import { heightOfRows, withPlainAreas } from './author-views.ts';
import { renderCharts } from './render.ts';

const values = Array.from({ length: 14 }, (_, at) => ({ place: `Ward ${at}`, group: at % 2 }));

test('each row of categories has room for its name', () => {
  const of = (encoding: object): number | undefined => heightOfRows({ mark: 'bar', encoding }, values);
  expect(of({ y: { field: 'place', type: 'nominal' } })).toBe(348);
  expect(of({ y: { field: 'group', type: 'nominal' }, yOffset: { field: 'place', type: 'nominal' } })).toBe(656);
  expect(of({ y: { field: 'value', type: 'quantitative' } })).toBeUndefined();
});

test('an area alone is not stacked, and one of several series is', () => {
  const y = { field: 'value', type: 'quantitative' };
  expect(withPlainAreas({ mark: 'area', encoding: { y } })).toEqual({
    mark: 'area',
    encoding: { y: { stack: null, ...y } },
  });
  const several = { mark: 'area', encoding: { y, color: { field: 'place', type: 'nominal' } } };
  expect(withPlainAreas(several)).toBe(several);
});

test('a logarithmic axis names its powers of ten, and begins near its least value', async () => {
  const spec = {
    transform: [{ pivot: 'measure', value: 'value', groupby: ['place'] }],
    mark: 'point',
    encoding: {
      x: { field: 'Residents', type: 'quantitative', scale: { type: 'log' } },
      y: { field: 'Rate', type: 'quantitative' },
    },
  };
  const [chart] = await renderCharts([{ id: 'a', kind: 'vega-lite', rows: pairs, spec, alt: '', width: 360 }], {
    theme,
    metrics,
    locale: english,
  });
  expect(chart?.svg).toContain('>10,000<');
  expect(chart?.svg).toContain('>100,000<');
  expect(chart?.svg).not.toContain('>1,000<');
});

test('panels take the width of the page, whatever their axes are', async () => {
  const spec = {
    mark: 'tick',
    encoding: {
      x: { field: 'value', type: 'quantitative' },
      y: { field: 'group', type: 'nominal' },
      row: { field: 'group', type: 'nominal' },
    },
  };
  const [chart] = await renderCharts([{ id: 'a', kind: 'vega-lite', rows: many, spec, alt: '', width: 360 }], {
    theme,
    metrics,
    locale: english,
  });
  const width = Number(/width="([\d.]+)"/.exec(chart?.svg ?? '')?.[1]);
  expect(width).toBeGreaterThan(474);
  expect(width).toBeLessThanOrEqual(481);
});
