import type { ColumnRole } from './description.ts';
import type { SheetRow } from './grid.ts';
import { type Sheet, textOf } from './grid.ts';
import { readPeriodLabels } from './period-label.ts';
import { type GuessedColumn, isNumber } from './sheet-shape.ts';
import { bareLabel } from './signs.ts';

const names: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'ignore',
    /^(dataflow|structure(_id|_name)?|freq(uency)?|decimals|unit_measure|id|action|conf_status|last update)$/i,
  ],
  ['power-of-ten', /^unit_?mult(iplier)?$/i],
  ['scale', /^(multiplier|scale)$/i],
  ['status', /^(obs_?)?(status|flags?)$|^(flag|marker|qualifier)s?$/i],
  ['lower', /\blower\b|\blow(er)? (limit|bound)|\b[l]cl\b|\blci\b|untere|inférieure/i],
  ['upper', /\bupper\b|\bhigh (limit|bound)|\bucl\b|\buci\b|obere|supérieure/i],
  ['period-from', /^(period|time)[._ ]?(from|start)$|^(from|start)$/i],
  ['period-to', /^(period|time)[._ ]?(to|end)$|^(to|end)$/i],
  [
    'place-code',
    /(area|region|country|geo\w*|place|district|gss|nuts|iso|la|lad|ons)[ _.]*(code|id)$|^code$|^(geography|area)\.code$/i,
  ],
  [
    'period',
    /^(time(_period)?|period|date|ref_?date|year|month|quarter|week|day|financial year|jahr|monat|quartal|zeit|zeitraum|année|mois|trimestre|période|年|月|年份|时间)$/i,
  ],
  [
    'place',
    /^(ref_)?(area|entity|region|country|geo|geography|place|district|local authority|authority|territory|location|state|county|city|town|village|ward|parish|borough|municipality|province|canton|nation|neighbou?rhood|gebiet|stadt|ort|provinz|kanton|land|kreis|gemeinde|bundesland|région|pays|commune|département|territoire|ville|région|país|municipio|gmina|powiat|地区|省份?|城市)([ _.]?(name|label))?$|(area|country|region|geography|authority) name$/i,
  ],
  ['value', /^(obs_?)?values?$|^(wert|valeur|observation|数值|值)$/i],
  ['unit', /^units?([ _.](of measure|name|label))?$|^(einheit|unité|单位)$/i],
];

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
    return { index, head, cells: rows.map((row) => row[index]).filter((cell) => textOf(cell).trim() !== '') };
  }).filter(({ cells }) => cells.length > 0);
  const byPeriod = periodHeads(columns, language);
  const named = columns.map((column) => ({ ...column, named: roleByName(sheet, column) }));
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
  return withoutCodes(onePlace(withParts(guessed, rows, language)));
}

/** A code of what another column names is no further label. */
function withoutCodes(columns: readonly GuessedColumn[]): readonly GuessedColumn[] {
  const isCode = ({ role, head }: GuessedColumn): boolean => role === 'measure' && /[\s_]code$/i.test(head);
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
  const found = columns.filter(({ head, index, cells }) => {
    if (index === 0 || cells.filter(isNumber).length === 0) return false;
    return (
      !('problem' in readPeriodLabels([bareLabel(head).text], { language })) ||
      /^(20[01]\d)[-/](0\d|1[012])$/.test(head)
    );
  });
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
  const role = names.find(([, pattern]) => pattern.test(name))?.[0];
  return role === 'value' && !cells.some(isNumber) ? undefined : role;
}

function isPeriods(cells: SheetRow, language: string): boolean {
  const labels = new Set(
    cells.map((cell) => bareLabel(typeof cell === 'object' && cell.date !== undefined ? cell.date : textOf(cell)).text),
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
