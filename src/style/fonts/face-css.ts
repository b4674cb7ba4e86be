import type { FontFace } from './select.ts';

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
function base64(bytes: Uint8Array): string {
  const text = written.get(bytes) ?? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
  written.set(bytes, text);
  return text;
}

const written = new WeakMap<Uint8Array, string>();
