import type { ColumnRole } from './description.ts';
import type { SheetRow } from './grid.ts';
import { type Sheet, textOf } from './grid.ts';
import { columnNames } from './guess-column-names.ts';
import { isKnownSign } from './guess-sign-words.ts';
import { jointHeads } from './joint-head.ts';
import { isPartOfYear, readPeriodLabels } from './period-label.ts';
import { type GuessedColumn, isNumber } from './sheet-shape.ts';
import { bareLabel, barePeriod } from './signs.ts';

interface Rows {
  readonly heads: readonly number[];
  readonly first: number;
  readonly end: number;
}

export function guessColumns(sheet: Sheet, { heads, first, end }: Rows, language: string): readonly GuessedColumn[] {
  const rows = sheet.rows.slice(first, end);
  const width = [...heads.map((row) => sheet.rows[row] ?? []), ...rows].reduce(
    (most, row) => Math.max(most, row.length),
    0,
  );
  const columns = Array.from({ length: width }, (_, index) => {
    const head = heads.map((row) => textOf(sheet.rows[row]?.[index]).trim()).findLast((text) => text !== '') ?? '';
    const cells = rows.map((row) => row[index]).filter((cell) => textOf(cell).trim() !== '');
    // What records have as null says nothing of what a column holds.
    const filled = sheet.records ? cells.filter((cell) => textOf(cell) !== 'null') : cells;
    return { index, head, cells: filled.length === 0 ? cells : filled };
  }).filter(({ cells }) => cells.length > 0);
  const byPeriod = periodHeads(columns, language);
  const named = withLabels(
    columns.map((column) => ({
      ...column,
      named: isOfNames(column, rows.length)
        ? undefined
        : (roleByName(sheet, column) ?? (isOfSigns(column, rows.length) ? 'status' : undefined)),
    })),
    rows,
  );
  const long = named.some((column) => column.named === 'value');
  const guessed = named.map(({ index, head, cells, named: name }): GuessedColumn => {
    const period = byPeriod.has(index);
    if (name !== undefined && !period) return { index, head, role: name, period };
    const numbers = cells.filter(isNumber).length;
    const role = period
      ? 'value'
      : (index === 0 && !sheet.records) || isPeriods(cells, language)
        ? labelRole(cells, language, numbers)
        : long || numbers * 2 < cells.length
          ? labelRole(cells, language, 0)
          : byPeriod.size > 0
            ? 'ignore'
            : 'value';
    return { index, head, role, period };
  });
  return withoutCodes(onePlace(withParts(byPeriod.size > 0 ? guessed : jointAlone(guessed, language), rows, language)));
}

/** Beside series whose heads tell a period and a measure, other numbers, such as a change, are left out. */
function jointAlone(columns: readonly GuessedColumn[], language: string): readonly GuessedColumn[] {
  const values = columns.filter(({ role }) => role === 'value');
  const joint = jointHeads(
    values.map(({ head }) => head),
    language,
  );
  return joint.size < 2
    ? columns
    : columns.map((column) =>
        column.role === 'value' && !joint.has(column.head) ? { ...column, role: 'ignore' } : column,
      );
}

interface NamedColumn {
  readonly index: number;
  readonly head: string;
  readonly cells: SheetRow;
  readonly named: ColumnRole | undefined;
}

/**
 * Columns of codes of which each has a column of labels behind it, as the OECD and SDMX write them: REF_AREA and
 * "Reference area". The label of a place or a measure is read; that of what is read by its code is not.
 */
function withLabels(columns: readonly NamedColumn[], rows: readonly SheetRow[]): readonly NamedColumn[] {
  if (!columns.some(({ named }) => named === 'value')) return columns;
  const labelOf = (column: NamedColumn, at: number): NamedColumn | undefined => {
    const next = columns[at + 1];
    const isPair =
      /^[A-Z][A-Z0-9_]+$/.test(column.head) && next !== undefined && /^\p{Lu}[\p{L} ]*\p{Ll}/u.test(next.head);
    return isPair && isOneToOne(rows, column.index, next.index) ? next : undefined;
  };
  const pairs = new Map(columns.flatMap((column, at) => [[column, labelOf(column, at)] as const]));
  const labels = new Map([...pairs].flatMap(([code, label]) => (label === undefined ? [] : [[label, code] as const])));
  return columns.map((column) => {
    const code = labels.get(column);
    if (code !== undefined) {
      const isLabel = code.named === 'place' || code.named === undefined || column.named === 'unit';
      return isLabel ? { ...column, named: column.named ?? code.named } : { ...column, named: 'ignore' };
    }
    if (pairs.get(column) === undefined) return column;
    if (column.named === 'place') return { ...column, named: 'place-code' };
    return column.named === undefined ? { ...column, named: 'ignore' } : column;
  });
}

/** Whether two columns say the same in each row, as a code and its label do. */
function isOneToOne(rows: readonly SheetRow[], one: number, other: number): boolean {
  const forth = new Map<string, string>();
  const back = new Map<string, string>();
  return rows.every((row) => {
    const [a, b] = [textOf(row[one]), textOf(row[other])];
    const agrees = (forth.get(a) ?? b) === b && (back.get(b) ?? a) === a;
    forth.set(a, b);
    back.set(b, a);
    return agrees;
  });
}

