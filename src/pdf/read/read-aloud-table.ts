import { largest } from '../../project/extremes.ts';
import { isElement, type PdfElement } from './read-structure.ts';

interface HeardCell {
  readonly element: PdfElement;
  readonly row: number;
  readonly column: number;
}

/**
 * A table as it is heard cell by cell: its size and caption, its column heads, then each row, every data cell with its
 * heads. `say` gives the text of a cell.
 */
export function describeTable(table: PdfElement, say: (element: PdfElement) => string): readonly string[] {
  const rows = rowsOf(table);
  const cells = placeCells(rows);
  const width = largest(
    cells.map(({ element, column }) => column + element.columnSpan),
    0,
  );
  const caption = table.children.filter(isElement).filter((child) => child.role === 'Caption');
  const lines = rows.map((_, row) => sayRow(cells, row, say));
  return [
    `[table, ${rows.length} rows, ${width} columns]`,
    ...caption.map((child) => `  [caption] ${say(child)}`),
    ...lines.filter((line) => line !== '').map((line) => `  ${line}`),
  ];
}

function rowsOf(element: PdfElement): readonly PdfElement[] {
  return element.children.filter(isElement).flatMap((child) => {
    if (child.role === 'TR') return [child];
    return /^T(Head|Body|Foot)$/.test(child.role) ? rowsOf(child) : [];
  });
}

/** Cells at their row and column, spans of the rows above taken into account. */
function placeCells(rows: readonly PdfElement[]): readonly HeardCell[] {
  const taken = new Set<string>();
  return rows.flatMap((row, rowIndex) => {
    let column = 0;
    return row.children.filter(isElement).map((element) => {
      while (taken.has(`${rowIndex}:${column}`)) column++;
      const cell = { element, row: rowIndex, column };
      for (let down = 0; down < element.rowSpan; down++) {
        for (let across = 0; across < element.columnSpan; across++) taken.add(`${rowIndex + down}:${column + across}`);
      }
      column += element.columnSpan;
      return cell;
    });
  });
}

function sayRow(cells: readonly HeardCell[], row: number, say: (element: PdfElement) => string): string {
  const own = cells.filter((cell) => cell.row === row);
  if (own.every((cell) => cell.element.role === 'TH')) {
    return `[head] ${own.map((cell) => say(cell.element)).join(' | ')}`;
  }
  const heads = own.filter((cell) => cell.element.role === 'TH').map((cell) => say(cell.element));
  const data = own.filter((cell) => cell.element.role !== 'TH').map((cell) => sayCell(cell, cells, say));
  return [...(heads.length > 0 ? [`[row ${heads.join(', ')}]`] : ['[row]']), data.join('; ')].join(' ');
}

function sayCell(cell: HeardCell, cells: readonly HeardCell[], say: (element: PdfElement) => string): string {
  const heads = headsOf(cell, cells).map(({ element }) => say(element));
  return heads.length === 0 ? say(cell.element) : `${heads.join(', ')}: ${say(cell.element)}`;
}

/** The column heads of a cell: those that it names, or else those above it. */
function headsOf(cell: HeardCell, cells: readonly HeardCell[]): readonly HeardCell[] {
  const columnHeads = cells.filter(({ element }) => element.role === 'TH' && element.scope !== 'Row');
  const named = new Set(cell.element.headers);
  const byName = columnHeads.filter(({ element }) => element.id !== undefined && named.has(element.id));
  if (byName.length > 0) return byName;
  return columnHeads.filter(
    ({ element, row, column }) => row < cell.row && column <= cell.column && cell.column < column + element.columnSpan,
  );
}
