import { BriefError } from '../project/errors.ts';
import type { ChartTheme } from './types.ts';

const generic = new Set([
  'serif',
  'sans-serif',
  'monospace',
  'cursive',
  'fantasy',
  'system-ui',
  'math',
  'emoji',
  'fangsong',
  'ui-serif',
  'ui-sans-serif',
  'ui-monospace',
  'ui-rounded',
]);

/** CSS px of a length in pt: the page is printed from CSS, so that an SVG's own unit is 1 px. */
export function px(pt: number): number {
  return (pt * 4) / 3;
}

/** The theme's font list as CSS writes it. Throws a BriefError ('data') for a generic family. */
export function fontFamily(theme: ChartTheme): string {
  for (const name of theme.fonts) {
    if (generic.has(name.toLowerCase()) || !/^[\p{L}\p{N} _-]+$/u.test(name)) {
      throw new BriefError('data', `the theme's chart font "${name}" is not the name of a bundled family`, {
        hint: 'name bundled families only: a generic family lets fonts of the machine into the PDF',
      });
    }
  }
  return theme.fonts.map((name) => `'${name}'`).join(', ');
}

/**
 * The Vega-Lite config of a theme. A spec names styles and not sizes or colours: text styles `value` (semibold),
 * `note` (muted, small), `panel` (semibold), `end` (text on the
 * accent colour), of lines `grid`, of marks `accent`, `context` and `neutral`; a nominal `color` takes the accent,
 * the context and the neutral colour in turn.
 */
export function themeConfig(theme: ChartTheme): Readonly<Record<string, unknown>> {
  const font = fontFamily(theme);
  const label = px(theme.fontSizes.label);
  const axis = px(theme.fontSizes.axis);
  const text = { font, fontSize: label, fontWeight: 400, color: theme.ink, lineHeight: lineHeight(label) };
  return {
    aria: false,
    background: null,
    font,
    lineBreak: '\n',
    view: { stroke: null, fill: null },
    range: { category: [theme.accent, theme.context, theme.neutral] },
    text: { ...text, limit: 0 },
    style: {
      value: { fontWeight: 600 },
      note: { fontSize: axis, color: theme.muted, lineHeight: lineHeight(axis) },
      panel: { fontSize: px(theme.fontSizes.panel), fontWeight: 600 },
      accent: { color: theme.accent },
      context: { color: theme.context },
      neutral: { color: theme.neutral },
      grid: { color: theme.rule, strokeWidth: 0.75 },
      end: { fontWeight: 600, color: theme.paper },
    },
    bar: { color: theme.accent },
    area: { color: theme.context },
    line: { color: theme.accent, strokeWidth: 2, strokeCap: 'round', strokeJoin: 'round' },
    point: { filled: true, opacity: 1, color: theme.accent, strokeWidth: 0 },
    tick: { color: theme.accent },
    rule: { color: theme.neutral, strokeWidth: 1 },
    axis: axisConfig(theme, { font, size: axis }),
    header: { labelFont: font, labelFontSize: label, labelFontWeight: 600, labelColor: theme.ink, labelLimit: 0 },
  };
}

function axisConfig(theme: ChartTheme, { font, size }: { readonly font: string; readonly size: number }) {
  return {
    labelFont: font,
    labelFontSize: size,
    labelFontWeight: 400,
    labelColor: theme.muted,
    labelLimit: 0,
    labelAngle: 0,
    labelPadding: 6,
    titleFont: font,
    titleFontSize: size,
    titleFontWeight: 400,
    titleColor: theme.muted,
    titleLimit: 0,
    gridColor: theme.rule,
    gridWidth: 0.75,
    domainColor: theme.neutral,
    ticks: false,
    tickCount: 5,
  };
}

export function lineHeight(size: number): number {
  return Math.round(size * 1.25 * 100) / 100;
}
