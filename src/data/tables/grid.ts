/** A cell that holds more than its text: of a workbook, of JSON or of Parquet. */
export interface StoredCell {
  /** As its publisher shows it: of a workbook, formatted. */
  readonly text: string;
  /** The number that is stored. 0.423 where a workbook shows 42.3%. */
  readonly number?: number;
  /** The day of a date cell, YYYY-MM-DD. */
  readonly date?: string;
}

/** A cell of a table file. A plain text is a cell of a text file, without its quotes, its blanks kept. */
export type Cell = string | StoredCell;

/** The cells of one row; undefined where there is none. */
export type SheetRow = readonly (Cell | undefined)[];

/** One sheet of a workbook, or the whole of any other file. Rows and columns are counted from 0. */
export interface Sheet {
  /** Empty for a file that has no sheets. */
  readonly name: string;
  /**
   * Row by row as the file has them, a blank row as an empty list, so that index 0 is the first row of the file. Of
   * records, the first row holds the names of the fields. A merged cell stands in each cell that it covers.
   */
  readonly rows: readonly SheetRow[];
  /** Rows that the publisher has hidden. */
  readonly hidden: ReadonlySet<number>;
  /** Whether rows are records and the first row their field names: JSON, JSON-stat, Parquet. */
  readonly records: boolean;
  /** The text of a cell that the file does not have, where that is not the same as an empty one. */
  readonly absent?: string;
  /** What fields of records stand for where the file says it, by name: JSON-stat's roles of dimensions. */
  readonly roles?: ReadonlyMap<string, DimensionRole>;
  /** Labels of fields where the file has them, by name. */
  readonly labels?: ReadonlyMap<string, string>;
  /** `Table 3!C17` of a workbook, `line:field` of a text file, a JSON pointer, `row:column` of Parquet. */
  readonly address: (row: number, column: number) => string;
  /** Line and column of the file, from 1, for findings. */
  readonly position: (row: number, column: number) => { readonly line: number; readonly column: number };
}

/** What a dimension of a dataset stands for. */
export type DimensionRole = 'time' | 'geo' | 'metric';

/** A table file, read. */
export interface TableFile {
  readonly sheets: readonly Sheet[];
  /** How a text file was read. */
  readonly text?: { readonly encoding: Encoding; readonly delimiter: Delimiter };
  /** What the file says of itself beside its cells, a line each: the label and notes of a JSON-stat dataset. */
  readonly notes: readonly string[];
}

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Extensions of table files, each with how it is read. */
export const tableExtensions = ['csv', 'tsv', 'txt', 'xlsx', 'ods', 'json', 'parquet'] as const;

/** How a source says that a file is to be read, where it says so. */
export interface ReadingOptions {
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  /** JSON pointer to the list of records of a JSON file that has several lists. */
  readonly records?: string;
}

/** Why a table file cannot be read, and where. */
export class TableError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, { line, column } = { line: 1, column: 1 }) {
    super(message);
    this.name = 'TableError';
    this.line = line;
    this.column = column;
  }
}

/** The text of a cell; empty where there is none. */
export function textOf(cell: Cell | undefined): string {
  return cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text;
}
