import { SSF } from '@e965/xlsx';
import type { StoredCell } from './grid.ts';
import { localAttributes, localName, readTokens } from './xml-tokens.ts';

/** How a cell is shown: the code of its number format, and whether that shows a day. */
export interface CellFormat {
  readonly code: string;
  readonly isDay: boolean;
}

export const general: CellFormat = { code: 'General', isDay: false };

/** The formats of cells, by the number that cells name. */
export function readCellFormats(styles: string): readonly CellFormat[] {
  const named = listAttributes(styles, 'numFmts', 'numFmt');
  const codes = new Map(named.map((format) => [format.get('numFmtId'), format.get('formatCode') ?? 'General']));
  return listAttributes(styles, 'cellXfs', 'xf').map((format) => {
    const id = format.get('numFmtId') ?? '0';
    return cellFormat(codes.get(id) ?? builtInCode(Number(id)));
  });
}

/** The attributes of the items of one list; other lists of styles have items of the same names. */
function listAttributes(styles: string, list: string, item: string): readonly ReadonlyMap<string, string>[] {
  const found: ReadonlyMap<string, string>[] = [];
  let isInside = false;
  for (const token of readTokens(styles, 'styles.xml')) {
    if (token.kind === 'text') continue;
    const name = localName(token.name);
    if (name === list) isInside = token.kind === 'open';
    else if (isInside && name === item && token.kind !== 'close') found.push(localAttributes(token.attributes));
  }
  return found;
}

const table = SSF.get_table();

/** Formats that have a number and no code in the file. Those of East Asian dates differ by language. */
function builtInCode(id: number): string {
  const isEastAsianDate = (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return table[isEastAsianDate ? 14 : id] ?? 'General';
}

function cellFormat(code: string): CellFormat {
  const signs = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return { code, isDay: /[dy]|mmm/i.test(signs) && SSF.is_date(code) };
}

/** A number as its format shows it, with the day that it stands for. */
export function numberCell(number: number, { code, isDay }: CellFormat, date1904: boolean): StoredCell {
  const text = showNumber(number, code, date1904);
  if (!isDay || number < 1) return { text, number };
  const { y, m, d } = SSF.parse_date_code(number, { date1904 }) ?? { y: 0, m: 0, d: 0 };
  if (y === 0) return { text, number };
  const [year, month, day] = [String(y).padStart(4, '0'), String(m).padStart(2, '0'), String(d).padStart(2, '0')];
  return { text, number, date: `${year}-${month}-${day}` };
}

function showNumber(number: number, code: string, date1904: boolean): string {
  if (code === 'General' && Number.isInteger(number) && Number.isSafeInteger(number)) return String(number);
  try {
    // Blanks at the ends stand for the width of a sign. General makes 1.23457E+11 of a long number.
    const shown = SSF.format(code, number, { date1904 }).trim();
    return shown === '' || (code === 'General' && shown.includes('E')) ? String(number) : shown;
  } catch {
    return String(number);
  }
}
