import type { Lexer } from './characters.ts';
import { boundList, isKeyword, nextToken } from './lexer.ts';
import type { PdfValue } from './values.ts';

/** One operation of a content stream: its operator, its operands, and the bytes that it takes up. */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly PdfValue[];
  readonly start: number;
  readonly end: number;
}

/**
 * Visits the operations of a decoded content stream (ISO 32000-1, 7.8.2) in order. They are not kept:
 * a page has ten thousand of them, most of which are needed only once.
 */
export function eachOperation(bytes: Uint8Array, visit: (operation: Operation) => void): void {
  const lexer: Lexer = { bytes, position: 0 };
  let operands: PdfValue[] = [];
  let start = 0;
  for (let token = nextToken(lexer); token !== undefined; token = nextToken(lexer)) {
    if (!isKeyword(token)) {
      operands.push(token);
      boundList(operands.length);
      continue;
    }
    if (token.keyword === 'BI') skipInlineImage(lexer);
    visit({ operator: token.keyword, operands, start, end: lexer.position });
    operands = [];
    start = lexer.position;
  }
}

/** The data of an inline image end at the first EI that stands alone between white space (8.9.7). */
function skipInlineImage(lexer: Lexer): void {
  const { bytes } = lexer;
  for (let at = lexer.position; at + 2 < bytes.length; at++) {
    const alone = isSpace(bytes[at]) && (at + 3 === bytes.length || isSpace(bytes[at + 3]));
    if (alone && bytes[at + 1] === 0x45 && bytes[at + 2] === 0x49) {
      lexer.position = at + 3;
      return;
    }
  }
  lexer.position = bytes.length;
}

function isSpace(code: number | undefined): boolean {
  return code === 10 || code === 13 || code === 32;
}
