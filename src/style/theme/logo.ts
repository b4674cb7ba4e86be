import type { Files } from '../../project/files.ts';
import { type Picture, readPicture } from '../picture.ts';

/** A logo that is safe to use on a page. */
export type Logo = Pick<Picture, 'address' | 'raster'>;

const names = ['logo.svg', 'logo.png'] as const;
const most = { bytes: 200 * 1024, side: 2000 } as const;
const shape = 12;

/** The logo file of a theme's folder, if it has one. */
export function findLogo(files: Files, folder: string): string | undefined {
  return names.map((name) => `${folder}/${name}`).find((file) => files.exists(file));
}

/**
 * Reads a logo of at most 200 kB: an SVG of plain shapes, or a PNG of at most 2000 by 2000 pixels, recognised by its
 * content and not by its name. Returns what is wrong, in words, if it cannot be used.
 */
export function readLogo(file: string, bytes: Uint8Array): Logo | string {
  const picture = readPicture(file, bytes, most);
  if (typeof picture === 'string') return picture;
  const { raster, address, width, height } = picture;
  if (width / height > shape || height / width > 2)
    return `it is ${width} by ${height}; it may be at most ${shape} times as wide as high, or twice as high as wide`;
  return { raster, address };
}
