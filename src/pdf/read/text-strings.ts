import type { PdfString, PdfValue } from './values.ts';
import { isString } from './values.ts';

// PDFDocEncoding where it differs from Latin-1 (ISO 32000-1, annex D.2).
const docEncoding = new Map<number, string>(
  [...'˘ˇˆ˙˝˛˚˜']
    .map((char, index): [number, string] => [0x18 + index, char])
    .concat(
      [...'•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'].map((char, index): [number, string] => [0x80 + index, char]),
      [[0xa0, '€']],
    ),
);

/** A PDF text string (ISO 32000-1, 7.9.2.2; UTF-8 as 32000-2 adds) as a JavaScript string. */
export function decodeTextString(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return text.replace(/[^ -~\u00a1-\u00ff]/g, (char) => docEncoding.get(char.charCodeAt(0)) ?? char);
}

/** The text of a string value, or undefined for any other value. */
export function readTextString(value: PdfValue | undefined): string | undefined {
  return isString(value) ? decodeTextString(value.bytes) : undefined;
}

/** A PDF text string: ASCII as it is, anything else as UTF-16BE with its mark. */
export function textString(text: string): PdfString {
  if (/^[\t\n\r\x20-\x7e]*$/.test(text)) return { bytes: latin1(text) };
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xfe, 0xff]);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    bytes.set([unit >> 8, unit & 0xff], 2 + index * 2);
  }
  return { bytes };
}

/** The bytes of a text whose characters are all below U+0100. */
export function latin1(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

export function utf16(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    text += String.fromCharCode(((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0));
  }
  return text;
}
