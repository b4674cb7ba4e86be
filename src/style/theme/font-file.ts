import { openFont } from '../fonts/open.ts';

const outlines: Readonly<Record<number, 'truetype' | 'cff'>> = {
  65536: 'truetype',
  1953658213: 'truetype', // true
  1330926671: 'cff', // OTTO
};
const wrappers = new Set([0x774f4646, 0x774f4632]); // wOFF, wOF2

/**
 * Why a theme's own font cannot be printed as static TrueType, in words; undefined if it can. TTF, WOFF and WOFF2 are
 * recognised by their first bytes (OpenType 1.9 for TTF, W3C WOFF 2.0 for the rest), not by the file's name.
 */
export function fontFault(name: string, bytes: Uint8Array): string | undefined {
  if (bytes.byteLength < 12) return 'it is not a font file';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = view.getUint32(0);
  const kind = outlines[wrappers.has(first) ? view.getUint32(4) : first];
  if (kind === undefined) return 'it is not a TTF, WOFF or WOFF2 file';
  if (kind === 'cff') return 'its outlines are CFF, which become Type 3 in the PDF: use a TrueType version';
  try {
    const font = openFont(name, bytes);
    if (font.variable)
      return 'it is a variable font, which becomes Type 3 in the PDF: use one static file for each weight';
    // The font is only read when it is used, as here.
    return font.has(0x30) && font.advance(0x30) > 0 ? undefined : 'it has no digits';
  } catch {
    return 'it cannot be read as a font';
  }
}
