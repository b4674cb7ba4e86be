import type { Cell } from './grid.ts';
import { readInterval } from './interval-text.ts';
import { type DecimalMark, readNumber, type WrittenNumber } from './number-text.ts';
import {
  isMissingReason,
  isStatus,
  type MissingReason,
  readSigns,
  type SignMeaning,
  type Signs,
  type Status,
} from './signs.ts';

/** What a cell says: a value, or why there is none. */
export interface CellValue {
  /** As published, before any scale: 42.3 for a cell that shows 42.3%. */
  readonly value?: number;
  /** Digits after the decimal mark, as shown. */
  readonly decimals: number;
  readonly statuses: readonly Status[];
  readonly missing?: MissingReason;
  /** The bounds that the cell gives beside the value: "12.3 (11.0–13.5)". */
  readonly lower?: number;
  readonly upper?: number;
}

/**
 * Reads a cell of values. Undefined for a cell that says nothing; a text for one that cannot be read, which says why.
 * A number may have declared signs behind or before it: "123.4 [r]", "7.3 bd".
 */
export function readCellValue(cell: Cell | undefined, mark: DecimalMark, signs: Signs): CellValue | string | undefined {
  if (cell === undefined) return undefined;
  if (typeof cell !== 'string' && cell.number !== undefined) return storedValue(cell.number, cell.text);
  const text = (typeof cell === 'string' ? cell : cell.text).trim();
  if (text === '') return undefined;
  if (typeof cell !== 'string' && /^=./.test(text))
    return `"${text}" is a formula whose value the file does not have; open the file in a spreadsheet and save it, which stores it`;
  const plain = readNumber(text, mark);
  if (plain !== undefined) return { value: plain.value, decimals: plain.decimals, statuses: noStatuses };
  const alone = readSigns(text, signs);
  if (alone !== undefined) return withoutNumber(alone, text);
  const interval = readInterval(text, mark);
  return interval === undefined ? withSigns(text, mark, signs) : { ...interval, statuses: noStatuses };
}

const noStatuses: readonly Status[] = [];

function withoutNumber(meanings: readonly SignMeaning[], text: string): CellValue | string {
  const statuses = meanings.filter(isStatus);
  const missing = meanings.findLast(isMissingReason);
  if (missing !== undefined) return { decimals: 0, statuses, missing };
  if (meanings.includes('zero')) return { value: 0, decimals: 0, statuses };
  return `"${text}" stands in place of a value, but nothing in it says why the value is missing`;
}

function withSigns(text: string, mark: DecimalMark, signs: Signs): CellValue | string {
  const [, before = '', digits = '', after = ''] =
    /^([^\d.,()−-]*?)\s*([(+−-]?[\d.,'’ ]*\d\)?%?)\s*(.*)$/u.exec(text) ?? [];
  const found = digits === '' ? undefined : readNumber(digits, mark);
  const sign = `${before} ${after}`.trim();
  if (found === undefined || sign === '') return unreadable(text, mark);
  const meanings = readSigns(sign, signs);
  if (/^[<>≤≥]/.test(text))
    return `"${text}" is a bound and no value; say in \`signs\` why there is none: \`${JSON.stringify(text)}: suppressed\` or \`too-small-to-show\``;
  if (meanings === undefined) {
    return `"${text}" has the sign "${sign}", which \`signs\` does not explain; add it there, as provisional, revised or another`;
  }
  if (meanings.some(isMissingReason)) return `"${text}" has a number, but also a sign that says the value is missing`;
  return { value: found.value, decimals: found.decimals, statuses: meanings.filter(isStatus) };
}

function unreadable(text: string, mark: DecimalMark): string {
  const other = readNumber(text, mark === '.' ? ',' : '.');
  if (other !== undefined) return `"${text}" is not a number with "${mark}" before its decimals, as \`decimal\` says`;
  return `"${text}" is neither a number nor a sign that \`signs\` explains; add it there, as not-available, suppressed or another`;
}

/** A number that a workbook stores: shown rounded, as a per cent, or in thousands by its format. */
function storedValue(number: number, text: string): CellValue | string | undefined {
  if (!Number.isFinite(number)) return `"${text}" is not a number`;
  const shown = shownNumber(number, text.trim());
  if (shown === undefined) return { value: number, decimals: decimalsOf(number), statuses: [] };
  // A format may show less than is stored, as 12 for 12,345 "in thousands"; what is shown is what was published.
  return {
    value: agrees(number, shown) ? published(number, shown) : shown.value,
    decimals: shown.decimals,
    statuses: [],
  };
}

/**
 * What a workbook shows of a number. A file of a country with a decimal comma shows 1,234 for 1.234: of the two ways to
 * read that, the one that agrees with what is stored, as it is or in thousands.
 */
function shownNumber(number: number, text: string): WrittenNumber | undefined {
  const read = [readNumber(text, '.'), readNumber(text, ',')].filter((found) => found !== undefined);
  const inThousands = read.find((shown) => [1e3, 1e6, 1e9].some((scale) => agrees(number / scale, shown)));
  return read.find((shown) => agrees(number, shown)) ?? inThousands ?? read[0];
}

function published(number: number, { percent }: WrittenNumber): number {
  return percent ? shift(number, 2) : number;
}

function agrees(number: number, shown: WrittenNumber): boolean {
  return Math.abs(published(number, shown) - shown.value) <= 0.5001 * 10 ** -shown.decimals;
}

/** Moves the decimal point to the right without the noise of floating-point arithmetic. */
function shift(number: number, places: number): number {
  return Number((number * 10 ** places).toPrecision(15));
}

function decimalsOf(number: number): number {
  return (/\.(\d+)$/.exec(String(number))?.[1] ?? '').length;
}
