import { BriefError } from '../../project/errors.ts';
import { isLineEnd, type Lexer } from './characters.ts';
import type { PdfString } from './values.ts';

/** A string in hexadecimal digits (ISO 32000-1, 7.3.4.3). */
export function readHex(lexer: Lexer): PdfString {
  const { bytes } = lexer;
  const start = lexer.position + 1;
  const close = bytes.indexOf(0x3e, start);
  const end = close < 0 ? bytes.length : close;
  const out = new Uint8Array((end - start + 1) >> 1);
  let count = 0;
  for (let index = start; index < end; index++) {
    const digit = hexDigit(bytes[index] ?? 0);
    // A missing last digit counts as zero (7.3.4.3).
    if (digit >= 0) out[count >> 1] = (out[count >> 1] ?? 0) + (count++ % 2 === 0 ? digit * 16 : digit);
  }
  lexer.position = end + 1;
  const length = (count + 1) >> 1;
  return { bytes: length === out.length ? out : out.subarray(0, length) };
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Far longer than any that a program writes (ISO 32000-1, annex C: 32,767 bytes). */
const longestString = 2 ** 22;

/** A string in parentheses (ISO 32000-1, 7.3.4.2). */
export function readLiteral(lexer: Lexer): PdfString {
  const { bytes } = lexer;
  const out: number[] = [];
  let depth = 1;
  lexer.position++;
  while (lexer.position < bytes.length) {
    const code = bytes[lexer.position++] ?? 0;
    if (code === 0x5c) readEscape(lexer, out);
    else {
      if (code === 0x28) depth++;
      if (code === 0x29 && --depth === 0) break;
      out.push(code);
    }
    if (out.length > longestString)
      throw new BriefError('data', `the PDF has a string of more than ${longestString} bytes`);
  }
  return { bytes: Uint8Array.from(out) };
}

function readEscape(lexer: Lexer, out: number[]): void {
  const { bytes } = lexer;
  const code = bytes[lexer.position++] ?? 0;
  if (code >= 0x30 && code <= 0x37) {
    let value = code - 0x30;
    for (let count = 1; count < 3; count++) {
      const next = bytes[lexer.position] ?? 0;
      if (next < 0x30 || next > 0x37) break;
      value = value * 8 + next - 0x30;
      lexer.position++;
    }
    out.push(value & 0xff);
    return;
  }
  if (code === 13 && bytes[lexer.position] === 10) lexer.position++;
  if (!isLineEnd(code)) out.push(escapes[String.fromCharCode(code)] ?? code);
}
