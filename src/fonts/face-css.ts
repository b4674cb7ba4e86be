import type { FontFace } from './select.ts';

/** The `@font-face` rules of faces, the fonts themselves as data URLs. */
export function faceCss(faces: readonly FontFace[]): string {
  return faces
    .map(({ family, weight, range, type, bytes }) => {
      const data = Buffer.from(bytes).toString('base64');
      return `@font-face{font-family:"${family}";font-weight:${weight};unicode-range:${range};src:url(data:${type};base64,${data})}`;
    })
    .join('\n');
}
