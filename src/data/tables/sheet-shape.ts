import type { ColumnRole } from './description.ts';
import { type Cell, type Sheet, textOf } from './grid.ts';
import { readInterval } from './interval-text.ts';
import { readNumber } from './number-text.ts';

/** Where the data of a sheet stand, as far as its cells tell. Rows and columns are counted from 0. */
export interface SheetShape {
  readonly sheet: Sheet;
  readonly heads: readonly number[];
  readonly first: number;
  /** The row after the last. */
  readonly end: number;
  readonly columns: readonly GuessedColumn[];
}

export interface GuessedColumn {
  readonly index: number;
  /** Its innermost head as it stands in the file. */
  readonly head: string;
  readonly role: ColumnRole;
  /** Whether its head tells a period. */
  readonly period: boolean;
}

/** Whether a cell holds a number. */
export function isNumber(cell: Cell | undefined): boolean {
  if (cell === undefined) return false;
  if (typeof cell !== 'string' && (cell.number !== undefined || cell.date !== undefined))
    return cell.number !== undefined;
  const whole = textOf(cell).trim();
  if ((readInterval(whole, '.') ?? readInterval(whole, ',')) !== undefined) return true;
  // "GDP 2022" is a head; as an amount of money it would be "EUR 2022".
  if (/^[A-Z]{3} (?:1[89]|20)\d{2}$/.test(whole)) return false;
  const text = whole.replace(/\s*[([]?\p{L}{1,3}[)\]]?$/u, '');
  return /\d/.test(text) && (readNumber(text, '.') ?? readNumber(text, ',')) !== undefined;
}
