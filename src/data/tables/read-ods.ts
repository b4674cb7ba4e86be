import { type CellRange, fillSheet, type ReadSheet } from './fill-sheet.ts';
import { type StoredCell, TableError, type TableFile } from './grid.ts';
import { odsCell } from './ods-cell.ts';
import { cellsOfRow, emptyRoom, type Room, takeCells } from './room.ts';
import { unpackZip } from './unpack-zip.ts';
import { readAttributes, readTokens, type XmlTag, type XmlToken } from './xml-tokens.ts';

// Read by hand: the library of workbooks drops cells that have a value and no text, tells no hidden rows, and counts
// out repeated cells without end.

const content = 'content.xml';

/**
 * Reads an OpenDocument spreadsheet: texts as it stores them, formulas by their stored values. Throws a TableError for
 * one that is damaged, too large or without a sheet.
 */
export function readOds(bytes: Uint8Array): TableFile {
  const packed = unpackZip(bytes, (name) => name === content).get(content);
  const xml = new TextDecoder().decode(packed);
  if (!xml.includes('<office:spreadsheet')) throw wrong('is not an OpenDocument spreadsheet; name it by what it is');
  const room = emptyRoom();
  const sheets = readSheets(xml, room).map((sheet) => fillSheet(sheet, room));
  if (sheets.length === 0) throw wrong('has no sheet; fetch it again');
  return { sheets, notes: [] };
}

function wrong(what: string): TableError {
  return new TableError(`the file ${what}`);
}

/** A sheet while it is read, where the next row and cell go, and the cell that is read. */
interface OpenSheet extends ReadSheet {
  readonly rows: (readonly (StoredCell | undefined)[])[];
  readonly merged: CellRange[];
  readonly hidden: Set<number>;
  readonly room: Room;
  top: number;
  left: number;
  cells: (StoredCell | undefined)[];
  rowAttributes: string;
  cell: OpenCell | undefined;
}

/** The texts of a cell so far, a paragraph each. */
interface OpenCell {
  readonly attributes: string;
  readonly paragraphs: string[];
  isInside: boolean;
}

/** Elements whose cells and texts are none of the sheet's: notes on cells, drawings, and what was once in it. */
const outside = /^(office:annotation|office:forms|table:tracked-changes|table:shapes|table:dde-links|draw:.*)$/;

function readSheets(xml: string, room: Room): readonly ReadSheet[] {
  const sheets: OpenSheet[] = [];
  let depth = 0;
  for (const token of readTokens(xml, content)) {
    const starts = token.kind === 'open' && (depth > 0 || outside.test(token.name));
    if (starts) depth += 1;
    else if (depth > 0 && token.kind === 'close') depth -= 1;
    else if (depth > 0) continue;
    else if (token.kind === 'open' && token.name === 'table:table') sheets.push(openSheet(token.attributes, room));
    else readToken(sheets.at(-1), token);
  }
  return sheets;
}

function openSheet(attributes: string, room: Room): OpenSheet {
  const name = readAttributes(attributes).get('table:name') ?? '';
  const row = { top: 0, left: 0, cells: [], rowAttributes: '', cell: undefined };
  return { name, rows: [], merged: [], hidden: new Set(), room, ...row };
}

function readToken(sheet: OpenSheet | undefined, token: XmlToken): void {
  if (sheet === undefined) return;
  if (token.kind === 'text') {
    if (sheet.cell?.isInside) addText(sheet.cell, token.text.replace(/[ \t\r\n]+/g, ' '));
  } else if (token.name === 'table:table-row') {
    if (token.kind !== 'close') Object.assign(sheet, { cells: [], left: 0, rowAttributes: token.attributes });
    if (token.kind !== 'open') closeRow(sheet);
  } else if (token.name === 'table:table-cell' || token.name === 'table:covered-table-cell') {
    if (token.kind !== 'close') sheet.cell = { attributes: token.attributes, paragraphs: [], isInside: false };
    if (token.kind !== 'open') closeCell(sheet);
  } else if (sheet.cell !== undefined) readInside(sheet.cell, token);
}

function addText(cell: OpenCell, text: string): void {
  cell.paragraphs.push((cell.paragraphs.pop() ?? '') + text);
}

/** Blanks that XML would fold have elements of their own. */
function readInside(cell: OpenCell, { kind, name, attributes }: XmlTag): void {
  if (name === 'text:p' || name === 'text:h') {
    if (kind !== 'close') cell.paragraphs.push('');
    cell.isInside = kind === 'open';
  } else if (kind === 'close' || !cell.isInside) return;
  else if (name === 'text:s') addText(cell, ' '.repeat(count(attributes, 'text:c', 1000)));
  else if (name === 'text:tab') addText(cell, '\t');
  else if (name === 'text:line-break') addText(cell, '\n');
}

function count(attributes: string, name: string, most: number): number {
  if (!attributes.includes(name)) return 1;
  return Math.min(Math.max(1, Number.parseInt(readAttributes(attributes).get(name) ?? '1', 10) || 1), most);
}

/** Rows and columns that LibreOffice has at most. */
const mostRows = 1_048_576;
const mostColumns = 16_384;

function closeRow(sheet: OpenSheet): void {
  const { cells, rowAttributes, top } = sheet;
  sheet.top += count(rowAttributes, 'table:number-rows-repeated', mostRows);
  if (cells.length === 0) return;
  takeCells(sheet.room, (sheet.top - top) * cellsOfRow);
  const isHidden = /table:visibility="(collapse|filter)"/.test(rowAttributes);
  for (let row = top; row < sheet.top; row += 1) {
    sheet.rows[row] = cells;
    if (isHidden) sheet.hidden.add(row);
  }
}

function closeCell(sheet: OpenSheet): void {
  const { cell, cells, left, top } = sheet;
  if (cell === undefined) return;
  const { attributes, paragraphs } = cell;
  sheet.cell = undefined;
  sheet.left += count(attributes, 'table:number-columns-repeated', mostColumns);
  const bottom = top + count(attributes, 'table:number-rows-spanned', mostRows) - 1;
  const right = left + count(attributes, 'table:number-columns-spanned', mostColumns) - 1;
  if (bottom > top || right > left) sheet.merged.push({ top, left, bottom, right });
  const stored = odsCell(readAttributes(attributes), paragraphs.length > 0 ? paragraphs.join('\n') : undefined);
  if (stored === undefined) return;
  takeCells(sheet.room, sheet.left - left);
  for (let column = left; column < sheet.left; column += 1) cells[column] = stored;
}
