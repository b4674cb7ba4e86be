import { expect, test } from 'vitest';
import { findCell, hasSheetOf } from './find-cell.ts';
import type { Sheet, TableFile } from './grid.ts';
import { readText } from './read-text.ts';

function sheet(name: string, rows: Sheet['rows']): Sheet {
  const address = (row: number, column: number): string => `${name}!${'AB'[column]}${row + 1}`;
  return { name, rows, hidden: new Set(), records: false, address, position: () => ({ line: 1, column: 1 }) };
}

const book: TableFile = { notes: [], sheets: [sheet('Notes', [['x'], [], [' ', 'why']]), sheet('Data', [['1', '2']])] };

test.each<[TableFile, string, string | undefined, boolean]>([
  [book, 'Notes!B3', 'why', true],
  [book, 'Notes!A3', undefined, true],
  [book, 'Notes!B30', undefined, true],
  [book, 'Data!B1', '2', true],
  [book, 'Date!B1', undefined, false],
  [readText(Buffer.from('A title\n\na,"b, c"\n1,2\n'), {}), '3:2', 'b, c', true],
])('finds the cell of %o at %s', (file, address, text, hasSheet) => {
  expect([findCell(file, address), hasSheetOf(file, address)]).toEqual([text, hasSheet]);
});
