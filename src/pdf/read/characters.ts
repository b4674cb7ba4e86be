import { latin1 } from './text-strings.ts';

/** Reads one token after another from bytes; `position` is where the next one is looked for. */
export interface Lexer {
  readonly bytes: Uint8Array;
  position: number;
  /** How many arrays and dictionaries are open there. */
  depth?: number;
}

/** ISO 32000-1, 7.2.2: 1 is white space, 2 a delimiter, 0 a regular character. */
export const classes = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) classes[code] = 1;
for (const code of latin1('()<>[]{}/%')) classes[code] = 2;

/** Whether a byte is a decimal digit. */
export function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 0x30 && code <= 0x39;
}

/** Moves past white space and comments. */
export function skipSpace(lexer: Lexer): void {
  const { bytes } = lexer;
  for (;;) {
    const code = bytes[lexer.position];
    if (code === 0x25) while (lexer.position < bytes.length && !isLineEnd(bytes[lexer.position])) lexer.position++;
    else if (code !== undefined && classes[code] === 1) lexer.position++;
    else return;
  }
}

/** Whether a byte ends a line. */
export function isLineEnd(code: number | undefined): boolean {
  return code === 10 || code === 13;
}
