import { type Sheet, type SheetRow, textOf } from './grid.ts';
import { isNumber } from './sheet-shape.ts';

/**
 * A sheet with one more column, behind all others, in which each row has the heading that it stands under: a label alone
 * in the first column (or merged over the row), below the row of heads `head`. A blank row behind values ends what stands under
 * a heading, as before a total of all; there, and before the first heading, it is empty. Cells keep their addresses.
 */
export function withBlockHeadings(sheet: Sheet, head: number): Sheet {
  const column = lastColumn(sheet) + 1;
  let [heading, hasValues] = ['', false];
  const rows = sheet.rows.map((row, index): SheetRow => {
    if (index <= head) return row;
    const alone = headingIn(row);
    const isBlank = row.every((cell) => textOf(cell).trim() === '');
    if (isBlank && hasValues) [heading, hasValues] = ['', false];
    else if (alone !== undefined) [heading, hasValues] = [alone, false];
    else hasValues ||= row.slice(1).some(isNumber);
    if (isBlank) return row;
    return alone === undefined ? [...Array.from({ length: column }, (_, at) => row[at]), heading] : row.slice(0, 1);
  });
  return { ...sheet, rows };
}

/** The column of headings of such a sheet, counted from 0. */
export function lastColumn({ rows }: Sheet): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0) - 1;
}

/** Whether rows below `head` stand under at least two headings, each with a row of its own. */
export function hasBlockHeadings(sheet: Sheet, head: number, end: number): boolean {
  const rows = sheet.rows.slice(head + 1, end).filter((row) => row.some((cell) => textOf(cell).trim() !== ''));
  return rows.filter((row, index) => headingIn(row) !== undefined && rows[index + 1]?.some(isNumber)).length > 1;
}

/** The text of a row that has no other; a merged one stands in each cell that it covers. */
function headingIn(row: SheetRow): string | undefined {
  const first = textOf(row[0]).trim();
  const others = row.slice(1).map((cell) => textOf(cell).trim());
  const isAlone = first !== '' && !isNumber(row[0]) && others.every((text) => text === '' || text === first);
  return isAlone ? first : undefined;
}
