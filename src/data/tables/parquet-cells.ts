import type { SchemaElement } from 'hyparquet';
import { toJson } from 'hyparquet';
import { largest } from '../../project/extremes.ts';
import { type StoredCell, TableError } from './grid.ts';

/** Beyond as many decimals a number was calculated, not published with that many. */
const mostDecimals = 6;

/**
 * The cells of a column from its values as the library gives them. Numbers of a column have as many decimals as the one
 * that needs most, as they were published: 98.0 beside 98.3. Throws a TableError for a whole number that cannot be kept.
 */
export function parquetCells(column: SchemaElement, values: readonly unknown[]): readonly StoredCell[] {
  const isFloat = column.type === 'FLOAT' || column.logical_type?.type === 'FLOAT16';
  const numbers = values.map((value) => (isFloat && typeof value === 'number' ? shortestSingle(value) : value));
  const decimals = publishedDecimals(column, numbers);
  return numbers.map((value, row) => {
    const cell = storedCell(value, decimals);
    const isExact = typeof value === 'bigint' || column.converted_type === 'DECIMAL';
    if (isExact && !Number.isSafeInteger(Math.round((cell.number ?? 0) * 10 ** (column.scale ?? 0)))) {
      const message = `row ${row + 1} of the column "${column.name}" has ${cell.text}, a number with more digits than can be kept exactly; take the table in another format, or leave the column out`;
      throw new TableError(message, { line: row + 1, column: 1 });
    }
    return cell;
  });
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
  const texts = values.flatMap((value) => (typeof value === 'number' && Number.isFinite(value) ? [String(value)] : []));
  if (texts.some((text) => text.includes('e'))) return undefined;
  const decimals = largest(
    texts.map((text) => (text.split('.')[1] ?? '').length),
    0,
  );
  return decimals > mostDecimals ? undefined : decimals;
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
