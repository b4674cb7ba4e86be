import type { SchemaElement } from 'hyparquet';
import { toJson } from 'hyparquet';
import { type StoredCell, TableError } from './grid.ts';

/** Beyond as many decimals a number was calculated, not published with that many. */
const mostDecimals = 6;

/** So many different values of a column are looked up among those that were seen; in a long table most are not new. */
const mostKept = 100_000;

/**
 * The cells of a column from its values as the library gives them. Numbers of a column have as many decimals as the one
 * that needs most, as they were published: 98.0 beside 98.3. Equal values are one cell. Throws a TableError for a whole
 * number that cannot be kept.
 */
export function parquetCells(column: SchemaElement, values: readonly unknown[]): readonly StoredCell[] {
  const isFloat = column.type === 'FLOAT' || column.logical_type?.type === 'FLOAT16';
  const shortest = once((value: unknown) => (typeof value === 'number' ? shortestSingle(value) : value));
  const numbers = isFloat ? values.map(shortest) : values;
  const decimals = publishedDecimals(column, numbers);
  const cellOf = once((value: unknown) => storedCell(value, decimals));
  return numbers.map((value, row) => {
    const cell = cellOf(value);
    const isExact = typeof value === 'bigint' || column.converted_type === 'DECIMAL';
    if (isExact && !Number.isSafeInteger(Math.round((cell.number ?? 0) * 10 ** (column.scale ?? 0)))) {
      const message = `row ${row + 1} of the column "${column.name}" has ${cell.text}, a number with more digits than can be kept exactly; take the table in another format, or leave the column out`;
      throw new TableError(message, { line: row + 1, column: 1 });
    }
    return cell;
  });
}

/** `make`, asked once for each of the values that were seen first. */
function once<Made>(make: (value: unknown) => Made): (value: unknown) => Made {
  const made = new Map<unknown, Made>();
  return (value) => {
    const key = value instanceof Date ? value.getTime() : value;
    const before = made.get(key);
    if (before !== undefined) return before;
    const found = make(value);
    if (made.size < mostKept) made.set(key, found);
    return found;
  };
}

/** The number whose shortest decimal a 4-byte float was stored from: 98.3 of 98.30000305175781. */
function shortestSingle(value: number): number {
  for (let digits = 1; digits < 9; digits += 1) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return Number(value.toPrecision(9));
}

/** Undefined where each number is to be written as short as it can be. */
function publishedDecimals(column: SchemaElement, values: readonly unknown[]): number | undefined {
  if (column.converted_type === 'DECIMAL') return column.scale ?? 0;
  let decimals = 0;
  for (const value of values) {
    if (typeof value !== 'number' || !Number.isFinite(value)) continue;
    const text = String(value);
    if (text.includes('e')) return undefined;
    const point = text.indexOf('.');
    if (point >= 0) decimals = Math.max(decimals, text.length - point - 1);
    if (decimals > mostDecimals) return undefined;
  }
  return decimals;
}

function storedCell(value: unknown, decimals: number | undefined): StoredCell {
  if (value === null || value === undefined) return { text: 'null' };
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return { text: String(value) };
    return { text: decimals === undefined ? String(value) : value.toFixed(decimals), number: value };
  }
  if (typeof value === 'bigint') return { text: String(value), number: Number(value) };
  if (value instanceof Date) return dateCell(value);
  if (value instanceof Uint8Array) return { text: Buffer.from(value).toString('hex') };
  return { text: typeof value === 'object' ? JSON.stringify(toJson(value)) : String(value) };
}

/** A moment is in UTC; at midnight it is a day. */
function dateCell(value: Date): StoredCell {
  if (Number.isNaN(value.getTime())) return { text: 'Invalid date' };
  const [date = '', time = ''] = value.toISOString().split('T');
  return { text: time === '00:00:00.000Z' ? date : value.toISOString(), date };
}
