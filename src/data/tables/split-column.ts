import { type Cell, type Sheet, textOf } from './grid.ts';

/**
 * A sheet whose first column holds several labels, as Eurostat writes them (`A,PC_ACT,EM`), with a column for each. Its
 * cells keep the addresses that they have in the file.
 */
export function splitFirstColumn(sheet: Sheet, by: string | undefined): Sheet {
  if (by === undefined) return sheet;
  const count = sheet.rows.reduce((most, row) => Math.max(most, textOf(row[0]).split(by).length), 1);
  const split = (row: readonly (Cell | undefined)[]): readonly (Cell | undefined)[] => {
    const [first, ...others] = row;
    const labels = textOf(first).split(by);
    return row.length === 0 ? row : [...Array.from({ length: count }, (_, index) => labels[index] ?? ''), ...others];
  };
  const inFile = (column: number): number => Math.max(0, column - count + 1);
  return {
    ...sheet,
    rows: sheet.rows.map(split),
    address: (row, column) => sheet.address(row, inFile(column)),
    position: (row, column) => sheet.position(row, inFile(column)),
  };
}
