import { headRows, wildcard } from './columns.ts';
import type { TableDescription } from './description.ts';
import { type Sheet, type TableFile, textOf } from './grid.ts';
import { endOf } from './wanted-rows.ts';

/** Rows of a sheet that its publisher has hidden. */
export interface HiddenRows {
  readonly sheet: Sheet;
  /** Counted from 1, as a workbook shows them. */
  readonly rows: readonly number[];
}

/** The hidden rows of a table that hold something and are left out though its description does not say so. */
export function hiddenRows(
  { sheets }: TableFile,
  description: Omit<TableDescription, 'measures'>,
): readonly HiddenRows[] {
  if (description['hidden-rows'] !== undefined) return [];
  const isMeant = (name: string): boolean => (description.sheets ?? [name]).some((pattern) => wildcard(pattern)(name));
  return sheets.flatMap((sheet) => {
    if (sheet.hidden.size === 0 || !isMeant(sheet.name)) return [];
    const first = (headRows(sheet, description).at(-1) ?? 0) + 1;
    const end = endOf(sheet, description.until);
    const rows = [...sheet.hidden].filter((row) => row >= first && row < end && isFilled(sheet, row));
    return rows.length === 0 ? [] : [{ sheet, rows: rows.map((row) => row + 1).toSorted((a, b) => a - b) }];
  });
}

function isFilled({ rows }: Sheet, row: number): boolean {
  return rows[row]?.some((cell) => textOf(cell).trim() !== '') === true;
}

/** How many runs of rows are named. */
const mostRuns = 8;

/** "4 hidden rows of the sheet Data (5, 7 to 9)". */
export function sayHidden({ sheet, rows }: HiddenRows): string {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === row - 1) last[1] = row;
    else runs.push([row, row]);
  }
  const named = runs.slice(0, mostRuns).map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`));
  const more = runs.length > mostRuns ? ', …' : '';
  return `${rows.length} hidden ${rows.length === 1 ? 'row' : 'rows'} of the sheet ${sheet.name} (${named.join(', ')}${more})`;
}
