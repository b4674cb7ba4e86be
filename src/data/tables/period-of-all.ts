import { parsePeriod } from '../period.ts';
import { headRows } from './columns.ts';
import type { TableDescription } from './description.ts';
import { findCell } from './find-cell.ts';
import { telling } from './find-release-cell.ts';
import { type Sheet, type TableFile, textOf } from './grid.ts';
import { periodsIn } from './period-in-text.ts';
import { readPeriodLabels } from './period-label.ts';
import type { SheetProblem, TableValue } from './read-sheet.ts';

type Described = Pick<TableDescription, 'period' | 'periods' | 'heads'> & { readonly language: string };

/**
 * The label of the period that a description gives to all values, as it wrote it or as the cell that it names has it.
 * Undefined where it gives none; a problem where that cell names no period, or several.
 */
export function periodOfAll(
  file: TableFile,
  { period, language }: Described,
  [sheet]: readonly Sheet[],
): string | undefined | SheetProblem {
  if (period === undefined || typeof period === 'string' || sheet === undefined)
    return typeof period === 'string' ? period : undefined;
  const cell = findCell(file, period.cell);
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

/** Years that a title may name beside that of its values. */
const beside =
  /\b(prices?|base|basis|geograph\w*|boundar\w*|edition|projection\w*|gebietsstand|preise?n?|prix|territorial\w*)\b/i;

/**
 * A title above the heads that names a later period alone than the one that the description has for all values: the file
 * is a newer release, whose values would be given to the period of the old one.
 */
export function titleOfLaterPeriod(
  sheets: readonly Sheet[],
  { period, language, heads }: Described,
  values: readonly TableValue[],
): SheetProblem | undefined {
  if (typeof period !== 'string' || !values.some(({ labels }) => labels.period === period)) return undefined;
  const end = endOf(period, language);
  for (const sheet of sheets) {
    const named = sheet.rows.slice(0, headRows(sheet, { heads })[0]).flatMap((cells, row) =>
      cells.flatMap((cell, column) => {
        const text = textOf(cell);
        const isTitle = !telling.test(text) && !beside.test(text);
        return isTitle ? periodsIn(cell, language).map((label) => ({ label, text, row, column })) : [];
      }),
    );
    const [first] = named;
    if (first === undefined || named.some(({ label }) => startOf(label, language) <= end)) continue;
    const { label, text, row, column } = first;
    const message = `"${text.trim()}" names ${label}, but the description gives all values to ${period}; write \`period: { cell: "${sheet.address(row, column)}" }\`, which follows each release, or the period that is meant`;
    return { sheet, row, column, message, rule: 'period' };
  }
  return undefined;
}

function periodOf(label: string, language: string) {
  const read = readPeriodLabels([label], { language });
  return parsePeriod('problem' in read ? label : (read.written.get(label) ?? label));
}

/** The first day; empty for a label whose days are not known, which is later than nothing. */
function startOf(label: string, language: string): string {
  return periodOf(label, language).start ?? '';
}

function endOf(label: string, language: string): string {
  return periodOf(label, language).end ?? '9999';
}
