import { TableError } from './grid.ts';

/**
 * Cells that a table file may have, blank ones between others counted. Each that is not blank and no other's like takes
 * some 100 bytes, and twice as many where it is a value: more than these would fill the memory that Node has.
 */
const mostCells = 10_000_000;

/** Cells that take as much memory as a row itself, blank or not. */
export const cellsOfRow = 8;

/** How many more cells a table file may have. */
export interface Room {
  left: number;
}

/** The room of a file of which no cell is read yet. */
export function emptyRoom(): Room {
  return { left: mostCells };
}

/**
 * Takes cells from the room of a file. Throws a TableError where there are not so many: a few cells that stand far
 * apart, or are repeated, would fill the memory with those between.
 */
export function takeCells(room: Room, count: number): void {
  room.left -= count;
  if (room.left >= 0) return;
  const message = `the file reaches over more than ${mostCells / 1_000_000} million cells; ask its publisher for a part of it, or for the tables one by one`;
  throw new TableError(message);
}

/** Bytes that a table file may have when it is unpacked: far above any published one, below what fills the memory. */
export const mostBytes = 200_000_000;

/** The error of a file that has more. */
export function tooLarge(): TableError {
  const message = `the file is over ${mostBytes / 1_000_000} MB when it is unpacked, more than a table file may have; ask its publisher for a part of it, or for the tables one by one`;
  return new TableError(message);
}
