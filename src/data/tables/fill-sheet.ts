import { largest } from '../../project/extremes.ts';
import type { SheetRow } from './grid.ts';
import { type Cell, type Sheet, textOf } from './grid.ts';
import { cellsOfRow, type Room, takeCells } from './room.ts';

/** Cells from one corner to the other, both included, rows and columns from 0. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A sheet of a workbook as it was read: rows and cells may be missing anywhere. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (SheetRow | undefined)[];
  readonly merged: readonly CellRange[];
  readonly hidden: ReadonlySet<number>;
}

/** Shared by all blank rows, of which there may be a million. */
const blank: SheetRow = [];

/** The sheet with a value in each cell that a merged one covers, without the blank rows and cells at its ends. */
export function fillSheet({ name, rows, merged, hidden }: ReadSheet, room: Room): Sheet {
  const filled: SheetRow[] = [];
  const height = rows.findLastIndex((row) => row?.some((cell) => textOf(cell) !== '')) + 1;
  takeCells(room, height * cellsOfRow);
  for (let index = 0; index < height; index += 1) {
    const row = rows[index] ?? blank;
    const width = row.findLastIndex((cell) => textOf(cell) !== '') + 1;
    takeCells(room, width);
    filled.push(width === 0 ? blank : fillTo(row, width));
  }
  const width = largest(
    filled.map((row) => row.length),
    0,
  );
  for (const range of merged) {
    const value = filled[range.top]?.[range.left];
    if (value === undefined) continue;
    const right = Math.min(range.right, width - 1);
    const bottom = Math.min(range.bottom, height - 1);
    takeCells(room, (bottom - range.top + 1) * (right + 1));
    for (let row = range.top; row <= bottom; row += 1) {
      filled[row] = cover(filled[row] ?? blank, value, { ...range, right });
    }
  }
  return { name, rows: filled, hidden, records: false, ...places(name) };
}

function fillTo(row: SheetRow, width: number): (Cell | undefined)[] {
  const filled: (Cell | undefined)[] = [];
  for (let column = 0; column < width; column += 1) filled.push(row[column]);
  return filled;
}

function cover(row: SheetRow, value: Cell, { left, right }: CellRange): SheetRow {
  const covered = fillTo(row, Math.max(row.length, right + 1));
  covered.fill(value, left, right + 1);
  return covered;
}

function places(name: string): Pick<Sheet, 'address' | 'position'> {
  return {
    address: (row, column) => `${name}!${columnLetters(column)}${row + 1}`,
    position: (row, column) => ({ line: row + 1, column: column + 1 }),
  };
}

function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
