import type { Finding, Position } from '../project/errors.ts';
import { positionFinder } from './line-and-column.ts';

// Written by hand instead of using a package, because every finding names the line and column of its cell, even after
// quotes, line breaks and broken rows; no package keeps those positions.

/** One cell, with the position of its first character. */
export interface CsvCell extends Position {
  /** Without its quotes and surrounding spaces. */
  readonly text: string;
}

/** The cells of a file: those of its first line, and those of each further line that is not empty. */
export interface CsvTable {
  readonly heads: readonly CsvCell[];
  readonly rows: readonly (readonly CsvCell[])[];
}

/**
 * Reads comma-separated values as RFC 4180 defines them: quoted cells may contain commas, line breaks and doubled
 * quotes. A byte order mark and any kind of line end are accepted. Returns findings instead of the table for another
 * separator, a misplaced quote, rows of different lengths, control characters or an encoding other than UTF-8.
 */
export function readCsv(bytes: Uint8Array, file: string): CsvTable | readonly Finding[] {
  const text = decode(bytes);
  const start = { file, line: 1, column: 1 };
  const encoding =
    'the file is UTF-16 or an older encoding, not UTF-8 text; save it as "CSV UTF-8" (in LibreOffice: character set UTF-8)';
  if (text === undefined) return [finding(start, encoding)];
  const syntax: Finding[] = [];
  const rows = splitRows(text, file, syntax).filter((row) => row.some((cell) => cell.text !== ''));
  const [heads, ...others] = rows;
  if (heads === undefined) return [finding(start, 'the file has no row of column names')];
  const findings = syntax.length > 0 ? syntax : [...separatorFindings(heads), ...raggedFindings(heads, others)];
  return findings.length > 0 ? findings : { heads, rows: others };
}

/** An error at a cell. */
export function finding({ file, line, column }: Position, message: string, rule = 'syntax'): Finding {
  return { file, line, column, severity: 'error', message, rule };
}

/** The text with plain line ends; undefined if it is not UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}

/** One cell, quoted or plain, with what ends it. */
const piece = /(?:[ \t]*"(?<quoted>[^"]*(?:""[^"]*)*)"(?<after>[^,\n]*)|(?<plain>[^,\n]*))(?<end>,|\n|$)/gy;

function splitRows(text: string, file: string, findings: Finding[]): readonly (readonly CsvCell[])[] {
  const rows: CsvCell[][] = [[]];
  const positionAt = positionFinder(text);
  for (const { 0: whole, index, groups = {} } of text.matchAll(piece)) {
    const { quoted, after = '', plain = '', end } = groups;
    const [line, column] = positionAt(index + Math.max(0, whole.search(/[^ \t]/)));
    const cell = { file, line, column, text: (quoted?.replaceAll('""', '"') ?? plain).trim() };
    const fault = quoteFault(quoted, after, plain) ?? controlFault(cell.text);
    if (fault !== undefined) findings.push(finding(cell, fault));
    if (fault === unclosed) return rows;
    rows.at(-1)?.push(cell);
    if (end === '') return rows;
    if (end === '\n') rows.push([]);
  }
  return rows;
}

const unclosed = 'the quote that opens here is never closed; write a quote inside a cell twice: ""';

function quoteFault(quoted: string | undefined, after: string, plain: string): string | undefined {
  if (quoted !== undefined && after.trim() !== '') {
    return `"${after.trim()}" comes after the closing quote; quote the whole cell, and write a quote inside it twice`;
  }
  if (plain.trimStart().startsWith('"')) return unclosed;
  if (plain.includes('"')) return 'this unquoted cell contains a quote; quote the cell, and write the quote twice: ""';
  return undefined;
}

function controlFault(text: string): string | undefined {
  return /[^\P{Cc}\t\n]/u.test(text) ? 'the cell contains a control character, such as NUL' : undefined;
}

function separatorFindings([only, ...others]: readonly CsvCell[]): readonly Finding[] {
  const separator = others.length > 0 ? undefined : /[;\t|]/.exec(only?.text ?? '')?.[0];
  if (only === undefined || separator === undefined) return [];
  const name = separator === '\t' ? 'tabs' : `"${separator}"`;
  const message = `the columns are separated by ${name}; save the file with commas (in LibreOffice: field delimiter ","; in Excel: set the list separator of the region to ",", or export "CSV UTF-8" where decimals have a point)`;
  return [finding(only, message)];
}

function raggedFindings(heads: readonly CsvCell[], rows: readonly (readonly CsvCell[])[]): readonly Finding[] {
  return rows.flatMap((row) => {
    const [first] = row;
    if (first === undefined || row.length === heads.length) return [];
    const message = `this row has ${row.length} cells, but the first line has ${heads.length}; quote a cell that contains a comma`;
    return [finding(row[heads.length] ?? first, message)];
  });
}
