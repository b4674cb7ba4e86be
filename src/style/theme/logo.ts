import type { Files } from '../../project/files.ts';
import { cleanLogo, imageMarkup } from './logo-svg.ts';
import { isPng, readPng } from './png.ts';

/** A logo that is safe to use on a page. */
export interface Logo {
  readonly file: string;
  /** Whether it is a PNG, the only raster that a PDF may contain. */
  readonly raster: boolean;
  readonly markup: (alt: string) => string;
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
  const png = isPng(bytes);
  if (png !== file.endsWith('.png')) return `it is ${png ? 'a PNG' : 'not a PNG'}: correct the ending of its name`;
  const drawn = png ? readPng(bytes) : cleanLogo(Buffer.from(bytes).toString('utf8'));
  if (typeof drawn === 'string') return drawn;
  const { width, height } = drawn;
  if (png && (Math.max(width, height) > most.side || Math.min(width, height) < 1))
    return `it is ${width} by ${height} pixels; at most ${most.side} by ${most.side} are allowed`;
  if (width / height > most.shape || height / width > 2)
    return `it is ${width} by ${height}; it may be at most ${most.shape} times as wide as high, or twice as high as wide`;
  if (!('bytes' in drawn)) return { file, raster: false, markup: drawn.markup };
  const data = `data:image/png;base64,${Buffer.from(drawn.bytes).toString('base64')}`;
  return { file, raster: true, markup: (alt) => imageMarkup(data, alt) };
}
