import type { Finding, Position } from '../project/errors.ts';

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
  if (typeof text !== 'string') return [finding({ file, line: 1, column: 1 }, text.wrong)];
  const syntax: Finding[] = [];
  const rows = splitRows(text, file, syntax).filter((row) => row.some((cell) => cell.text !== ''));
  const [heads, ...others] = rows;
  if (heads === undefined) return [finding({ file, line: 1, column: 1 }, 'the file has no row of column names')];
  const findings = syntax.length > 0 ? syntax : [...separatorFindings(heads), ...raggedFindings(heads, others)];
  return findings.length > 0 ? findings : { heads, rows: others };
}

function finding(at: Position, message: string): Finding {
  const { file, line, column } = at;
  return { file, line, column, severity: 'error', message, rule: 'syntax' };
}

function decode(bytes: Uint8Array): string | { readonly wrong: string } {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { wrong: 'the file is UTF-16; save it as "CSV UTF-8" (in LibreOffice: character set UTF-8)' };
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { wrong: 'the file is not UTF-8 text; save it as "CSV UTF-8" (in LibreOffice: character set UTF-8)' };
  }
}

/** One cell of a line, quoted or plain, with what ends it. */
const piece =
  /[ \t]*"(?<quoted>[^"]*(?:""[^"]*)*)"(?<after>[^,\r\n]*)(?<end>,|\r\n|\r|\n|$)|(?<plain>[^,\r\n]*)(?<stop>,|\r\n|\r|\n|$)/y;

function splitRows(text: string, file: string, findings: Finding[]): readonly (readonly CsvCell[])[] {
  const rows: CsvCell[][] = [[]];
  let line = 1;
  let start = 0;
  let at = 0;
  while (at <= text.length) {
    piece.lastIndex = at;
    const match = piece.exec(text);
    const { quoted, after = '', end, plain = '', stop } = match?.groups ?? {};
    const whole = match?.[0] ?? '';
    const blanks = whole.length - whole.trimStart().length;
    const position = {
      file,
      line,
      column: at + (plain.trim() === '' && quoted === undefined ? 0 : blanks) - start + 1,
    };
    const broken = quoteProblem(quoted, after, plain);
    if (broken !== undefined) findings.push(finding(position, broken));
    if (broken === unclosed) return rows;
    const cell = { ...position, text: (quoted?.replaceAll('""', '"') ?? plain).trim() };
    if (hasControls(cell.text)) findings.push(finding(position, 'the cell contains a control character, such as NUL'));
    rows.at(-1)?.push(cell);
    const ending = end ?? stop ?? '';
    const breaks = [...whole.matchAll(/\r\n|\r|\n/g)];
    line += breaks.length;
    const last = breaks.at(-1);
    if (last !== undefined) start = at + last.index + last[0].length;
    at += whole.length;
    if (ending === '') return rows;
    if (ending !== ',') rows.push([]);
  }
  return rows;
}

const unclosed = 'the quote that opens here is never closed; write a quote inside a cell twice: ""';

function quoteProblem(quoted: string | undefined, after: string, plain: string): string | undefined {
  if (quoted !== undefined && after.trim() !== '') {
    return `"${after.trim()}" comes after the closing quote; quote the whole cell, and write a quote inside it twice`;
  }
  if (plain.trimStart().startsWith('"')) return unclosed;
  if (plain.includes('"')) return 'this unquoted cell contains a quote; quote the cell, and write the quote twice: ""';
  return undefined;
}

function hasControls(text: string): boolean {
  return /[^\P{Cc}\t\r\n]/u.test(text);
}

function separatorFindings(heads: readonly CsvCell[]): readonly Finding[] {
  const [only, ...others] = heads;
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
