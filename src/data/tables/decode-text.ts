import { isUtf8 } from 'node:buffer';
import { type Encoding, encodings, TableError } from './grid.ts';

/** A text file as text, without its byte order mark. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * The text of a file: as declared, else as its byte order mark says, else UTF-8 where the bytes are, else windows-1252.
 * Throws a TableError for bytes that do not fit, a declaration that the byte order mark contradicts, and control
 * characters, which no table has.
 */
export function decodeText(bytes: Uint8Array, declared?: Encoding): DecodedText {
  const mark = byteOrderMarks.find(({ start }) => start.every((byte, index) => bytes[index] === byte));
  const contradicted = declared !== undefined && mark !== undefined && mark.encoding !== declared;
  if (contradicted) {
    const message = `the file is declared as ${declared}, but starts with the byte order mark of ${mark.encoding}; correct \`encoding\`, or leave it out`;
    throw new TableError(message);
  }
  const encoding = declared ?? mark?.encoding ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
  const body = bytes.subarray(mark?.start.length ?? 0);
  const text = encoding === 'windows-1252' ? decodeWindows(body) : decodeUnicode(body, encoding);
  refuseControls(text, encoding);
  return { text, encoding };
}

const byteOrderMarks: readonly { readonly encoding: Encoding; readonly start: readonly number[] }[] = [
  { encoding: 'utf-8', start: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', start: [0xff, 0xfe] },
  { encoding: 'utf-16be', start: [0xfe, 0xff] },
];

/**
 * What windows-1252 has at 0x80 to 0x9F, a blank where it has nothing. Written out because the TextDecoder of Node 20
 * reads windows-1252 as ISO 8859-1, without the euro sign, dashes and curly quotes.
 */
const windowsSigns = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

function decodeWindows(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin.replace(/[\x80-\x9f]/g, (byte, index: number) => {
    const sign = windowsSigns[byte.charCodeAt(0) - 0x80] ?? ' ';
    if (sign === ' ') throw unfit('windows-1252', { text: latin, index });
    return sign;
  });
}

function decodeUnicode(bytes: Uint8Array, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
    throw unfit(encoding, { text, index: Math.max(0, text.indexOf('\ufffd')) });
  }
}

function unfit(encoding: Encoding, place: TextOffset): TableError {
  const others = encodings.filter((other) => other !== encoding).join(', ');
  return new TableError(`what stands here is not ${encoding}; declare \`encoding\`: ${others}`, lineAndColumn(place));
}

function refuseControls(text: string, encoding: Encoding): void {
  const index = text.search(/[^\P{Cc}\t\r\n]/u);
  if (index < 0) return;
  const code = text.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0');
  const message = `the file, read as ${encoding}, has the control character U+${code} here, so it is in another encoding, or is not text; declare \`encoding\` (${encodings.join(', ')}), or ask for the file again`;
  throw new TableError(message, lineAndColumn({ text, index }));
}

/** A place in a text: an index from 0, in UTF-16 units. */
export interface TextOffset {
  readonly text: string;
  readonly index: number;
}

/** The line and the column of a place, both from 1. Lines end with CRLF, LF or CR. */
export function lineAndColumn({ text, index }: TextOffset): { readonly line: number; readonly column: number } {
  const ends = /\r\n|\r|\n/g;
  let line = 1;
  let start = 0;
  for (let end = ends.exec(text); end !== null && end.index + end[0].length <= index; end = ends.exec(text)) {
    line += 1;
    start = end.index + end[0].length;
  }
  return { line, column: index - start + 1 };
}
