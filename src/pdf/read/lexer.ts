import { BriefError } from '../../project/errors.ts';
import { classes, isDigit, type Lexer, skipSpace } from './characters.ts';
import { readHex, readLiteral } from './string-tokens.ts';
import type { PdfArray, PdfDict, PdfValue } from './values.ts';

/** A bare word that is not a PDF object: an operator of a content stream, or a word of a CMap. */
export interface Keyword {
  readonly keyword: string;
}
export type Token = PdfValue | Keyword;

export function isKeyword(token: Token): token is Keyword {
  return typeof token === 'object' && token !== null && 'keyword' in token;
}

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

/** Far more than any that a program writes: what goes through values calls itself for each. */
const deepest = 200;

function open(lexer: Lexer): void {
  lexer.depth = (lexer.depth ?? 0) + 1;
  if (lexer.depth > deepest)
    throw new BriefError('data', `the PDF has values nested more than ${deepest} deep`, {
      hint: 'No program writes such a file: fetch it again.',
    });
}

/** More than any too: a list that grows is copied into ever larger ones, each of them past the bound on memory at once. */
const longest = 1_000_000;

/** Has no list grow past any that a program writes. @throws BriefError data */
export function boundList(count: number): void {
  if (count > longest)
    throw new BriefError('data', `the PDF has a list of more than ${longest.toLocaleString('en')} values`, {
      hint: 'No program writes such a file: fetch it again.',
    });
}

function close(lexer: Lexer): void {
  lexer.depth = (lexer.depth ?? 1) - 1;
}

function readArray(lexer: Lexer): PdfArray {
  const items: PdfValue[] = [];
  open(lexer);
  lexer.position++;
  for (let token = nextToken(lexer); token !== undefined; token = nextToken(lexer)) {
    if (!isKeyword(token)) items.push(typeof token === 'number' ? withReference(lexer, token) : token);
    else if (token.keyword === ']') break;
    boundList(items.length);
  }
  close(lexer);
  return items;
}

function readDict(lexer: Lexer): PdfDict {
  const entries = new Map<string, PdfValue>();
  let key: string | undefined;
  open(lexer);
  lexer.position += 2;
  for (let token = nextToken(lexer); token !== undefined; token = nextToken(lexer)) {
    if (isKeyword(token)) {
      if (token.keyword === '>>') break;
    } else if (key === undefined) key = typeof token === 'string' ? token : undefined;
    else {
      entries.set(key, typeof token === 'number' ? withReference(lexer, token) : token);
      key = undefined;
    }
    boundList(entries.size);
  }
  close(lexer);
  return entries;
}
