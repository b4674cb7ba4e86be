import { onceEach } from '../../project/once-each.ts';
import type { FontFace } from './packaged.ts';

/** The `@font-face` rules of faces, the fonts themselves as data URLs. */
export function faceCss(faces: readonly FontFace[]): string {
  return faces
    .map(({ family, weight, range, type, bytes, scale }) => {
      const data = base64(bytes);
      const size = scale === undefined ? '' : `size-adjust:${scale * 100}%;`;
      return `@font-face{font-family:"${family}";font-weight:${weight};${size}unicode-range:${range};src:url(data:${type};base64,${data})}`;
    })
    .join('\n');
}

/** A font is written into the page of each print, and into those of all briefings that have it. */
const base64 = onceEach((bytes: Uint8Array) => Buffer.from(bytes).toString('base64'));
