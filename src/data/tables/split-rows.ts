import { lineAndColumn } from './decode-text.ts';
import { type Delimiter, TableError } from './grid.ts';

/** Rows of a text file, and where each starts: its line, from 1, and its first character, from 0. */
export interface TextRows {
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
  readonly starts: readonly number[];
}

/**
 * Splits text into rows and fields as RFC 4180 quotes them; lines may end with CRLF, LF or CR, rows may differ in
 * length, and a blank line is a row without fields. Stops after `most` rows. Throws a TableError for a quote that is
 * never closed, or after which the field goes on so that its end is unsure.
 */
export function splitRows(text: string, delimiter: Delimiter, most = Number.POSITIVE_INFINITY): TextRows {
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  const starts: number[] = [];
  const endFrom = lineEnds(text);
  let line = 1;
  for (let at = 0; at < text.length && rows.length < most; ) {
    const end = endFrom(at);
    const plain = text.slice(at, end);
    lines.push(line);
    starts.push(at);
    if (plain.includes('"')) {
      const row = splitQuoted(text, at, delimiter);
      rows.push(row.fields);
      line += lineAndColumn({ text: text.slice(at, row.end), index: row.end - at }).line - 1;
      at = row.end;
    } else {
      rows.push(plain === '' ? [] : plain.split(delimiter));
      line += 1;
      at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    }
  }
  return { rows, lines, starts };
}

/** Where the line that holds an index ends: at a CRLF, an LF, a CR or the end of the text. */
function lineEnds(text: string): (at: number) => number {
  const to = (mark: string, at: number): number => {
    const found = text.indexOf(mark, at);
    return found < 0 ? text.length : found;
  };
  if (!text.includes('\r')) return (at) => to('\n', at);
  let carriage = -1;
  return (at) => {
    if (carriage < at) carriage = to('\r', at);
    return Math.min(carriage, to('\n', at));
  };
}

/** A row whose fields may be quoted. */
interface QuotedRow {
  readonly fields: readonly string[];
  /** Where each field starts, its quote included. */
  readonly starts: readonly number[];
  /** Where the next row starts. */
  readonly end: number;
}

/** Splits the row that starts at an index of the text. Throws as `splitRows` does. */
export function splitQuoted(text: string, start: number, delimiter: Delimiter): QuotedRow {
  const fields: string[] = [];
  const starts: number[] = [];
  const opening = delimiter === '\t' ? / *"/y : /[ \t]*"/y;
  const ending = new RegExp(`[${delimiter}\r\n]`, 'g');
  for (let at = start; ; ) {
    opening.lastIndex = at;
    const quote = opening.test(text) ? opening.lastIndex - 1 : undefined;
    ending.lastIndex = quote === undefined ? at : closingQuote(text, quote) + 1;
    const after = ending.lastIndex;
    const end = ending.exec(text)?.index ?? text.length;
    fields.push(quote === undefined ? text.slice(at, end) : unquote(text, { at, quote, after, end }, delimiter));
    starts.push(at);
    if (text[end] !== delimiter) return { fields, starts, end: end + (text.startsWith('\r\n', end) ? 2 : 1) };
    at = end + 1;
  }
}

function closingQuote(text: string, open: number): number {
  for (let close = text.indexOf('"', open + 1); close >= 0; close = text.indexOf('"', close + 2)) {
    if (text[close + 1] !== '"') return close;
  }
  const message = 'the quote that opens here is never closed; the file is cut off, or not as its publisher issued it';
  throw new TableError(message, lineAndColumn({ text, index: open }));
}

/** Where a quoted field starts, where its quote opens, what comes after the closing quote, and where it ends. */
interface QuotedField {
  readonly at: number;
  readonly quote: number;
  readonly after: number;
  readonly end: number;
}

function unquote(text: string, { at, quote, after, end }: QuotedField, delimiter: Delimiter): string {
  const inside = text.slice(quote + 1, after - 1);
  const rest = text.slice(after, end);
  if (rest.trim() === '') return inside.replaceAll('""', '"');
  // `"Real" wages` is a title that starts with a quoted word; where the quotes hold a delimiter, nobody can tell.
  const unsure = rest.includes('"') || inside.includes(delimiter) || /[\r\n]/.test(inside);
  if (!unsure) return text.slice(at, end);
  const message = `the field goes on after its closing quote ("${rest.trim().slice(0, 40)}"), so its end is unsure; declare another \`delimiter\`, or ask the publisher for a file with whole fields quoted`;
  throw new TableError(message, lineAndColumn({ text, index: quote }));
}
