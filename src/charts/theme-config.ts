import type { ChartTheme } from './types.ts';

/** CSS px of a length in pt: the page is printed from CSS, so that an SVG's own unit is 1 px. */
export function px(pt: number): number {
  return (pt * 4) / 3;
}

/** The theme's font list as CSS writes it: no generic family, which would let fonts of the machine into the PDF. */
export function fontFamily({ fonts }: ChartTheme): string {
  return fonts.map((name) => `'${name}'`).join(', ');
}

/**
 * The Vega-Lite config of a theme. A spec names styles and not sizes or colours: text styles `value` (semibold),
 * `note` (muted, small), `panel` (semibold), `end` (text on the accent colour); the line style
 * `grid`; the mark styles `accent`, `context` and `neutral`; a nominal `color` takes the accent,
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
    // Vega-Lite looks in a style for `size`, and without it sets what the style sets in the size of all texts.
    style: {
      value: { fontWeight: 600 },
      note: { fontSize: axis, size: axis, color: theme.muted, lineHeight: lineHeight(axis) },
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
