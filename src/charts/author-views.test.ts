import { expect, test } from 'vitest';
import { largest, smallest } from '../project/extremes.ts';
import { type Element, parseSvg } from '../style/svg.ts';
import { english, metrics, theme } from '../testing/chart-fixture.ts';
import { many, pairs } from '../testing/proof-cases/rows.ts';
import { heightOfRows, withPlainAreas } from './author-views.ts';
import { type Box, moved, textBoxes } from './boxes.ts';
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

/** A made-up specification as drawn, 360 pt wide. */
async function drawn(spec: object, rows = many.slice(0, 6)): Promise<Element> {
  const request = { id: 'a', kind: 'vega-lite', rows, spec, alt: '', width: 360 } as const;
  const [chart] = await renderCharts([request], { theme, metrics, locale: english });
  return parseSvg(chart?.svg ?? '');
}

const named = { field: 'label', type: 'nominal' };

test('panels beside a legend take the width that it leaves, whatever their heads are', async () => {
  const encoding = { x: { field: 'value', type: 'quantitative' }, y: named, row: named, color: named };
  const { width } = (await drawn({ mark: 'point', height: { step: 12 }, encoding })).attributes;
  expect(Number(width)).toBeGreaterThan(474);
  expect(Number(width)).toBeLessThanOrEqual(481);
});

test('bubbles stand beside the names of their rows, over an axis, and whole, as does their key', async () => {
  const size = { field: 'value', type: 'quantitative', scale: { rangeMax: 2400 } };
  const x = { field: 'value', type: 'quantitative', scale: { zero: false } };
  const svg = await drawn({ mark: { type: 'point', filled: true }, encoding: { x, y: named, size } });
  const bubbles = pointBoxes(svg);
  const names = textBoxes(svg, metrics).filter(({ text }) => text.startsWith('Parish'));
  expect(names.length).toBe(6);
  expect(bubbles.length).toBeGreaterThan(6);
  expect(smallest(bubbles.map(({ left }) => left))).toBeGreaterThan(largest(names.map(({ right }) => right)));
  expect(smallest(bubbles.map(({ top }) => top))).toBeGreaterThanOrEqual(-0.5);
  expect(largest(bubbles.map(({ bottom }) => bottom))).toBeLessThanOrEqual(Number(svg.attributes.height) + 0.5);
});

/** Round points, by the arcs that draw them. */
function pointBoxes(element: Element, origin = { x: 0, y: 0 }): readonly Box[] {
  const at = moved(origin, element);
  const radius = Number(/^M([\d.]+),0A/.exec(element.attributes.d ?? '')?.[1] ?? Number.NaN);
  const own = { left: at.x - radius, right: at.x + radius, top: at.y - radius, bottom: at.y + radius };
  const inside = element.children.flatMap((child) => (typeof child === 'string' ? [] : pointBoxes(child, at)));
  return Number.isNaN(radius) ? inside : [own];
}
