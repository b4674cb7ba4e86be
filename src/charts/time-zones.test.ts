import { afterEach, expect, test } from 'vitest';
import { english, metrics, theme } from '../testing/chart-fixture.ts';
import { years } from '../testing/proof-cases/rows.ts';
import { inUniversalTime } from './expressions.ts';
import { renderCharts } from './render.ts';

const zone = process.env.TZ;

afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const amount = { field: 'value', type: 'quantitative' };

test.each([
  ['a scale of time', { mark: 'line', encoding: { x: { field: 'start', type: 'temporal' }, y: amount } }],
  [
    'units of time',
    { mark: 'bar', encoding: { x: { field: 'start', type: 'temporal', timeUnit: 'yearmonth' }, y: amount } },
  ],
  [
    'a format of its own',
    { mark: 'point', encoding: { x: { field: 'start', type: 'temporal', axis: { format: '%d %b %Y' } }, y: amount } },
  ],
  [
    'a filter by day',
    {
      transform: [{ filter: { field: 'start', timeUnit: 'yearmonthdate', gte: { year: 2016, month: 1, date: 1 } } }],
      mark: 'point',
      encoding: { x: { field: 'start', type: 'temporal' }, y: amount },
    },
  ],
])('%s draws the same in every time zone', async (_, spec) => {
  const drawn: (string | undefined)[] = [];
  for (const name of ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
    process.env.TZ = name;
    const request = { id: 'made-up', kind: 'vega-lite', rows: years, spec, width: 480, alt: 'A' } as const;
    const [chart] = await renderCharts([request], { theme, metrics, locale: english });
    drawn.push(chart?.svg);
  }
  expect(drawn[0]).toContain('<path');
  expect(new Set(drawn).size).toBe(1);
});

test('what an expression quotes is no function', () => {
  const scale = { type: 'time', domain: [] };
  expect(inUniversalTime({ scales: [scale], signal: `year(datum.a) + "year(b)" + timeFormat(datum.c, '%Y')` })).toEqual(
    {
      scales: [{ type: 'utc', domain: [] }],
      signal: `utcyear(datum.a) + "year(b)" + utcFormat(datum.c, '%Y')`,
    },
  );
});
