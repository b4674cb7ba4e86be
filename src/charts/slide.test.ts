import { expect, test } from 'vitest';
import { largest } from '../project/extremes.ts';
import { parseSvg, walk } from '../style/svg.ts';
import { drawSlide, type SlideRequest } from './slide.ts';
import type { ChartTheme } from './types.ts';

const theme: ChartTheme = {
  accent: '#134775',
  context: '#7595b2',
  ink: '#172029',
  muted: '#46525d',
  rule: '#c3cdd5',
  neutral: '#767676',
  paper: '#ffffff',
  fonts: ['Source Sans 3'],
  fontSizes: { label: 9, axis: 9, panel: 9 },
};

const request: SlideRequest = {
  id: 'figure-2',
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100" viewBox="0 0 400 100" role="img" aria-label="Bars of A &amp; B"><rect width="9" height="9"/></svg>',
  texts: { title: 'A & B', subtitle: 'Cases, Made-up, 2023', lines: ['Source: made up', 'Note: none'] },
  theme,
  sizes: { title: 15, subtitle: 10, note: 8.5 },
  metrics: { width: (text, { size }) => text.length * size * 0.5 },
  fontCss: '@font-face{font-family:"Source Sans 3";src:url(data:font/woff2;base64,AAAA)}',
};

const words = (svg: string): readonly string[] =>
  [...walk(parseSvg(svg.trim()))].filter(({ name }) => name === 'text').map(({ children }) => children.join(''));

test('a slide holds title, subtitle, chart, source and note, in that order and inside its edges', () => {
  const { svg, width, height } = drawSlide(request);
  expect(words(svg)).toEqual(['A & B', 'Cases, Made-up, 2023', 'Source: made up', 'Note: none']);
  const root = parseSvg(svg.trim());
  const lows = [...walk(root)].filter(({ name }) => name === 'text').map(({ attributes }) => Number(attributes.y));
  const chart = [...walk(root)].find(({ name, attributes }) => name === 'svg' && attributes.x !== undefined);
  const top = Number(chart?.attributes.y);
  expect(lows.toSorted((a, b) => a - b)).toEqual(lows);
  expect(lows[1]).toBeLessThan(top);
  expect(lows[2]).toBeGreaterThan(top + 100);
  expect(largest(lows)).toBeLessThan(height);
  expect(width).toBe(448);
});

test('the alt text is its description, the title its title, and the fonts are inside', () => {
  const root = parseSvg(drawSlide(request).svg.trim());
  const child = (name: string) => root.children.find((each) => typeof each === 'object' && each.name === name);
  expect(child('title')).toMatchObject({ attributes: { id: 'figure-2-title' }, children: ['A & B'] });
  expect(child('desc')).toMatchObject({ children: ['Bars of A & B'] });
  expect(child('style')).toMatchObject({ children: [request.fontCss] });
  expect(root.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'figure-2-title' });
  expect([...walk(root)].filter(({ attributes }) => attributes.role === 'img')).toHaveLength(1);
});

test('long texts take more lines and a higher picture', () => {
  const long = { ...request.texts, title: 'Recorded cases '.repeat(12).trim() };
  const { svg, height } = drawSlide({ ...request, texts: long });
  expect(words(svg).length).toBeGreaterThan(4);
  expect(height).toBeGreaterThan(drawSlide(request).height);
});
