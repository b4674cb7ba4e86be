import { openFont } from '../fonts/open.ts';

const outlines: Readonly<Record<number, 'truetype' | 'cff'>> = {
  65536: 'truetype',
  1953658213: 'truetype', // true
  1330926671: 'cff', // OTTO
};
const wrappers = new Set([0x774f4646, 0x774f4632]); // wOFF, wOF2

/**
 * What keeps a theme's own font from being printed as static TrueType, in words; nothing where it can be. TTF, WOFF and
 * WOFF2 are told by their first bytes (OpenType 1.9 for TTF, W3C WOFF 2.0 for the rest), whatever the file's name says.
 */
export function fontFault(name: string, bytes: Uint8Array): string | undefined {
  if (bytes.byteLength < 12) return 'it is no font file';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = view.getUint32(0);
  const kind = outlines[wrappers.has(first) ? view.getUint32(4) : first];
  if (kind === undefined) return 'it is no TTF, WOFF or WOFF2 file';
  if (kind === 'cff') return 'its outlines are CFF, which become Type 3 in the PDF: give a TrueType version';
  try {
    const font = openFont(name, bytes);
    if (font.variable)
      return 'it is a variable font, which becomes Type 3 in the PDF: give one static file for each weight';
    // A font is read when it is asked for something: this asks.
    return font.has(0x30) && font.advance(0x30) > 0 ? undefined : 'it has no digits';
  } catch {
    return 'it cannot be read as a font';
  }
}
