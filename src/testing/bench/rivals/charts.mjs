// Three charts from Vega-Lite specs, drawn as somebody without Briefpress would draw them.
import * as vega from 'vega';
import { compile } from 'vega-lite';

const values = Array.from({ length: 24 }, (_, at) => ({
  year: 2012 + (at % 12),
  place: at < 12 ? 'North' : 'South',
  cases: 38_000 + ((at * 7919) % 28_000),
}));
const size = { width: 600, height: 220, data: { values } };
const cases = { field: 'cases', type: 'quantitative' };
const place = { field: 'place', type: 'nominal' };

const specs = [
  { ...size, mark: 'line', encoding: { x: { field: 'year', type: 'ordinal' }, y: cases, color: place } },
  { ...size, mark: 'bar', encoding: { x: { ...cases, aggregate: 'mean' }, y: place } },
  { ...size, mark: 'point', encoding: { x: cases, y: { field: 'year', type: 'ordinal' }, shape: place } },
];

/** @returns {Promise<readonly string[]>} as SVG */
export function drawCharts() {
  return Promise.all(
    specs.map((spec) => {
      const compiled = compile(/** @type {import('vega-lite').TopLevelSpec} */ (spec));
      return new vega.View(vega.parse(compiled.spec), { renderer: 'none' }).toSVG();
    }),
  );
}
