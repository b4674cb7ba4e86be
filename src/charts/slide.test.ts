import { expect, test } from 'vitest';
import { largest, smallest } from '../project/extremes.ts';
import { type Element, parseSvg, walk } from '../style/svg.ts';
import { faces, metrics, theme } from '../testing/chart-fixture.ts';
import { drawSlide, type SlideRequest } from './slide.ts';

const request: SlideRequest = {
  id: 'figure-2',
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100" viewBox="0 0 400 100" role="img" aria-label="Bars of A &amp; B"><rect width="9" height="9"/></svg>',
  texts: { title: 'A & B', subtitle: 'Cases, Made-up, 2023', lines: ['Source: made up', 'Note: none'] },
  theme,
  sizes: { title: 15, subtitle: 10, note: 8.5 },
  metrics,
  faces,
};

const nodes = (svg: string): readonly Element[] => [...walk(parseSvg(svg.trim()))];

/** The lowest and the highest y of each text's shape, from the ends of its curves. */
const heights = (svg: string): readonly (readonly [number, number])[] =>
  nodes(svg).flatMap(({ name, attributes: { d = '' } }) => {
    const ys = Array.from(d.matchAll(/[MLQC][^MLQCZ]*?(-?[\d.]+)(?=[MLQCZ])/g), ([, y]) => Number(y));
    return name === 'path' && ys.length > 0 ? [[smallest(ys), largest(ys)] as const] : [];
  });

test('a slide holds title, subtitle, chart, source and note, in that order and inside its edges', () => {
  const { svg, width, height } = drawSlide(request);
  const lines = heights(svg);
  expect(lines.length).toBe(4);
  const chart = nodes(svg).find(({ name, attributes }) => name === 'svg' && attributes.x !== undefined);
  const top = Number(chart?.attributes.y);
  const edges = [lines[0], lines[1], [top, top + 100] as const, lines[2], lines[3], [height, height] as const];
  for (const [index, edge] of edges.entries()) {
    const next = edges[index + 1]?.[0] ?? Number.POSITIVE_INFINITY;
    expect(edge?.[1]).toBeLessThanOrEqual(next);
  }
  expect(width).toBe(448);
});

test('its texts are shapes, which no program sets in another font', () => {
  const names = new Set(nodes(drawSlide(request).svg).map(({ name }) => name));
  expect([...names].sort()).toEqual(['desc', 'path', 'rect', 'svg', 'title']);
});

test('the alt text is its description, the title its title', () => {
  const root = parseSvg(drawSlide(request).svg.trim());
  const child = (name: string) => root.children.find((each) => typeof each === 'object' && each.name === name);
  expect(child('title')).toMatchObject({ attributes: { id: 'figure-2-title' }, children: ['A & B'] });
  expect(child('desc')).toMatchObject({ children: ['Bars of A & B'] });
  expect(root.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'figure-2-title' });
  expect([...walk(root)].filter(({ attributes }) => attributes.role === 'img')).toHaveLength(1);
});

test('long texts take more lines and a higher picture', () => {
  const long = { ...request.texts, title: 'Recorded cases '.repeat(12).trim() };
  const { svg, height } = drawSlide({ ...request, texts: long });
  expect(heights(svg).length).toBeGreaterThan(4);
  expect(height).toBeGreaterThan(drawSlide(request).height);
});
