import type { CellRange, ReadSheet } from './fill-sheet.ts';
import { type StoredCell, TableError } from './grid.ts';
import { type CellFormat, general, numberCell } from './xlsx-formats.ts';
import { replaceCodes } from './xlsx-strings.ts';
import { localAttributes, localName, readTokens, type XmlTag } from './xml-tokens.ts';

/** What all sheets of a workbook share. */
export interface Workbook {
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly date1904: boolean;
}

/** A sheet while it is read, where the row and the cell go that are read. */
interface OpenSheet extends ReadSheet {
  readonly book: Workbook;
  readonly rows: (StoredCell | undefined)[][];
  readonly merged: CellRange[];
  readonly hidden: Set<number>;
  row: number;
  column: number;
  cell: OpenCell | undefined;
}

/** The parts of a cell by their elements: value, formula and text. */
interface OpenCell {
  readonly attributes: ReadonlyMap<string, string>;
  readonly parts: { v?: string; f?: string; t?: string };
  part: 'v' | 'f' | 't' | undefined;
  isReading: boolean;
}

/** Reads one sheet of a workbook. Throws a TableError for a cell that names a place or a text that is not there. */
export function readXlsxSheet({
  name,
  xml,
  book,
}: {
  readonly name: string;
  readonly xml: string;
  readonly book: Workbook;
}) {
  const places = { row: -1, column: -1, cell: undefined };
  const sheet: OpenSheet = { name, book, rows: [], merged: [], hidden: new Set(), ...places };
  for (const token of readTokens(xml, name)) {
    if (token.kind !== 'text') readTag(sheet, token);
    else if (sheet.cell?.part !== undefined && !sheet.cell.isReading) {
      const { parts, part } = sheet.cell;
      parts[part] = (parts[part] ?? '') + token.text;
    }
  }
  return sheet;
}

function readTag(sheet: OpenSheet, tag: XmlTag): void {
  const { kind, attributes } = tag;
  const name = localName(tag.name);
  if (name === 'c') {
    if (kind !== 'close') openCell(sheet, localAttributes(attributes));
    if (kind !== 'open') closeCell(sheet);
  } else if (sheet.cell !== undefined) readPart(sheet.cell, kind, name);
  else if (name === 'row' && kind !== 'close') openRow(sheet, localAttributes(attributes));
  else if (name === 'mergeCell' && kind !== 'close') addMerged(sheet, localAttributes(attributes).get('ref') ?? '');
}

function readPart(cell: OpenCell, kind: XmlTag['kind'], name: string): void {
  if (name === 'rPh') cell.isReading = kind === 'open';
  if (name !== 'v' && name !== 'f' && name !== 't') return;
  cell.part = kind === 'open' ? name : undefined;
  if (kind !== 'close') cell.parts[name] ??= '';
}

function openRow(sheet: OpenSheet, attributes: ReadonlyMap<string, string>): void {
  sheet.row = attributes.has('r') ? Number(attributes.get('r')) - 1 : sheet.row + 1;
  sheet.column = -1;
  if (['1', 'true'].includes(attributes.get('hidden') ?? '')) sheet.hidden.add(sheet.row);
}

function addMerged({ merged }: OpenSheet, range: string): void {
  const [start, end] = range.split(':').map(placeOf);
  if (start === undefined || end === undefined) return;
  merged.push({ top: start.row, left: start.column, bottom: end.row, right: end.column });
}

function placeOf(reference: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}

/** Rows and columns that Excel has. */
const mostRows = 1_048_576;
const mostColumns = 16_384;

function openCell(sheet: OpenSheet, attributes: ReadonlyMap<string, string>): void {
  const reference = attributes.get('r');
  const place = reference === undefined ? { row: sheet.row, column: sheet.column + 1 } : placeOf(reference);
  const isThere = place !== undefined && place.row >= 0 && place.row < mostRows && place.column < mostColumns;
  if (!isThere) throw damaged(sheet, `it has no cell "${reference}"`);
  sheet.row = place.row;
  sheet.column = place.column;
  sheet.cell = { attributes, parts: {}, part: undefined, isReading: false };
}

function damaged({ name }: OpenSheet, why: string): TableError {
  return new TableError(`the sheet "${name}" is damaged: ${why}; fetch the file again`);
}

function closeCell(sheet: OpenSheet): void {
  const stored = sheet.cell === undefined ? undefined : storedCell(sheet, sheet.cell);
  sheet.cell = undefined;
  if (stored === undefined) return;
  sheet.rows[sheet.row] ??= [];
  const row = sheet.rows[sheet.row];
  if (row !== undefined) row[sheet.column] = stored;
}

function storedCell(sheet: OpenSheet, { attributes, parts }: OpenCell): StoredCell | undefined {
  const { v: value, f: formula, t: inline } = parts;
  const type = attributes.get('t') ?? 'n';
  if (type === 'inlineStr') return { text: replaceCodes(inline ?? '') };
  if (value === undefined || (value === '' && type !== 'str')) {
    // A formula without a value stands as its own text, so that it cannot pass for a blank or a number.
    return formula === undefined ? undefined : { text: `=${formula}` };
  }
  return type === 's' ? { text: sharedText(sheet, value) } : valueCell(sheet.book, { type, value, attributes });
}

function sharedText(sheet: OpenSheet, value: string): string {
  const text = sheet.book.strings[Number(value)];
  if (text === undefined) throw damaged(sheet, `a cell has the text number ${value}, which does not exist`);
  return text;
}

/** A value by its type: t of ECMA-376. */
interface TypedValue {
  readonly type: string;
  readonly value: string;
  readonly attributes: ReadonlyMap<string, string>;
}

function valueCell({ formats, date1904 }: Workbook, { type, value, attributes }: TypedValue): StoredCell {
  if (type === 'str') return { text: replaceCodes(value) };
  if (type === 'b') return { text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' };
  const number = type === 'd' ? serialOf(value, date1904) : Number(value);
  if (type === 'e' || !Number.isFinite(number)) return { text: value };
  return numberCell(number, formats[Number(attributes.get('s') ?? 0)] ?? general, date1904);
}

/** The number of an ISO date, as other cells have it. */
function serialOf(date: string, date1904: boolean): number {
  const moment = Date.parse(/\dT\d/.test(date) && !/Z$|[+-]\d\d:\d\d$/.test(date) ? `${date}Z` : date);
  return moment / 86_400_000 + (date1904 ? 24_107 : 25_569);
}
