import { type Element, parseSvg, SvgError, walk } from './svg.ts';

/** A picture that is safe to use on a page: as an image, an SVG runs no script and fetches nothing. */
export interface Picture {
  /** A data URL. */
  readonly address: string;
  /** Whether it is of pixels. */
  readonly raster: boolean;
  /** In pixels, or in the units of an SVG. */
  readonly width: number;
  readonly height: number;
}

interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** The most that a picture may have: bytes of its file, pixels on a side. */
export interface PictureLimits {
  readonly bytes: number;
  readonly side: number;
}

type Kind = 'svg+xml' | 'png' | 'jpeg';

const endings: Readonly<Record<Kind, RegExp>> = { 'svg+xml': /\.svg$/i, png: /\.png$/i, jpeg: /\.jpe?g$/i };
const kindNames: Readonly<Record<Kind, string>> = { 'svg+xml': 'not a PNG or JPEG', png: 'a PNG', jpeg: 'a JPEG' };

/**
 * Reads a picture within limits: an SVG of plain shapes, a PNG or a JPEG, recognised by its content and not by its name.
 * Returns what is wrong, in words, if it cannot be used.
 */
export function readPicture(file: string, bytes: Uint8Array, most: PictureLimits): Picture | string {
  if (bytes.byteLength > most.bytes)
    return `it has ${bytes.byteLength} bytes, more than ${most.bytes}: make it smaller`;
  const content = Buffer.from(bytes);
  const kind = kindOf(content);
  if (!endings[kind].test(file)) return `it is ${kindNames[kind]}: correct the ending of its name`;
  const raster = kind !== 'svg+xml';
  const size =
    kind === 'png' ? sizeOfPng(content) : kind === 'jpeg' ? sizeOfJpeg(content) : sizeOfSvg(content.toString('utf8'));
  if (typeof size === 'string') return size;
  const { width, height } = size;
  if (raster && (Math.max(width, height) > most.side || Math.min(width, height) < 1))
    return `it is ${width} by ${height} pixels; at most ${most.side} by ${most.side} are allowed`;
  return { raster, width, height, address: `data:image/${kind};base64,${content.toString('base64')}` };
}

function kindOf(content: Buffer): Kind {
  if (content.subarray(0, 8).equals(signature)) return 'png';
  return content.toString('latin1', 0, 3) === '\u00ff\u00d8\u00ff' ? 'jpeg' : 'svg+xml';
}

/**
 * Of a JPEG (ITU-T T.81, Annex B): a chain of segments, one of which says how large the picture is. A browser puts the
 * file into a PDF as it is, with what a camera wrote into it (Exif 2.32, 4.6.3: tag 0x8825 leads to the place).
 */
function sizeOfJpeg(jpeg: Buffer): PixelSize | string {
  let at = 2;
  while (at + 9 < jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1] ?? 0;
    const length = jpeg.readUInt16BE(at + 2);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      if ((jpeg[at + 9] ?? 0) > 3) return 'its colours are those of print (CMYK): save it with RGB colours';
      return { width: jpeg.readUInt16BE(at + 7), height: jpeg.readUInt16BE(at + 5) };
    }
    if (marker === 0xe1 && tellsPlace(jpeg.subarray(at + 4, at + 2 + length)))
      return 'it records where it was taken (GPS), and readers could see that: save it without';
    at += 2 + length;
  }
  return 'it contains no picture';
}

function tellsPlace(exif: Buffer): boolean {
  if (exif.toString('latin1', 0, 4) !== 'Exif') return false;
  return exif.includes(Buffer.from([0x88, 0x25, 0, 4])) || exif.includes(Buffer.from([0x25, 0x88, 4, 0]));
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
    if (drawsUnderPrefix(root)) return 'it draws under a prefix (<svg:rect>): save it as plain SVG';
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

const drawnSpaces = /^http:\/\/www\.w3\.org\/(2000\/svg|1999\/xhtml|1998\/Math\/MathML)$/;

/** Whether an element that is taken for the note of a drawing program, by the prefix of its name, is drawn after all. */
function drawsUnderPrefix(root: Element): boolean {
  const elements = [...walk(root)];
  const prefixes = elements.flatMap(({ attributes }) =>
    Object.keys(attributes).filter((name) => name.startsWith('xmlns:') && drawnSpaces.test(attributes[name] ?? '')),
  );
  const drawn = new Set(prefixes.map((name) => name.slice('xmlns:'.length)));
  return elements.some(({ name }) => name.includes(':') && drawn.has(name.split(':')[0] ?? ''));
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
