import type { Files } from '../../project/files.ts';
import { type Element, parseSvg, SvgError, walk } from '../svg.ts';

/** A logo that is safe to use on a page: as an image, an SVG runs no script and fetches nothing. */
export interface Logo {
  /** A data URL. */
  readonly address: string;
  /** Whether it is a PNG, the only raster that a PDF may contain. */
  readonly raster: boolean;
}

interface PixelSize {
  readonly width: number;
  readonly height: number;
}

const names = ['logo.svg', 'logo.png'] as const;
const most = { bytes: 200 * 1024, side: 2000, shape: 12 } as const;

/** The logo file of a theme's folder, if it has one. */
export function findLogo(files: Files, folder: string): string | undefined {
  return names.map((name) => `${folder}/${name}`).find((file) => files.exists(file));
}

/**
 * Reads a logo of at most 200 kB: an SVG of plain shapes, or a PNG of at most 2000 by 2000 pixels, recognised by its
 * content and not by its name. Returns what is wrong, in words, if it cannot be used.
 */
export function readLogo(file: string, bytes: Uint8Array): Logo | string {
  if (bytes.byteLength > most.bytes)
    return `it has ${bytes.byteLength} bytes, more than ${most.bytes}: make it smaller`;
  const content = Buffer.from(bytes);
  const raster = content.subarray(0, 8).equals(signature);
  if (raster !== file.endsWith('.png'))
    return `it is ${raster ? 'a PNG' : 'not a PNG'}: correct the ending of its name`;
  const size = raster ? sizeOfPng(content) : sizeOfSvg(content.toString('utf8'));
  if (typeof size === 'string') return size;
  const { width, height } = size;
  if (raster && (Math.max(width, height) > most.side || Math.min(width, height) < 1))
    return `it is ${width} by ${height} pixels; at most ${most.side} by ${most.side} are allowed`;
  if (width / height > most.shape || height / width > 2)
    return `it is ${width} by ${height}; it may be at most ${most.shape} times as wide as high, or twice as high as wide`;
  return { raster, address: `data:image/${raster ? 'png' : 'svg+xml'};base64,${content.toString('base64')}` };
}

/** Of a PNG (W3C PNG, third edition), whose first chunk is IHDR and whose last is IEND. */
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function sizeOfPng(png: Buffer): PixelSize | string {
  if (png.toString('latin1', 12, 16) !== 'IHDR') return 'it contains no picture';
  if (png.toString('latin1', png.length - 8, png.length - 4) !== 'IEND') return 'its end is missing';
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

const shapes = ['svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'defs', 'clipPath'];
/** Elements of drawing programs that draw nothing; those with a namespace of their own are such notes too. */
const notes = /^(title|desc|metadata|.*:.*)$/;
/** What becomes a raster in a PDF, or reaches out of the drawing. */
const refused = /^(opacity|fill-opacity|stroke-opacity|filter|mask|mix-blend-mode|marker.*|on.*|(.*:)?href)$/i;
const plainValue =
  /^(?:[^()\\<>]|url\(#[\w-]+\)|(?:translate|scale|rotate|matrix|skewX|skewY|rgb)\([-\d.,%\s+e]*\))*$/i;

function sizeOfSvg(text: string): PixelSize | string {
  try {
    const root = parseSvg(text);
    if (root.name !== 'svg' || root.attributes.xmlns !== 'http://www.w3.org/2000/svg')
      return 'its first element is not <svg xmlns="http://www.w3.org/2000/svg">';
    if (!root.children.some((child) => typeof child !== 'string')) return 'it draws nothing';
    for (const element of walk(withoutNotes(root))) {
      const fault = faultOf(element);
      if (fault !== undefined) return fault;
    }
    return sizeOf(root);
  } catch (error) {
    if (error instanceof SvgError) return `it is not plain SVG: ${error.message}`;
    throw error;
  }
}

function withoutNotes(element: Element): Element {
  const children = element.children.flatMap((child) =>
    typeof child === 'string' || notes.test(child.name) ? [] : [withoutNotes(child)],
  );
  return { ...element, children };
}

function faultOf({ name, attributes: { style = '', ...attributes } }: Element): string | undefined {
  if (name === 'text' || name === 'tspan') return 'it contains text: convert the letters to outlines';
  if (!shapes.includes(name)) return `<${name}> is not allowed: use only plain shapes`;
  const styled = style.split(';').map((part) => part.split(':').map((side) => side.trim()));
  for (const [key = '', ...rest] of [...Object.entries(attributes), ...styled]) {
    const value = rest.join(':');
    const isPlain = refused.test(key) ? value === 'none' || Number(value) === 1 : plainValue.test(value);
    if (!isPlain) return `${key}="${value.slice(0, 40)}" is not allowed: use only shapes in plain colours`;
  }
  return undefined;
}

function sizeOf({ attributes: { viewBox, width = '', height = '' } }: Element): PixelSize | string {
  const box = viewBox?.trim().split(/[\s,]+/) ?? ['0', '0', width, height];
  const [, , wide = 0, high = 0] = box.map(Number.parseFloat);
  if (box.length === 4 && wide > 0 && high > 0) return { width: wide, height: high };
  return 'it has no size: add a viewBox of four numbers to <svg>';
}
