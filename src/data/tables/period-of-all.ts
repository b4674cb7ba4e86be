import { isPeriod, parsePeriod } from '../period.ts';
import { headRows } from './columns.ts';
import type { TableDescription } from './description.ts';
import { findCell } from './find-cell.ts';
import { telling } from './find-release-cell.ts';
import { type Sheet, type TableFile, textOf } from './grid.ts';
import { periodsIn } from './period-in-text.ts';
import { readPeriodLabels } from './period-label.ts';
import type { SheetProblem, TableValue } from './read-sheet.ts';

type Described = Pick<TableDescription, 'period' | 'title-says' | 'heads'> & { readonly language: string };

/**
 * The label of the period that a description gives to all values of a sheet, as it wrote it or as the cell that it names
 * has it: A1 of each sheet, or one cell of the file. Undefined where it gives none; a problem where that cell names no
 * period, or several.
 */
export function periodOfAll(
  file: TableFile,
  { period, language }: Described,
  sheet: Sheet,
): string | undefined | SheetProblem {
  if (period === undefined || typeof period === 'string') return period;
  const isWhole = sheet.name === '' || period.cell.includes('!');
  const cell = findCell(file, isWhole ? period.cell : `${sheet.name}!${period.cell}`);
  const labels = periodsIn(cell, language);
  const [label] = labels;
  if (label !== undefined && labels.length === 1) return label;
  const said = textOf(cell).trim();
  const why =
    cell === undefined
      ? 'nothing stands in this cell'
      : `"${said}" names ${label === undefined ? 'no period' : `several periods: ${labels.join(', ')}`}`;
  const message = `${period.cell}: ${why}; name a cell that names one, or write the period`;
  return { sheet, row: 0, column: 0, message, rule: 'missing-cell', field: 'period' };
}

/**
 * A title above the heads that names another period alone than the one that the description has for all values: the file
 * is of another release, whose values would be given to that period.
 */
export function titleOfOtherPeriod(
  sheets: readonly Sheet[],
  { period, language, heads, 'title-says': says }: Described,
  values: readonly TableValue[],
): SheetProblem | undefined {
  if (typeof period !== 'string' || says === 'ignore') return undefined;
  const typed = daysOf(period, language);
  const isOfValue = ({ labels }: TableValue): boolean =>
    labels.period === period || labels.period.endsWith(` ${period}`);
  if (typed === undefined || !values.some(isOfValue)) return undefined;
  for (const sheet of sheets) {
    const named = periodsAbove(sheet, headRows(sheet, { heads })[0] ?? 0, language);
    const [first] = named;
    const meets = named.some(({ label }) => {
      const days = daysOf(label, language);
      return days === undefined || (days.start <= typed.end && typed.start <= days.end);
    });
    if (first === undefined || meets) continue;
    const { label, text, row, column } = first;
    const cell = sheet.address(row, column);
    const message = `"${text.trim()}" names ${label}, but the description gives all values to ${period}; write \`period: { cell: "${cell}" }\`, which follows each release, or the period that is meant; where the title names none of the values, \`title-says: ignore\``;
    return { sheet, row, column, message, rule: 'period' };
  }
  return undefined;
}

/** A period that is named above the heads of a sheet. */
export interface PeriodAbove {
  readonly label: string;
  /** The text of its cell. */
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

/** The periods that the cells above the heads of a sheet name, but for those of its release. */
export function periodsAbove({ rows, records }: Sheet, firstHead: number, language: string): readonly PeriodAbove[] {
  if (records) return [];
  return rows.slice(0, firstHead).flatMap((cells, row) =>
    cells.flatMap((cell, column) => {
      const text = textOf(cell);
      // "Released" may stand in the cell before its day.
      const isOfRelease = telling.test(textOf(cells[column - 1])) && textOf(cells[column - 1]) !== text;
      return isOfRelease ? [] : periodsIn(cell, language).map((label) => ({ label, text, row, column }));
    }),
  );
}

/** The days of a period; undefined where they are not known, or the label may be several periods. */
function daysOf(label: string, language: string): { readonly start: string; readonly end: string } | undefined {
  const read = readPeriodLabels([label], { language });
  const written = 'problem' in read ? label : (read.written.get(label) ?? label);
  if (!isPeriod(written)) return undefined;
  const { start, end } = parsePeriod(written);
  if (start !== undefined && end !== undefined) return { start, end };
  // A financial year may begin with any month.
  const [, year] = /^(\d{4})\/\d{2}/.exec(written) ?? [];
  return year === undefined ? undefined : { start: `${year}-01-01`, end: `${Number(year) + 1}-12-31` };
}
