// Draws charts and prints the milliseconds that it took: the number of lines of twelve months, or `points` for one chart
// of 10,000 marks from a specification.
import { renderCharts } from '../../charts/render.ts';
import type { ChartRequest } from '../../charts/request.ts';
import { parsePeriod } from '../../data/period.ts';
import { english, metrics, row, theme } from '../chart-fixture.ts';

const marks = 10_000;

function line(id: string): ChartRequest {
  const rows = Array.from({ length: 12 }, (_, month) => {
    const when = parsePeriod(`2023-${String(month + 1).padStart(2, '0')}`);
    const days = when.start === undefined ? {} : { start: when.start, end: when.end };
    return row({ id: `${id}-${month}`, value: ((month * 7919 + id.length * 31) % 991) / 10, when, ...days });
  });
  return { id, kind: 'line', rows, width: 480, alt: 'A' };
}

function points(): ChartRequest {
  const rows = Array.from({ length: marks }, (_, index) => {
    const start = new Date(Date.UTC(1995, 0, 1) + index * 86_400_000).toISOString().slice(0, 10);
    return row({ id: `row-${index}`, place: `Place ${index}`, value: (index * 7919) % 991, start, end: start });
  });
  const encoding = { x: { field: 'start', type: 'temporal' }, y: { field: 'value', type: 'quantitative' } };
  return { id: 'points', kind: 'vega-lite', rows, width: 480, alt: 'A', spec: { mark: 'point', encoding } };
}

const [asked = 'points'] = process.argv.slice(2);
const requests = asked === 'points' ? [points()] : Array.from({ length: Number(asked) }, (_, at) => line(`line-${at}`));
const began = performance.now();
await renderCharts(requests, { theme, metrics, locale: english });
process.stdout.write(`${(performance.now() - began).toFixed(1)}\n`);
