import { BriefError } from '../../project/errors.ts';
import { latin1 } from './text-strings.ts';
import type { PdfArray, PdfDict, PdfString, PdfValue } from './values.ts';

/** A bare word that is not a PDF object: an operator of a content stream, or a word of a CMap. */
export interface Keyword {
  readonly keyword: string;
}
export type Token = PdfValue | Keyword;

/** Reads one token after another from bytes; `position` is where the next one is looked for. */
export interface Lexer {
  readonly bytes: Uint8Array;
  position: number;
}

export function isKeyword(token: Token): token is Keyword {
  return typeof token === 'object' && token !== null && 'keyword' in token;
}

// ISO 32000-1, 7.2.2: 1 is white space, 2 a delimiter, 0 a regular character.
const classes = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) classes[code] = 1;
for (const code of latin1('()<>[]{}/%')) classes[code] = 2;

/** The next token, or undefined at the end. Broken syntax ends the token where it breaks, as in viewers. */
export function nextToken(lexer: Lexer): Token | undefined {
  skipSpace(lexer);
  const { bytes } = lexer;
  const code = bytes[lexer.position];
  if (code === undefined) return undefined;
  if (code === 0x2f) return readName(lexer);
  if (code === 0x28) return readLiteral(lexer);
  if (code === 0x5b) return readArray(lexer);
  if (code === 0x3c) return bytes[lexer.position + 1] === 0x3c ? readDict(lexer) : readHex(lexer);
  if (classes[code] === 2) {
    lexer.position += code === 0x3e && bytes[lexer.position + 1] === 0x3e ? 2 : 1;
    return { keyword: code === 0x3e ? '>>' : String.fromCharCode(code) };
  }
  return readWord(lexer);
}

/** The next value, references followed as such (ISO 32000-1, 7.3.10); undefined where a bare word stands or nothing. */
export function nextValue(lexer: Lexer): PdfValue | undefined {
  const token = nextToken(lexer);
  if (token === undefined || isKeyword(token)) return undefined;
  return typeof token === 'number' ? withReference(lexer, token) : token;
}

/** A number, or the reference that it begins: a whole number, white space, a generation, white space and R. */
function withReference(lexer: Lexer, number: number): PdfValue {
  const { bytes } = lexer;
  let at = lexer.position;
  if (classes[bytes[at] ?? 0x2f] !== 1 || !isDigit(bytes[at + 1]) || !Number.isInteger(number) || number < 0)
    return number;
  at += 2;
  while (isDigit(bytes[at])) at++;
  if (classes[bytes[at] ?? 0x2f] !== 1 || bytes[at + 1] !== 0x52) return number;
  const after = bytes[at + 2];
  if (after !== undefined && classes[after] === 0) return number;
  lexer.position = at + 2;
  return { ref: number };
}

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 0x30 && code <= 0x39;
}

export function skipSpace(lexer: Lexer): void {
  const { bytes } = lexer;
  for (;;) {
    const code = bytes[lexer.position];
    if (code === 0x25) while (lexer.position < bytes.length && !isLineEnd(bytes[lexer.position])) lexer.position++;
    else if (code !== undefined && classes[code] === 1) lexer.position++;
    else return;
  }
}

function isLineEnd(code: number | undefined): boolean {
  return code === 10 || code === 13;
}

function readWord(lexer: Lexer): Token {
  const start = lexer.position;
  const { bytes } = lexer;
  const number = readNumber(lexer);
  if (number !== undefined) return number;
  lexer.position = start;
  while (lexer.position < bytes.length && classes[bytes[lexer.position] ?? 0] === 0) lexer.position++;
  const word = textBetween(bytes, start, lexer.position);
  if (word === 'true') return true;
  if (word === 'false') return false;
  return word === 'null' ? null : { keyword: word };
}

/** A number without going through a string, since most of a content stream is numbers; undefined for another word. */
function readNumber(lexer: Lexer): number | undefined {
  const { bytes } = lexer;
  const sign = bytes[lexer.position] === 0x2d ? -1 : 1;
  if (sign < 0 || bytes[lexer.position] === 0x2b) lexer.position++;
  let digits = 0;
  let value = 0;
  let divisor = 0;
  for (; lexer.position < bytes.length; lexer.position++) {
    const code = bytes[lexer.position] ?? 0;
    if (code >= 0x30 && code <= 0x39) {
      value = value * 10 + code - 0x30;
      divisor *= 10;
      digits++;
    } else if (code === 0x2e && divisor === 0) divisor = 1;
    else if (classes[code] === 0) return undefined;
    else break;
  }
  if (digits === 0) return undefined;
  return divisor > 1 ? (sign * value) / divisor : sign * value;
}

function textBetween(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let index = start; index < end; index++) text += String.fromCharCode(bytes[index] ?? 0);
  return text;
}

function readName(lexer: Lexer): string {
  const start = ++lexer.position;
  const { bytes } = lexer;
  while (lexer.position < bytes.length && classes[bytes[lexer.position] ?? 0] === 0) lexer.position++;
  const raw = textBetween(bytes, start, lexer.position);
  const name = raw.includes('#')
    ? raw.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : raw;
  return /[\x80-\xff]/.test(name) ? Buffer.from(name, 'latin1').toString('utf8') : name;
}

function readHex(lexer: Lexer): PdfString {
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

function readLiteral(lexer: Lexer): PdfString {
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

function readArray(lexer: Lexer): PdfArray {
  const items: PdfValue[] = [];
  lexer.position++;
  for (let token = nextToken(lexer); token !== undefined; token = nextToken(lexer)) {
    if (!isKeyword(token)) items.push(typeof token === 'number' ? withReference(lexer, token) : token);
    else if (token.keyword === ']') break;
  }
  return items;
}

function readDict(lexer: Lexer): PdfDict {
  const entries = new Map<string, PdfValue>();
  let key: string | undefined;
  lexer.position += 2;
  for (let token = nextToken(lexer); token !== undefined; token = nextToken(lexer)) {
    if (isKeyword(token)) {
      if (token.keyword === '>>') break;
    } else if (key === undefined) key = typeof token === 'string' ? token : undefined;
    else {
      entries.set(key, typeof token === 'number' ? withReference(lexer, token) : token);
      key = undefined;
    }
  }
  return entries;
}
