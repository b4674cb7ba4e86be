import { type CellValue, readCellValue } from './cell-value.ts';
import { type Column, headRows, readColumns, type TableProblem } from './columns.ts';
import type { TableDescription } from './description.ts';
import type { SheetRow } from './grid.ts';
import { type Sheet, textOf } from './grid.ts';
import { createLabelReader, type LabelReader, type Labels } from './labels.ts';
import type { DecimalMark } from './number-text.ts';
import type { LabelKind } from './period-kinds.ts';
import { isNumber } from './sheet-shape.ts';
import {
  isMissingReason,
  isStatus,
  type MissingReason,
  readSigns,
  type SignMeaning,
  type Signs,
  type Status,
} from './signs.ts';
import { endOf, wantedRows } from './wanted-rows.ts';

/** One value of a table, or the mark that there is none, with the labels that say what it is. */
export interface TableValue {
  readonly labels: Labels;
  /** As published; none where it is missing. */
  readonly value: number | undefined;
  readonly decimals: number;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  readonly statuses: readonly Status[];
  readonly missing: MissingReason | undefined;
  /** The text of its cell. */
  readonly literal: string;
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

/** A problem of a table, with the sheet that it is in. */
export interface SheetProblem extends TableProblem {
  readonly sheet: Sheet;
  /** Of labels that may be several kinds of period: which. */
  readonly kinds?: readonly LabelKind[];
  /** The field of the description that is to blame, where no cell is. */
  readonly field?: string;
}

/** A description whose period of all values, if it has one, was found. */
export type SheetDescription = Omit<TableDescription, 'period'> & { readonly period?: string | undefined };

/** Reads the values of one sheet into `values`; what cannot be read is a problem at its cell. */
export function readSheet(
  sheet: Sheet,
  description: SheetDescription,
  mark: DecimalMark,
  values: TableValue[],
  problems: SheetProblem[],
): void {
  const { columns, problems: ofColumns } = readColumns(sheet, description);
  for (const problem of ofColumns) problems.push({ ...problem, sheet });
  // Where a column is not what it was taken for, its cells would be told one by one.
  if (ofColumns.length > 0) return;
  const signs: Signs = new Map(
    Object.entries(description.signs ?? {}).map(([sign, meaning]) => [sign.trim(), meaning]),
  );
  const read = createLabelReader({
    sheet,
    columns,
    says: description['sheet-says'],
    signs,
    period: description.period,
  });
  const scope: SheetContext = { sheet, columns, signs, mark, read, boundsOf: boundColumns(columns) };
  const ofValues = columns.filter(({ role }) => role === 'value');
  const wanted = wantedRows(columns, description);
  const end = endOf(sheet, description.until);
  const from = (headRows(sheet, description).at(-1) ?? 0) + 1;
  const stray = strayNumber(sheet, columns, { from, end, wanted });
  if (stray !== undefined) problems.push({ ...stray, sheet });
  for (let row = from; row < end; row += 1) {
    const cells = sheet.rows[row] ?? [];
    // What the publisher hides is not published.
    if ((sheet.hidden.has(row) && description['hidden-rows'] !== 'read') || !wanted(cells)) continue;
    const beside = statusBeside(scope, cells);
    for (const column of ofValues) {
      const made = readOne(scope, { cells, row, column, beside });
      if (made === undefined) continue;
      if ('message' in made) problems.push({ ...made, sheet });
      else values.push(made);
    }
  }
}

/** The first number of the wanted rows that no head names: it would be left out without a word. */
function strayNumber(
  { rows, records }: Sheet,
  columns: readonly Column[],
  { from, end, wanted }: { readonly from: number; readonly end: number; readonly wanted: (cells: SheetRow) => boolean },
): TableProblem | undefined {
  const known = new Set(columns.map(({ index }) => index));
  for (let row = from; row < end && !records; row += 1) {
    const cells = rows[row] ?? [];
    const column = cells.findIndex((cell, index) => !known.has(index) && isNumber(cell));
    if (column < 0 || !wanted(cells)) continue;
    const message = `"${textOf(cells[column]).trim()}" stands in a column that no head names; say in \`columns\` what it is, or \`"#${column + 1}": ignore\`; where a number has the delimiter in it, put it in quotes`;
    return { row, column, message, rule: 'missing-head' };
  }
  return undefined;
}

interface SheetContext {
  readonly sheet: Sheet;
  readonly columns: readonly Column[];
  readonly signs: Signs;
  readonly mark: DecimalMark;
  readonly read: LabelReader;
  /** The columns of the bounds of each column of values. */
  readonly boundsOf: ReadonlyMap<number, BoundColumns>;
}

interface BoundColumns {
  readonly lower?: number;
  readonly upper?: number;
}

interface ValueCell {
  readonly cells: SheetRow;
  readonly row: number;
  readonly column: Column;
  /** What the columns of statuses say of the row; a text where a sign in them is not explained. */
  readonly beside: readonly SignMeaning[] | string;
}

function readOne(
  scope: SheetContext,
  { cells, row, column, beside }: ValueCell,
): TableValue | TableProblem | undefined {
  const cell = cells[column.index];
  if (typeof beside === 'string') return problem(beside, 'unknown-sign', row, column);
  const missing = beside.find(isMissingReason);
  const read = readCellValue(cell, scope.mark, scope.signs) ?? (missing === undefined ? undefined : noValue);
  if (read === undefined) return undefined;
  // Where a column of its own says why there is no value, the cell may hold anything that is no number: NaN, null.
  if (typeof read === 'string' && missing === undefined) return problem(read, 'wrong-value', row, column);
  const made = typeof read === 'string' ? noValue : read;
  const { value, decimals, statuses, missing: inCell } = made;
  if (value !== undefined && missing !== undefined) {
    return problem(`there is a value, but its status says "${missing}"`, 'wrong-value', row, column);
  }
  const labels = scope.read(cells, column);
  if (typeof labels === 'string') return problem(labels, 'unknown-sign', row, column);
  const bounds = scope.boundsOf.get(column.index);
  const low = bound(scope, bounds?.lower, cells);
  if (typeof low === 'string') return problem(low, 'wrong-value', row, column);
  const high = bound(scope, bounds?.upper, cells);
  if (typeof high === 'string') return problem(high, 'wrong-value', row, column);
  return {
    labels,
    value,
    decimals,
    lower: low ?? made.lower,
    upper: high ?? made.upper,
    statuses: statuses.length > 0 ? statuses : ofRow(labels.statuses, beside),
    missing: value === undefined ? (missing ?? inCell ?? 'not-available') : undefined,
    literal: cell === undefined ? (scope.sheet.absent ?? '') : textOf(cell),
    sheet: scope.sheet,
    row,
    column: column.index,
  };
}

function problem(message: string, rule: string, row: number, { index }: Column): TableProblem {
  return { row, column: index, message, rule };
}

const noValue: CellValue = { decimals: 0, statuses: [] };

/** A sign in the cell itself stands before what its labels and its row say. */
function ofRow(ofLabels: readonly Status[], beside: readonly SignMeaning[]): readonly Status[] {
  if (beside.length === 0) return ofLabels;
  return [...new Set([...ofLabels, ...beside.filter(isStatus)])];
}

function bound(
  { mark, signs }: SheetContext,
  index: number | undefined,
  cells: ValueCell['cells'],
): number | string | undefined {
  const read = index === undefined ? undefined : readCellValue(cells[index], mark, signs);
  return typeof read === 'string' ? read : read?.value;
}

/** What the columns of statuses say of a row; a text where a sign in them is not explained. */
function statusBeside({ columns, signs }: SheetContext, cells: ValueCell['cells']): readonly SignMeaning[] | string {
  let meanings: readonly SignMeaning[] = noMeanings;
  for (const { role, index, name } of columns) {
    const text = role === 'status' ? textOf(cells[index]).trim() : '';
    if (text === '' || text === 'null') continue;
    const read = readSigns(text, signs);
    if (read === undefined) return `"${text}" in the column "${name}" is a sign that \`signs\` does not explain`;
    meanings = meanings.length === 0 ? read : [...meanings, ...read];
  }
  return meanings;
}

const noMeanings: readonly SignMeaning[] = [];

/** Bounds belong to the values to their left; where the first stand before all values, to those of the row. */
function boundColumns(columns: readonly Column[]): ReadonlyMap<number, BoundColumns> {
  const found = new Map<number, BoundColumns>();
  const [first] = columns.filter(({ role }) => role === 'value');
  for (const { role, index } of columns) {
    if (role !== 'lower' && role !== 'upper') continue;
    const of = (columns.findLast((other) => other.role === 'value' && other.index < index) ?? first)?.index;
    if (of !== undefined) found.set(of, { ...found.get(of), [role]: index });
  }
  return found;
}
