import { describe, expect, test } from 'vitest';
import { parseSvg, printSvg } from '../style/svg.ts';
import { cleanSvg } from './clean.ts';

const clean = (inside: string) =>
  printSvg(
    cleanSvg(parseSvg(`<svg width="10" height="10" viewBox="0 0 10 10">${inside}</svg>`), { id: 'fig', alt: 'a & b' }),
  );

describe('the SVG of a chart', () => {
  test('is an image with its alt text, and its ids have the chart’s prefix', () => {
    expect(
      clean(
        '<g clip-path="url(#clip1)"><path d="M0,0h1.23456v2" fill="#000000"/></g><defs><clipPath id="clip1"/></defs>',
      ),
    ).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10" role="img" aria-label="a &amp; b">' +
        '<g clip-path="url(#fig-clip1)"><path d="M0,0h1.23v2" fill="#000000"/></g>' +
        '<defs><clipPath id="fig-clip1"/></defs></svg>',
    );
  });

  test('hatches bars of a layer named hatched with lines inside them', () => {
    const svg = clean('<g class="mark-rect panel_2_hatched_marks"><path d="M0,0h20v10h-20Z" fill="#134775"/></g>');
    const points = Array.from(svg.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g), ([, x, y]) => [Number(x), Number(y)]);
    expect(points.length).toBeGreaterThan(8);
    expect(points.every(([x = -1, y = -1]) => x >= 0 && x <= 20 && y >= 0 && y <= 10)).toBe(true);
    expect(svg).not.toContain('fill="#134775"');
  });

  test.each([
    ['an image', '<image width="1"/>'],
    ['a pattern', '<pattern id="p"/>'],
    ['a script', '<script/>'],
    ['foreign content', '<foreignObject/>'],
    ['a link', '<a><path d="M0,0"/></a>'],
    ['an event handler', '<path d="M0,0" onclick="x()"/>'],
    ['a fill that is fetched', '<path d="M0,0" fill="url(http://127.0.0.1/x)"/>'],
    ['a style', '<path d="M0,0" style="fill: url(x)"/>'],
    ['stroked text', '<text stroke="#000000">x</text>'],
    ['a hatched circle', '<g class="hatched_marks"><path d="M0,0A1,1,0,1,1,2,0" fill="#000000"/></g>'],
  ])('%s is refused', (_, inside) => {
    expect(() => clean(inside)).toThrow(/cannot print|not a plain bar/);
  });

  test('texts stay as they are, escaped', () => {
    expect(clean('<text fill="#000000">1.23456 &lt; 2 &amp; more</text>')).toContain(
      '>1.23456 &lt; 2 &amp; more</text>',
    );
  });
});
