import { latin1 } from './text-strings.ts';
import type { PdfArray, PdfDict, PdfString, PdfValue } from './values.ts';

/** A bare word that is no PDF object: an operator of a content stream, or a word of a CMap. */
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

/** The next token, or undefined at the end. Broken syntax ends the token where it breaks, as viewers have it. */
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
  while (lexer.position < bytes.length && classes[bytes[lexer.position] ?? 0] === 0) lexer.position++;
  const word = String.fromCharCode(...bytes.subarray(start, lexer.position));
  const first = word.charCodeAt(0);
  if ((first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e) {
    const number = Number(word);
    if (!Number.isNaN(number)) return number;
  }
  if (word === 'true') return true;
  if (word === 'false') return false;
  return word === 'null' ? null : { keyword: word };
}

function readName(lexer: Lexer): string {
  const start = ++lexer.position;
  const { bytes } = lexer;
  while (lexer.position < bytes.length && classes[bytes[lexer.position] ?? 0] === 0) lexer.position++;
  const raw = String.fromCharCode(...bytes.subarray(start, lexer.position));
  return raw.includes('#')
    ? raw.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : raw;
}

function readHex(lexer: Lexer): PdfString {
  const { bytes } = lexer;
  const digits: number[] = [];
  lexer.position++;
  for (; lexer.position < bytes.length; lexer.position++) {
    const code = bytes[lexer.position] ?? 0;
    if (code === 0x3e) break;
    const digit = hexDigit(code);
    if (digit >= 0) digits.push(digit);
  }
  lexer.position++;
  if (digits.length % 2 === 1) digits.push(0);
  return {
    bytes: Uint8Array.from(
      { length: digits.length / 2 },
      (_, i) => (digits[2 * i] ?? 0) * 16 + (digits[2 * i + 1] ?? 0),
    ),
  };
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

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
    if (!isKeyword(token)) items.push(token);
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
      entries.set(key, token);
      key = undefined;
    }
  }
  return entries;
}
