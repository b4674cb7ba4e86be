import { isDate } from '../calendar.ts';
import type { TableDescription } from './description.ts';
import { type Sheet, type TableFile, textOf } from './grid.ts';
import { dayIn } from './release-date.ts';

/** What stands beside the day of a release. */
export const telling =
  /\b(last )?updated?\b|\breleased?\b|\bpublished\b|\bpublication\b|^stand\b|mise à jour|发布|更新/i;
const ofAnother = /\bfirst published\b|\bnext\b|\bnächste|\bprochaine|\bforthcoming\b|下次/i;

/**
 * The cell of a table file that tells the day of its release, where there is one alone. It stands above the heads or in a
 * sheet of its own: what stands below the data moves with every release.
 */
export function findReleaseCell(
  file: TableFile,
  tables: readonly Pick<TableDescription, 'heads' | 'sheets'>[],
  language: string,
): string | undefined {
  const found = file.sheets.flatMap((sheet) =>
    sheet.records
      ? []
      : cellsAbove(sheet, firstHead(sheet, tables)).filter((cell) => isDate(dayIn(file, cell, language))),
  );
  const days = new Set(found.map((cell) => dayIn(file, cell, language)));
  return days.size === 1 ? found[0] : undefined;
}

/** The row of the first heads of a sheet, counted from 0; of one without a table, the row after its last. */
function firstHead(sheet: Sheet, tables: readonly Pick<TableDescription, 'heads' | 'sheets'>[]): number {
  const own = tables.filter(({ sheets }) => sheets === undefined || sheets.includes(sheet.name));
  const rows = own.map(({ heads = 1 }) => (typeof heads === 'number' ? heads : (heads[0] ?? 1)) - 1);
  return own.length === 0 ? sheet.rows.length : rows.reduce((first, row) => Math.min(first, row));
}

/** A cover has a few rows: a sheet with many is a table that was not described. */
const mostRows = 60;

function cellsAbove(sheet: Sheet, end: number): readonly string[] {
  return sheet.rows.slice(0, Math.min(end, mostRows)).flatMap((row, index) =>
    row.flatMap((cell, column) => {
      const words = `${textOf(row[column - 1])} ${textOf(cell)}`.trim();
      return textOf(cell).trim() !== '' && telling.test(words) && !ofAnother.test(words)
        ? [sheet.address(index, column)]
        : [];
    }),
  );
}
