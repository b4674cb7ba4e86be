import { describe, expect, test } from 'vitest';
import { checkCss } from './check-css.ts';
import { contrast, fromHsl, lightness } from './colour.ts';

const fonts = { families: ['Source Sans 3', 'House'], weights: [400, 600, 700] };
const check = (text: string) => checkCss({ file: 'theme.css', text }, fonts, (_, make) => make());
const found = (css: string): readonly string[] => check(css).map(({ rule }) => rule);

describe('style sheets', () => {
  test.each([
    ['p { box-shadow: 0 0 2pt var(--rule) }', 'theme-print'],
    ['p { text-shadow: 1pt 1pt 0 var(--ink) }', 'theme-print'],
    ['@media print { p { filter: blur(2px) } }', 'theme-print'],
    ['p { -webkit-filter: blur(2px) }', 'theme-print'],
    ['p { border-image: linear-gradient(var(--ink), var(--paper)) 1 }', 'theme-print'],
    ['h1 { -webkit-text-stroke: 1pt var(--ink) }', 'theme-print'],
    ['svg text { stroke: var(--ink) }', 'theme-print'],
    ['p { opacity: 0.5 }', 'theme-print'],
    ['p { font-synthesis: weight }', 'theme-print'],
    ['p { font-synthesis-weight: auto }', 'theme-print'],
    ['@import "x.css";', 'theme-print'],
    ['@import url(data:text/css,x);', 'theme-print'],
    ['p { list-style: url( "https://example.org/x" ) }', 'theme-print'],
    ['p { cursor: URL(x.png), auto }', 'theme-print'],
    ['p { cursor: image-set("x.png" 1x) }', 'theme-print'],
    ['p { fill: url(#pattern) }', 'theme-print'],
    ['p { b\\6fx-shadow: 0 0 2pt }', 'theme-print'],
    ['p { cursor: u\\rl("https://example.org/x") }', 'theme-print'],
    ['p { cursor: u\\72l(https://example.org/x) }', 'theme-print'],
    ['p { cursor: url("\\68ttps://example.org/x") }', 'theme-print'],
    ['p { cursor: src("https://example.org/x") }', 'theme-print'],
    ['p { --own: url(https://example.org/x) }', 'theme-print'],
    ['p { color: var(--ink, url(https://example.org/x)) }', 'theme-print'],
    ['@\\69mport "x.css";', 'theme-print'],
    ['@IMPORT "x.css";', 'theme-print'],
    ['@media screen { @import "x.css"; }', 'theme-print'],
    ['@namespace url(https://example.org/x);', 'theme-print'],
    ['p { cursor: expression(alert(1)) }', 'theme-print'],
    ['p { b { color: var(--ink) } }', 'theme-print'],
    ['p { cursor: url(x y) }', 'theme-print'],
    ['p { font-family: "House\n }', 'theme-print'],
    ['} p { color: var(--ink) }', 'theme-print'],
    ['p { color: var(--ink) } </style>', 'theme-print'],
    ['@font-face { font-family: "House" }', 'theme-font'],
    ['p { font-family: "House", serif }', 'theme-font'],
    ['p { font: 400 9pt/12pt var(--sans), system-ui }', 'theme-font'],
    ['p { font: caption }', 'theme-font'],
    [':root { --own: ui-monospace }', 'theme-font'],
    ['p { font-family: "Comic Neue" }', 'theme-font'],
    ['p { font-weight: 300 }', 'theme-font'],
    ['p { font: 900 9pt/12pt var(--sans) }', 'theme-font'],
    ['p { color: #777 }', 'theme-contrast'],
    ['p { color: grey }', 'theme-contrast'],
    ['p { color: var(--context) }', 'theme-contrast'],
    ['p { background: var(--context) }', 'theme-contrast'],
    ['p { border: 1pt solid rgb(0 0 0 / 10%) }', 'theme-contrast'],
    [':root { --ink: #999 }', 'theme-contrast'],
    ['p::before { content: "7,900" }', 'theme-words'],
    ['p::before { content: counter(page) }', 'theme-words'],
    ['@page { margin: 30mm }', 'theme-print'],
    ['@page { margin-left: 25mm }', 'theme-print'],
    ['.hero { display: none }', 'theme-print'],
    ['.opening .hero { max-width: 50mm }', 'theme-print'],
    ['.hero svg { width: 60% }', 'theme-print'],
    ['.hero { height: 5mm; overflow: hidden }', 'theme-print'],
    ['.tiles { visibility: hidden }', 'theme-print'],
    ['.hero { clip-path: inset(50%) }', 'theme-print'],
    ['@page { margin-top: 8mm }', 'theme-print'],
    ['@page :first { margin-top: 60mm }', 'theme-print'],
    ['@page { margin: 1in }', 'theme-print'],
    ['@page { size: A5 }', 'theme-print'],
    ['@page { color: var(--ink) }', 'theme-print'],
    ['@page wide { margin-top: 30mm }', 'theme-print'],
    ['@page { @top-center { content: "" } }', 'theme-print'],
  ])('%s is reported', (css, rule) => {
    expect(found(css)).toContain(rule);
  });

  test.each([
    'p { box-shadow: none; text-shadow: none; filter: none; opacity: 1; font-synthesis: none }',
    '/* box-shadow: 0 0 2pt; @import "x" */ p { color: var(--ink) }',
    'h2 { text-transform: uppercase; columns: 2 }',
    '@page { margin: 30mm 20mm 25mm }',
    '.opening .hero { max-width: 118mm; width: 100% } .tile { max-width: 50mm; display: block; overflow: visible }',
    '@media screen { .facts { display: none } }',
    '@page { margin-left: 25mm; margin-right: 15mm }',
    '@page :first { margin-top: 40mm } @page :left { margin: 20mm 12mm 22mm 28mm }',
    'p::before { content: "•"; background: var(--tint); color: var(--accent) }',
    'p { font: 600 9pt/12pt var(--sans); font-family: "House", "Source Sans 3"; font-weight: bold }',
    'p { font: 400 calc(var(--scale) * 9pt)/1.2 var(--serif) }',
    'p { background: none; list-style: url(data:image/png;base64,AA==) }',
    '@media screen { :root { --zoom: 1.1 } }',
    'p { border-bottom: 0.5pt solid var(--rule); break-inside: avoid }',
    '[title="{box-shadow: x}"] { margin: 0 }',
    '@supports (filter: blur(2px)) { p { margin: 0;; } }',
  ])('%s is fine', (css) => {
    expect(found(css)).toEqual([]);
  });

  test('positions are those of the text, with or without comments', () => {
    const text = '/* one\ntwo */ p {\n  color: red;\n}';
    expect(check(text)).toMatchObject([{ file: 'theme.css', line: 3, column: 3, rule: 'theme-contrast' }]);
  });
});

test.each([
  ['#FFFFFF', '#000000', 21],
  ['#FFFFFF', '#767676', 4.54],
  ['#134775', '#7595B2', 3.08],
])('the contrast of %s and %s is %d', (a, b, ratio) => {
  expect(contrast(a, b)).toBeCloseTo(ratio, 1);
  expect(contrast(b, a)).toBe(contrast(a, b));
});

test.each([
  ['#FFFFFF', 100],
  ['#000000', 0],
  ['#12436D', 27],
  ['#7595B2', 60],
])('the lightness of %s is %d', (colour, value) => {
  expect(Math.round(lightness(colour))).toBe(value);
});

test.each([
  [0, 1, 0.5, '#FF0000'],
  [120, 1, 0.25, '#008000'],
  [210, 0.5, 0.5, '#4080BF'],
])('hsl(%d, %d, %d) is %s', (hue, saturation, light, colour) => {
  expect(fromHsl(hue, saturation, light)).toBe(colour);
});
