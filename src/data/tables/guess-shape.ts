import { labelAlone } from './block-headings.ts';
import { telling } from './find-release-cell.ts';
import type { SheetRow } from './grid.ts';
import { type Sheet, textOf } from './grid.ts';
import { guessColumns } from './guess-columns.ts';
import { readPeriodLabels } from './period-label.ts';
import { isNumber, type SheetShape } from './sheet-shape.ts';
import { barePeriod } from './signs.ts';

/** The shape of a sheet's data; undefined for a sheet that has none, such as a cover or notes. */
export function guessShape(sheet: Sheet, language: string): SheetShape | undefined {
  const first = firstDataRow(sheet, language);
  if (first === undefined) return undefined;
  const heads = sheet.records ? [0] : headsAbove(sheet, first);
  const end = dataEnd(sheet, first);
  const columns = guessColumns(sheet, { heads, first, end }, language);
  const last = columns.findLast(({ role }) => role === 'value');
  return last === undefined ? undefined : { sheet, heads, first, end, columns };
}

/** The first row that has about as many cells as the fullest, and numbers that are no years in its heads' place. */
function firstDataRow(sheet: Sheet, language: string): number | undefined {
  if (sheet.records) return sheet.rows.length > 1 ? 1 : undefined;
  const filled = sheet.rows.map(countFilled);
  const most = filled.reduce((a, b) => Math.max(a, b), 0);
  if (most < 2) return undefined;
  const label = labelColumn(sheet, most);
  let above: SheetRow = [];
  for (const [index, row] of sheet.rows.entries()) {
    const enough = (filled[index] ?? 0) * 2 >= most && textOf(row[label]).trim() !== '';
    const numbers = row.slice(1).filter(isNumber).length;
    if (enough && numbers > 0 && !isPeriodRow(row, above, language)) {
      return index > 0 && countFilled(above) > 0 ? index : undefined;
    }
    above = row;
  }
  return undefined;
}

/** The first column that is filled in most full rows: that of the innermost labels, which every row of data has. */
function labelColumn(sheet: Sheet, most: number): number {
  const full = sheet.rows.filter((row) => countFilled(row) * 2 >= most);
  const column =
    full[0] === undefined
      ? 0
      : Array.from({ length: most }, (_, index) => index).findIndex(
          (index) => full.filter((row) => textOf(row[index]).trim() !== '').length * 2 > full.length,
        );
  return Math.max(0, column);
}

/** Whether a row is heads that are periods: at least two, or one where no heads stand above. */
function isPeriodRow(row: SheetRow, above: SheetRow, language: string): boolean {
  const numbers = row.filter(isNumber).map((cell) => barePeriod(textOf(cell)).text);
  const years = numbers.filter((text) => /^(1[89]|20|21)\d{2}$/.test(text));
  if (years.length === numbers.length && isGroups(years)) return true;
  if (years.length < numbers.length || new Set(years).size < years.length) {
    const labels = row.flatMap((cell) => (isNumber(cell) ? [barePeriod(textOf(cell)).text] : []));
    return (
      labels.length > 1 &&
      !('problem' in readPeriodLabels(labels, { language })) &&
      new Set(labels).size === labels.length
    );
  }
  return years.length > 1 || (years.length === 1 && countFilled(above) < 2);
}

/** Whether labels stand in groups, as merged heads do: two or more, and each in one run of equal size. */
function isGroups(labels: readonly string[]): boolean {
  const runs = labels.filter((label, index) => label !== labels[index - 1]).length;
  const distinct = new Set(labels).size;
  return distinct > 1 && runs === distinct && distinct < labels.length && labels.length % distinct === 0;
}

function countFilled(row: SheetRow): number {
  return row.reduce((count, cell) => (textOf(cell).trim() === '' ? count : count + 1), 0);
}

/** The rows of heads above the data: those that have several cells, up to a blank row or a title. */
function headsAbove(sheet: Sheet, first: number): readonly number[] {
  const rows: number[] = [];
  for (let row = belowGroup(sheet, first - 1); row >= 0; row -= 1) {
    const filled = countFilled(sheet.rows[row] ?? []);
    const cells = sheet.rows[row] ?? [];
    if (filled === 0 || (filled === 1 && rows.length > 0) || isTitle(cells)) break;
    if (rows.length > 0 && isSaid(cells)) break;
    rows.unshift(row);
  }
  return rows.length === 0 ? [first - 1] : rows;
}

/** What a table says of itself in two cells is no head: "Released" and a day, "Period:" and what it is. */
function isSaid(row: SheetRow): boolean {
  const [word = '', ...others] = row.map((cell) => textOf(cell).trim()).filter((text) => text !== '');
  return others.length === 1 && (/[:：]$/.test(word) || telling.test(word));
}

/** Labels alone in their rows, between heads and data, are those of groups of rows. */
function belowGroup(sheet: Sheet, row: number): number {
  let heads = row;
  while (heads > 0 && (labelAlone(sheet.rows[heads] ?? []) !== undefined || countFilled(sheet.rows[heads] ?? []) === 0))
    heads -= 1;
  const filled = new Set((sheet.rows[heads] ?? []).map((cell) => textOf(cell).trim()).filter((text) => text !== ''));
  const isFirst = textOf(sheet.rows[row]?.[0]).trim() !== '';
  return filled.size > (isFirst ? 1 : 2) ? heads : row;
}

/** A merged title stands in all the cells that it covers; one with a comma that is not quoted goes on behind it. */
function isTitle(row: SheetRow): boolean {
  const filled = row.map(textOf).filter((text) => text.trim() !== '');
  const texts = new Set(filled.map((text) => text.trim()));
  const goesOn = filled.length > 1 && filled.slice(1).every((text) => /^ \S/.test(text));
  return (texts.size === 1 && row.length > 2 && textOf(row[0]).trim() !== '') || goesOn;
}

/** The row after the last that has a label and something beside it, over blank rows within the data. */
function dataEnd(sheet: Sheet, first: number): number {
  let end = first;
  for (let row = first; row < sheet.rows.length; row += 1) {
    const cells = sheet.rows[row] ?? [];
    if (countFilled(cells) < 2 || isTitle(cells)) continue;
    const beside = cells.slice(1).filter((cell) => textOf(cell).trim() !== '');
    if (row - end > 3 && !beside.some(isNumber)) break;
    if (beside.some((cell) => isNumber(cell) || textOf(cell).trim().length <= 6)) end = row + 1;
  }
  return end;
}
