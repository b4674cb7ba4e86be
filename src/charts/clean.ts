import { BriefError } from '../project/errors.ts';
import type { Element } from '../style/svg.ts';
import { hatch } from './hatch.ts';

const elements = new Set(['svg', 'g', 'path', 'line', 'rect', 'text', 'tspan', 'defs', 'clipPath']);

const kept = new Set([
  ...['id', 'd', 'transform', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'dx', 'dy', 'width', 'height', 'clip-path'],
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-dashoffset'],
  ...['stroke-linecap', 'stroke-linejoin', 'stroke-miterlimit', 'opacity', 'text-anchor'],
  ...['font-family', 'font-size', 'font-weight'],
]);

const dropped = /^(class|role|aria-|pointer-events|display|xmlns|version|viewBox)/;

/** What a chart's `<svg>` element has besides the drawing. */
export interface Root {
  readonly id: string;
  readonly alt: string;
}

/**
 * Turns Vega's SVG into the one that goes into the page: an image with the alt text, ids prefixed with the chart's,
 * `hatched` layers drawn as lines, numbers to a hundredth of a px, and nothing but shapes and text. Throws a
 * BriefError ('data') for an element, an attribute or a reference that is none of these: only what our charts
 * need is allowed, so that nothing passes that printing would fetch or rasterise.
 */
export function cleanSvg(svg: Element, { id, alt }: Root): Element {
  const { width = '0', height = '0', viewBox = '' } = svg.attributes;
  return {
    name: 'svg',
    attributes: {
      xmlns: 'http://www.w3.org/2000/svg',
      width: roundNumbers(width),
      height: roundNumbers(height),
      viewBox: roundNumbers(viewBox),
      role: 'img',
      'aria-label': alt,
    },
    children: svg.children.flatMap((child) => cleanChild(child, id)),
  };
}

function cleanChild(child: Element | string, id: string): readonly (Element | string)[] {
  if (typeof child === 'string') return [child];
  if (!elements.has(child.name) || child.name === 'svg') refuse(id, `an element <${child.name}>`);
  if (isEmptyShape(child)) return [];
  const drawn = /(^|[ _])hatched_marks/.test(child.attributes.class ?? '') ? hatch(child) : child;
  const children = drawn.children.flatMap((each) => cleanChild(each, id));
  if (drawn.name === 'g' && children.length === 0) return [];
  const attributes = cleanAttributes(drawn, id);
  if (drawn.name === 'g' && Object.keys(attributes).length === 0) return children;
  return [{ name: drawn.name, attributes, children }];
}

/** Whether it is a group's background without a colour. */
function isEmptyShape({ name, attributes: { class: role, fill, stroke, display } }: Element): boolean {
  if (name !== 'path' || (role !== 'background' && role !== 'foreground')) return false;
  return display === 'none' || (fill === undefined && stroke === undefined);
}

function cleanAttributes(element: Element, id: string): Element['attributes'] {
  const cleaned: Record<string, string> = {};
  for (const [name, value] of Object.entries(element.attributes)) {
    if (dropped.test(name)) continue;
    if (!kept.has(name)) refuse(id, `an attribute ${name}="${value}"`);
    if (element.name === 'text' && name.startsWith('stroke')) refuse(id, 'stroked text');
    if (name !== 'transform' || value !== 'translate(0,0)') cleaned[name] = cleanValue(name, value, id);
  }
  return cleaned;
}

function cleanValue(name: string, value: string, id: string): string {
  if (name === 'id') return `${id}-${value}`;
  const local = value.replaceAll('url(#', `url(#${id}-`);
  if (/url\((?!#)|javascript:|expression\(/i.test(local)) refuse(id, `a reference ${name}="${value}"`);
  return /^(font-family|fill|stroke|clip-path)$/.test(name) ? local : roundNumbers(local);
}

function roundNumbers(text: string): string {
  if (!text.includes('.')) return text;
  return text.replace(/-?\d+\.\d+(e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100 + 0));
}

function refuse(id: string, what: string): never {
  throw new BriefError('data', `chart "${id}" has ${what} in its drawing, which a briefing cannot print`, {
    hint: 'charts are drawn with bars, lines, areas, points, ticks, rules and text in plain colours',
  });
}
