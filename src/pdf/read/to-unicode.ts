import { eachOperation } from './content.ts';
import { utf16 } from './text-strings.ts';
import type { PdfValue } from './values.ts';
import { isArray, isString } from './values.ts';

/** What a ToUnicode CMap says (ISO 32000-1, 9.10.3): text by character code. */
export function parseToUnicode(bytes: Uint8Array): ReadonlyMap<number, string> {
  const text = new Map<number, string>();
  eachOperation(bytes, ({ operator, operands }) => {
    if (operator === 'endbfchar') readChars(operands, text);
    if (operator === 'endbfrange') readRanges(operands, text);
  });
  return text;
}

/** Of two bytes, the most that a code has. */
const lastCode = 0xffff;

function readChars(operands: readonly PdfValue[], text: Map<number, string>): void {
  for (let index = 0; index + 1 < operands.length; index += 2) {
    const [code, target] = [codeOf(operands[index]), operands[index + 1]];
    if (isString(target) && code <= lastCode) text.set(code, utf16(target.bytes));
  }
}

function readRanges(operands: readonly PdfValue[], text: Map<number, string>): void {
  for (let index = 0; index + 2 < operands.length; index += 3) {
    const [first, last, target] = [codeOf(operands[index]), codeOf(operands[index + 1]), operands[index + 2]];
    for (let code = first; code <= Math.min(last, lastCode); code++) {
      const unicode = isArray(target) ? target[code - first] : target;
      if (isString(unicode))
        text.set(code, isArray(target) ? utf16(unicode.bytes) : shifted(unicode.bytes, code - first));
    }
  }
}

/** Within a range the last UTF-16 unit counts up. */
function shifted(bytes: Uint8Array, by: number): string {
  const start = utf16(bytes);
  const last = start.length - 1;
  return start.slice(0, last) + String.fromCharCode(start.charCodeAt(last) + by);
}

function codeOf(value: PdfValue | undefined): number {
  return isString(value) ? value.bytes.reduce((code, byte) => code * 256 + byte, 0) : 0;
}
