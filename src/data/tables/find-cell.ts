import { type Cell, type TableFile, textOf } from './grid.ts';

/**
 * The cell of a table file at an address as statistics have it: `Notes!A3` of a workbook, `line:field` of a text file, a
 * JSON pointer. Undefined where nothing stands there.
 */
export function findCell({ sheets }: TableFile, address: string): Cell | undefined {
  for (const sheet of sheets) {
    if (sheet.name !== '' && !address.startsWith(`${sheet.name}!`)) continue;
    for (const [row, cells] of sheet.rows.entries()) {
      const column = cells.findIndex(
        (cell, index) => textOf(cell).trim() !== '' && sheet.address(row, index) === address,
      );
      if (column !== -1) return cells[column];
    }
  }
  return undefined;
}

/** Whether a table file has the sheet that an address names; one without sheets has every address. */
export function hasSheetOf({ sheets }: TableFile, address: string): boolean {
  return sheets.some(({ name }) => name === '' || address.startsWith(`${name}!`));
}
