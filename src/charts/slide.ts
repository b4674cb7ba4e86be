import { type Element, parseSvg, printSvg } from '../style/svg.ts';
import { type DrawnFace, outlineTexts } from './outline.ts';
import { fontFamily, lineHeight, px } from './theme-config.ts';
import type { ChartTheme, FontMetrics } from './types.ts';
import { wrapText } from './wrap.ts';

/** The texts round a chart on the page, as plain text. */
export interface SlideTexts {
  readonly title: string;
  readonly subtitle: string;
  /** Source and note, each as a line of its own under the chart. */
  readonly lines: readonly string[];
}

/** In pt. */
interface SlideSizes {
  readonly title: number;
  readonly subtitle: number;
  readonly note: number;
}

export interface SlideRequest {
  readonly id: string;
  /** The drawing as it stands in the page, with its alt text. */
  readonly svg: string;
  readonly texts: SlideTexts;
  readonly theme: ChartTheme;
  readonly sizes: SlideSizes;
  readonly metrics: FontMetrics;
  /** What the texts are drawn with, in the order of the theme's font list. */
  readonly faces: readonly DrawnFace[];
}

/** A drawing that stands alone; lengths in CSS px. */
export interface Slide {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const margin = 24;

interface Style {
  readonly size: number;
  readonly weight: 400 | 700;
  readonly fill: string;
}

/**
 * A chart as a picture of its own: title and subtitle above it, source and notes below, on a background in the colour
 * of the page, its texts as shapes. The title is the picture's `<title>`, the alt text its `<desc>` (SVG 2, 5.8).
 */
export function drawSlide(request: SlideRequest): Slide {
  const { id, texts, theme, sizes } = request;
  const chart = parseSvg(request.svg);
  const [inner, chartHeight] = [Number(chart.attributes.width), Number(chart.attributes.height)];
  const place = (text: string, style: Style, top: number) => drawText(text, { ...request, style, top, width: inner });
  const title = place(texts.title, { size: px(sizes.title), weight: 700, fill: theme.ink }, margin);
  const muted = { weight: 400, fill: theme.muted } as const;
  const subtitle = place(texts.subtitle, { ...muted, size: px(sizes.subtitle) }, title.bottom + 2);
  const chartTop = subtitle.bottom + 12;
  const notes = texts.lines.reduce<{ readonly bottom: number; readonly elements: readonly Element[] }>(
    ({ bottom, elements }, text) => {
      const next = place(text, { ...muted, size: px(sizes.note) }, bottom + 4);
      return { bottom: next.bottom, elements: [...elements, ...next.elements] };
    },
    { bottom: chartTop + chartHeight + 8, elements: [] },
  );
  const [width, height] = [Math.ceil(inner + 2 * margin), Math.ceil(notes.bottom + margin)];
  const { 'aria-label': alt = '', role: _, ...attributes } = chart.attributes;
  const drawing = { ...chart, attributes: { ...attributes, x: String(margin), y: String(chartTop) } };
  const children: readonly Element[] = [
    { name: 'title', attributes: { id: `${id}-title` }, children: [texts.title] },
    { name: 'desc', attributes: { id: `${id}-desc` }, children: [alt] },
    { name: 'rect', attributes: { width: '100%', height: '100%', fill: theme.paper }, children: [] },
    ...title.elements,
    ...subtitle.elements,
    drawing,
    ...notes.elements,
  ];
  const size = { width: String(width), height: String(height), viewBox: `0 0 ${width} ${height}` };
  const named = { role: 'img', 'aria-labelledby': `${id}-title`, 'aria-describedby': `${id}-desc` };
  const root = { name: 'svg', attributes: { xmlns: 'http://www.w3.org/2000/svg', ...size, ...named }, children };
  return { svg: `${printSvg(outlineTexts(root, request.faces))}\n`, width, height };
}

interface TextPlace extends SlideRequest {
  readonly style: Style;
  readonly top: number;
  readonly width: number;
}

function drawText(
  text: string,
  { style, top, width, theme, metrics }: TextPlace,
): { readonly elements: readonly Element[]; readonly bottom: number } {
  const { size, weight, fill } = style;
  const step = lineHeight(size);
  const lines = text === '' ? [] : wrapText(text, { width, style: { size, weight }, metrics });
  const attributes = {
    'font-family': fontFamily(theme),
    'font-size': String(size),
    'font-weight': String(weight),
    fill,
  };
  const elements = lines.map((line, index): Element => {
    const y = Math.round((top + size + index * step) * 100) / 100;
    return { name: 'text', attributes: { x: String(margin), y: String(y), ...attributes }, children: [line] };
  });
  return { elements, bottom: top + lines.length * step };
}
