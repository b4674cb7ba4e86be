import { openFont } from '../fonts/open.ts';

/**
 * Why a theme's own font cannot be printed as static TrueType, in words; undefined if it can. TTF, WOFF and WOFF2 are
 * recognised by their first bytes (OpenType 1.9 for TTF, W3C WOFF 2.0 for the rest), not by the file's name.
 */
export function fontFault(name: string, bytes: Uint8Array): string | undefined {
  if (/^(wOF[F2])?OTTO/.test(Buffer.from(bytes.subarray(0, 8)).toString('latin1')))
    return 'its outlines are CFF, which become Type 3 in the PDF: use a TrueType version';
  try {
    const font = openFont(name, bytes);
    if (font.variable)
      return 'it is a variable font, which becomes Type 3 in the PDF: use one static file for each weight';
    // The font is only read when it is used, as here.
    return font.has(0x30) && font.advance(0x30) > 0 ? undefined : 'it has no digits';
  } catch {
    return 'it cannot be read as a TTF, WOFF or WOFF2 font';
  }
}
