import { type Element, escapeXml, parseSvg, printSvg, SvgError, walk } from '../svg.ts';

const shapes = ['svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'defs', 'clipPath'];
/** Elements of drawing programs that draw nothing. */
const ignored = new Set(['title', 'desc', 'metadata']);
const presentation = [
  ...['fill', 'fill-rule', 'clip-rule', 'clip-path', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin'],
  ...['stroke-miterlimit', 'stroke-dasharray', 'stroke-dashoffset'],
];
const kept = new Set([
  ...[
    'id',
    'd',
    'points',
    'transform',
    'x',
    'y',
    'x1',
    'x2',
    'y1',
    'y2',
    'cx',
    'cy',
    'r',
    'rx',
    'ry',
    'width',
    'height',
  ],
  ...presentation,
]);
/** Attributes that do not affect the drawing. */
const dropped =
  /^(xmlns|version|class|role|aria-.*|data-.*|xml:space|enable-background|baseProfile|preserveAspectRatio)$/;
const opaque = /^(opacity|fill-opacity|stroke-opacity)$/;
/** Attributes that would change the drawing if they were left out. */
const effect = /^(filter|mask|mix-blend-mode|marker.*)$/;
const plainValue = /^(?:[^()\\<>]|(?:translate|scale|rotate|matrix|skewX|skewY|rgb)\([-\d.,%\s+e]*\))*$/i;
const most = { elements: 2000, levels: 40 } as const;

/** A logo of shapes in plain colours only. Width and height are in the drawing's own units. */
export interface CleanLogo {
  readonly width: number;
  readonly height: number;
  /** As the markup of an image whose alternative text is `alt`. */
  readonly markup: (alt: string) => string;
}

/** What is wrong with a logo; only thrown within this file. */
class Refused extends Error {}

/**
 * Keeps the shapes and plain attributes of an SVG that an allow-list names. Returns what is wrong, in words, if anything
 * else draws, fetches, runs or becomes a raster in a PDF.
 */
export function cleanLogo(text: string): CleanLogo | string {
  try {
    const root = parseSvg(text);
    if (root.name !== 'svg') throw new Refused('its first element is not <svg>');
    if ([...walk(root)].length > most.elements) throw new Refused(`it has more than ${most.elements} elements`);
    const box = viewBox(root);
    const children = cleanChildren(root, 1);
    if (children.length === 0) throw new Refused('it draws nothing');
    const own = Object.fromEntries(attributes(root).filter(([name]) => presentation.includes(name)));
    const attributesOf = (alt: string) => ({
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'logo',
      viewBox: box.join(' '),
      role: 'img',
      'aria-label': alt,
      ...own,
    });
    return {
      width: box[2],
      height: box[3],
      markup: (alt) => printSvg({ name: 'svg', attributes: attributesOf(alt), children }),
    };
  } catch (error) {
    if (error instanceof Refused) return error.message;
    if (error instanceof SvgError) return `it is not plain SVG: ${error.message}`;
    throw error;
  }
}

function viewBox({ attributes: { viewBox: box, width, height } }: Element): readonly [number, number, number, number] {
  const numbers = (box ?? `0 0 ${Number.parseFloat(width ?? '')} ${Number.parseFloat(height ?? '')}`)
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [x = 0, y = 0, w = 0, h = 0] = numbers;
  if (numbers.length !== 4 || !numbers.every(Number.isFinite) || w <= 0 || h <= 0)
    throw new Refused('it has no size: add a viewBox of four numbers to <svg>');
  return [x, y, w, h];
}

function cleanChildren({ children }: Element, level: number): readonly Element[] {
  if (level > most.levels) throw new Refused(`it has more than ${most.levels} levels`);
  return children.flatMap((child) => (typeof child === 'string' ? [] : clean(child, level)));
}

function clean(element: Element, level: number): readonly Element[] {
  const { name } = element;
  // Drawing programs keep notes in elements with namespaces of their own.
  if (ignored.has(name) || name.includes(':')) return [];
  if (name === 'text' || name === 'tspan') throw new Refused('it contains text: convert the letters to outlines');
  if (!shapes.includes(name) || name === 'svg') throw new Refused(`<${name}> is not allowed: use only plain shapes`);
  const children = cleanChildren(element, level + 1);
  return [{ name, attributes: Object.fromEntries(attributes(element)), children }];
}

function attributes({ attributes: all }: Element): readonly (readonly [string, string])[] {
  const styled = (all.style ?? '').split(';').flatMap((part): readonly (readonly [string, string])[] => {
    const [name = '', ...value] = part.split(':');
    const key = name.trim();
    const counts =
      presentation.includes(key) || opaque.test(key) || (effect.test(key) && value.join('').trim() !== 'none');
    return counts ? [[key, value.join(':').trim()]] : [];
  });
  const direct = Object.entries(all).filter(([name]) => name !== 'style' && name !== 'viewBox');
  return [...direct, ...styled].flatMap(([name, value]) => cleanAttribute(name, value));
}

function cleanAttribute(name: string, value: string): readonly (readonly [string, string])[] {
  if (/href$/i.test(name) || /^on/i.test(name)) throw new Refused(`the attribute ${name} is not allowed`);
  if (opaque.test(name)) {
    if (Number(value) === 1) return [];
    throw new Refused(`${name}="${value}" is not allowed: use a lighter colour`);
  }
  if (dropped.test(name) || name.includes(':')) return [];
  if (!kept.has(name)) throw new Refused(`the attribute ${name} is not allowed`);
  if (name === 'id') return [[name, `logo-${value.replace(/[^\w-]/g, '')}`]];
  const local = /^url\(#([\w-]+)\)$/.exec(value);
  if (local !== null && name === 'clip-path') return [[name, `url(#logo-${local[1]})`]];
  if (!plainValue.test(value))
    throw new Refused(`${name}="${value.slice(0, 40)}" is not allowed: use only plain colours`);
  return [[name, value]];
}

/** The markup of a picture given as a data URL. */
export function imageMarkup(data: string, alt: string): string {
  return `<img class="logo" src="${data}" alt="${escapeXml(alt)}">`;
}
