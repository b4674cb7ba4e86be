import { type Column, wildcard } from './columns.ts';
import type { TableDescription } from './description.ts';
import type { SheetRow } from './grid.ts';
import { type Sheet, textOf } from './grid.ts';

/** Whether a row is one of those that the description wants. */
export function wantedRows(columns: readonly Column[], { rows = {} }: TableDescription): (cells: SheetRow) => boolean {
  const tests = Object.entries(rows).map(([head, patterns]) => ({
    column: columns.find(({ name }) => wildcard(head)(name))?.index,
    matches: patterns.map(wildcard),
  }));
  return (cells) =>
    tests.every(({ column, matches }) => column !== undefined && matches.some((match) => match(textOf(cells[column]))));
}

/** The row after the last that is read. */
export function endOf({ rows }: Sheet, until: string | undefined): number {
  const end = until === undefined ? -1 : rows.findIndex((row) => firstText(row).startsWith(until));
  return end === -1 ? rows.length : end;
}

function firstText(row: SheetRow): string {
  return textOf(row.find((cell) => textOf(cell).trim() !== '')).trim();
}
