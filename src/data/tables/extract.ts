import { readBlocks, withBlockHeadings } from './block-headings.ts';
import { blockLevels } from './block-levels.ts';
import { type Column, headRows, readColumns, wildcard } from './columns.ts';
import type { TableDescription } from './description.ts';
import type { Cell, Sheet, TableFile } from './grid.ts';
import { type DecimalMark, DecimalMarkFinder, type FoundMark } from './number-text.ts';
import type { LabelKind } from './period-kinds.ts';
import { readPeriodLabels } from './period-label.ts';
import { periodOfAll, titleOfOtherPeriod } from './period-of-all.ts';
import { readSheet, type SheetProblem, type TableValue } from './read-sheet.ts';
import { splitFirstColumn } from './split-column.ts';
import { titleOfOtherScale } from './title-scale.ts';
import { endOf } from './wanted-rows.ts';

/** What was read of a table. */
export interface Extracted {
  readonly values: readonly TableValue[];
  readonly problems: readonly SheetProblem[];
  readonly periods: Periods;
}

/** The labels of periods as data files write them. */
export interface Periods {
  readonly kind?: LabelKind;
  readonly written: ReadonlyMap<string, string>;
  /** The month that financial years begin with, where the labels tell it. */
  readonly starts?: number;
}

/**
 * Reads the values of one table as its description says. A cell that is empty says nothing and gives no value; a sign
 * that says why there is none gives a value that is missing. What cannot be read is a problem at its cell.
 */
export function extractTable(file: TableFile, described: TableDescription, ofSource: string): Extracted {
  const { language = ofSource } = described;
  const description = { ...described, language };
  const problems: SheetProblem[] = [...missingSheets(file, description)];
  const sheets = file.sheets
    .filter(({ name }) => (description.sheets ?? [name]).some((pattern) => wildcard(pattern)(name)))
    .map((sheet) => splitFirstColumn(sheet, description['split-first-column']))
    .map((sheet) => underHeadings(sheet, description, problems));
  const decimal = decimalMark(sheets, description);
  if (typeof decimal !== 'string') return { values: [], problems: decimal, periods: { written: new Map() } };
  const values: TableValue[] = [];
  for (const sheet of sheets) {
    const period = periodOfAll(file, description, sheet);
    if (typeof period === 'object') problems.push(period);
    else readSheet(sheet, { ...description, period }, decimal, values, problems);
  }
  const other = titleOfOtherPeriod(sheets, description, values);
  const scaled = titleOfOtherScale(sheets, description);
  for (const problem of [other, scaled]) if (problem !== undefined) problems.push(problem);
  const labels = new Set(values.map((value) => value.labels.period));
  const kind = description.periods;
  const periods = readPeriodLabels(labels, { language, kind });
  if (!('problem' in periods)) return { values, problems, periods };
  const at = values.find((value) => value.labels.period === periods.label);
  const { problem: message, kinds } = periods;
  const found = at === undefined ? [] : [{ ...at, message, rule: 'period', ...(kinds === undefined ? {} : { kinds }) }];
  return { values: [], problems: [...problems, ...found], periods: { written: new Map() } };
}

/** Sheets that a description names and the file does not have: where they were renamed, their values would be lost. */
function missingSheets({ sheets }: TableFile, { sheets: wanted = [] }: TableDescription): readonly SheetProblem[] {
  const [sheet] = sheets;
  const names = sheets.map(({ name }) => name);
  const missing = wanted.filter((pattern) => !names.some(wildcard(pattern)));
  if (sheet === undefined || missing.length === 0) return [];
  const said = missing.map((pattern) => `"${pattern}"`).join(', ');
  const message = `no sheet is named ${said}; it has ${names.map((name) => `"${name}"`).join(', ')}; \`*\` stands for what the next release may name otherwise`;
  return [{ sheet, row: 0, column: 0, message, rule: 'missing-head', field: 'sheets' }];
}

/** A sheet with the headings between its rows beside them; what they leave open is a problem at its cell. */
function underHeadings(sheet: Sheet, description: TableDescription, problems: SheetProblem[]): Sheet {
  const levels = blockLevels(description).length;
  if (levels === 0) return sheet;
  const between = { from: (headRows(sheet, description).at(-1) ?? 0) + 1, end: endOf(sheet, description.until) };
  const blocks = readBlocks(sheet, between, { levels, listed: description['block-headings'] });
  for (const { row, why } of blocks.unclear)
    problems.push({ sheet, row, column: 0, message: why, rule: 'block-heading' });
  return withBlockHeadings(sheet, blocks, levels);
}

/** The decimal mark of all numbers in text cells: declared, or told by a number that can be read in one way alone. */
function decimalMark(sheets: readonly Sheet[], description: TableDescription): DecimalMark | readonly SheetProblem[] {
  const { decimal } = description;
  if (decimal !== undefined) return decimal;
  const inValues = markIn(sheets, description, isOfValues);
  if (inValues === undefined || 'mark' in inValues) return inValues?.mark ?? '.';
  // A code such as 1.1 stands before the values and has no decimals; a change in per cent behind them has some.
  const found = markIn(sheets, description, (column, first) => isOfValues(column) || column.index > first) ?? inValues;
  if ('mark' in found) return found.mark;
  const message = `"${found.ambiguous}" may be read with "." or "," before its decimals; say which with \`decimal: "."\` or \`decimal: ","\``;
  return sheets.slice(0, 1).map((sheet) => ({ sheet, row: 0, column: 0, message, rule: 'decimal' }));
}

function isOfValues({ role }: Column): boolean {
  return role === 'value' || role === 'lower' || role === 'upper';
}

/** The decimal mark in some columns; `first` is the index of the first column of values. */
function markIn(
  sheets: readonly Sheet[],
  description: TableDescription,
  isWanted: (column: Column, first: number) => boolean,
): FoundMark {
  const finder = new DecimalMarkFinder();
  for (const sheet of sheets) {
    const { columns } = readColumns(sheet, description);
    const first = columns.find(isOfValues)?.index ?? 0;
    const wanted = columns.filter((column) => isWanted(column, first));
    for (const row of sheet.rows.slice(0, endOf(sheet, description.until))) {
      for (const { index } of wanted) addText(row[index], finder);
    }
  }
  return finder.found();
}

function addText(cell: Cell | undefined, finder: DecimalMarkFinder): void {
  if (typeof cell === 'string') finder.add(cell);
  else if (cell !== undefined && cell.number === undefined) finder.add(cell.text);
}