/** A code of what another column names is no further label. */
function withoutCodes(columns: readonly GuessedColumn[]): readonly GuessedColumn[] {
  const isCode = ({ role, head }: GuessedColumn): boolean =>
    role === 'measure' && /[\s_]code$|^(?:code|código|codice) /i.test(head);
  const named = columns.some((column) => column.role === 'measure' && !isCode(column));
  return named ? columns.map((column) => (isCode(column) ? { ...column, role: 'ignore' } : column)) : columns;
}

/** A column of months or quarters beside one of years is a part of the period too. */
function withParts(
  columns: readonly GuessedColumn[],
  rows: readonly SheetRow[],
  language: string,
): readonly GuessedColumn[] {
  const year = columns.find(({ role }) => role === 'period');
  if (year === undefined) return columns;
  return columns.map((column) => {
    if (column.role !== 'measure') return column;
    const labels = rows.flatMap((row) =>
      textOf(row[column.index]).trim() === ''
        ? []
        : [`${bareLabel(textOf(row[year.index])).text} ${bareLabel(textOf(row[column.index])).text}`],
    );
    const read = readPeriodLabels(labels, { language });
    return labels.length === 0 || 'problem' in read ? column : { ...column, role: 'period' };
  });
}

/** The columns whose heads tell periods, where at least two do or no other holds numbers. */
function periodHeads(
  columns: readonly { readonly index: number; readonly head: string; readonly cells: SheetRow }[],
  language: string,
): ReadonlySet<number> {
  const ofNumbers = columns.filter(
    ({ head, index, cells }) => index !== 0 && head !== '1000' && cells.some((cell) => isNumber(cell)),
  );
  const whole = ofNumbers.filter(
    ({ head }) =>
      !('problem' in readPeriodLabels([barePeriod(head).text], { language })) ||
      /^(20[01]\d)[-/](0\d|1[012])$/.test(head),
  );
  // Months whose year stands in the title alone.
  const parts = ofNumbers.filter(({ head }) => isPartOfYear(barePeriod(head).text, language));
  const found = whole.length === 0 && parts.length > 1 ? parts : whole;
  return new Set(found.map(({ index }) => index));
}

function roleByName(
  sheet: Sheet,
  { head, cells }: { readonly head: string; readonly cells: SheetRow },
): ColumnRole | undefined {
  const name = bareLabel(head).text.replace(/\\[A-Za-z_]+$/, '');
  const told = sheet.roles?.get(head);
  if (told === 'time') return 'period';
  if (told === 'geo') return 'place';
  if (/\.code$/.test(name) && sheet.records)
    return sheet.roles?.get(name.slice(0, -5)) === 'geo' ? 'place-code' : 'ignore';
  // One of the lines of a head may be what the others add to: "Kreisfreie Stadt", "Landkreis".
  const role = [name.replace(/-?\s*\n\s*/g, ' '), ...name.split(/-?\s*\n\s*/)]
    .map((part) => columnNames.find(([, pattern]) => pattern.test(part))?.[0])
    .find((found) => found !== undefined);
  return role === 'value' && !cells.some(isNumber) ? undefined : role;
}

/** A "Symbol" in every row, and never one that offices use, is a name: of shares, say. */
function isOfNames({ head, cells }: { readonly head: string; readonly cells: SheetRow }, rows: number): boolean {
  if (!/^(?:symbol|signo|zeichen|marker)s?$/i.test(head) || cells.length < rows) return false;
  return !cells.some((cell) => isKnownSign(textOf(cell).trim()));
}

/** Whether a column has in some rows, and in no other way, the signs that offices use: what it is called says nothing. */
function isOfSigns({ cells }: { readonly cells: SheetRow }, rows: number): boolean {
  return cells.length < rows && cells.every((cell) => !isNumber(cell) && isKnownSign(textOf(cell).trim()));
}

function isPeriods(cells: SheetRow, language: string): boolean {
  const labels = new Set(
    cells.map(
      (cell) => barePeriod(typeof cell === 'object' && cell.date !== undefined ? cell.date : textOf(cell)).text,
    ),
  );
  const read = readPeriodLabels(labels, { language });
  const ambiguous = 'problem' in read && read.problem.includes('may be');
  const years = [...labels].every((label) => /^(1[89]|20|21)\d{2}$/.test(label));
  return ambiguous || (!('problem' in read) && (read.kind !== 'year' || years));
}

function labelRole(cells: SheetRow, language: string, numbers: number): ColumnRole {
  if (isPeriods(cells, language)) return 'period';
  if (cells.every((cell) => /^[A-Z]{1,3}\d{2,9}$/.test(textOf(cell).trim()))) return 'place-code';
  return numbers === cells.length && numbers > 0 ? 'ignore' : 'measure';
}

/** A column of names behind one of the codes of places names them; a first column of labels alone names places. */
function onePlace(columns: readonly GuessedColumn[]): readonly GuessedColumn[] {
  if (columns.some(({ role }) => role === 'place')) return columns;
  // A code alone may be of anything: of an item of a budget, say.
  if (columns.some(({ head }) => /^code$/i.test(head)))
    return columns.map((column) => (/^code$/i.test(column.head) ? { ...column, role: 'ignore' } : column));
  const code = columns.findIndex(({ role, head }) => role === 'place-code' && !/^code$/i.test(head));
  const after = columns[code + 1];
  if (code === -1 || after?.role !== 'measure') return columns;
  return columns.map((column) => (column === after ? { ...column, role: 'place' } : column));
}
