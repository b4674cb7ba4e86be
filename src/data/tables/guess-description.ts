import { largest } from '../../project/extremes.ts';
import type { Dimension, TableDescription } from './description.ts';
import { type Sheet, type TableFile, textOf } from './grid.ts';
import { jointHeads } from './joint-head.ts';
import { isPartOfYear, readPeriodLabels } from './period-label.ts';
import { type GuessedColumn, isNumber, type SheetShape } from './sheet-shape.ts';
import { bareLabel, barePeriod } from './signs.ts';

/** What a description is made from. */
export interface FoundTables {
  readonly file: TableFile;
  readonly split: readonly Sheet[];
  /** Sheets that one description reads. */
  readonly group: readonly SheetShape[];
  readonly notes: readonly string[];
  readonly language: string;
}

/** The heads of columns of values, row by row. */
export function headLabels({ sheet, heads, columns }: SheetShape): readonly (readonly string[])[] {
  const values = columns.filter(({ role }) => role === 'value');
  return heads.map((row) => values.map(({ index }) => bareLabel(textOf(sheet.rows[row]?.[index])).text));
}

const unitWords =
  /^(anzahl|number|%|in \(?%\)?|per cent|percent|prozent|persons?|1[.,]?000|.*\b(1[.,]000|mio|mill|tsd)\b.*|in .{1,20}|£.*|€.*|\$.*)$/i;

const periodWord =
  /^(?:years?|months?|quarters?|periods?|dates?|jahre?|monate?|quartale?|zeitraum|années?|mois|trimestres?|périodes?|年份?|月份?|时间)$/i;

export function headsSay(
  { columns }: SheetShape,
  labels: readonly (readonly string[])[],
  language: string,
): Pick<TableDescription, 'heads-say'> {
  const values = columns.filter(({ role }) => role === 'value');
  if (values.length === 1 && isValueHead(values[0])) return {};
  const says = labels.map((row): Dimension => {
    const texts = row.filter((text) => text !== '');
    // Over years stands that they are years.
    if (texts.length > 0 && labels.length > 1 && texts.every((text) => periodWord.test(text))) return 'ignore';
    // A thousand is no year.
    if (texts.length > 0 && texts.every((text) => /^1[.,\s]?000(?:[.,\s]?000)?$/.test(text))) return 'unit';
    const read = readPeriodLabels(
      texts.map((text) => barePeriod(text).text),
      { language },
    );
    if (texts.length > 0 && (!('problem' in read) || read.kinds !== undefined)) return 'period';
    if (texts.length > 1 && texts.every((text) => isPartOfYear(barePeriod(text).text, language))) return 'period';
    const joint = jointHeads(texts, language);
    if (texts.length > 0 && texts.every((text) => joint.has(text))) return 'period-and-measure';
    const units = texts.filter((text) => unitWords.test(text)).length;
    const isUnits = row === labels.at(-1) && labels.length > 1 && units * 2 >= texts.length && units > 0;
    return isUnits ? 'unit' : 'measure';
  });
  return { 'heads-say': says };
}

function isValueHead(column: GuessedColumn | undefined): boolean {
  return column !== undefined && /^(obs_?)?val(ue)?s?$|^(wert|valeur|observation|数值|值)$/i.test(column.head);
}

/** What the first row after the data begins with, where reading on would take it for data. */
export function untilOf({ sheet, end, columns }: SheetShape): Pick<TableDescription, 'until'> {
  const values = columns.filter(({ role }) => role === 'value');
  const after = sheet.rows.slice(end);
  const taken = after.some((row) => values.some(({ index }) => textOf(row[index]).trim() !== ''));
  const first = after.find((row) => row.some((cell) => textOf(cell).trim() !== ''));
  const text = textOf(first?.find((cell) => textOf(cell).trim() !== '')).trim();
  return taken && text !== '' ? { until: text.slice(0, 40).trim() } : {};
}

export function describedColumns({ columns, sheet, heads }: SheetShape): Record<string, GuessedColumn['role']> {
  const wide = !columns.filter(({ role }) => role === 'value').every(isValueHead);
  const described = columns.filter(({ role }) => !(wide && role === 'value'));
  const width = largest(heads.map((row) => sheet.rows[row]?.length ?? 0));
  return Object.fromEntries(
    described.map(
      (column) => [width > column.index ? columnKey(column, columns) : numbered(column), column.role] as const,
    ),
  );
}

/** What several columns may be by one pattern: they belong to the values beside them, or to nothing. */
const roles: ReadonlySet<GuessedColumn['role']> = new Set(['ignore', 'lower', 'upper']);

/** The key of a column in a description: its head, or its number where the head is missing or stands twice. */
export function columnKey(column: GuessedColumn, columns: readonly GuessedColumn[]): string {
  const key = keyOf(column);
  const alone = columns.filter((other) => keyOf(other) === key).length === 1;
  const shared = columns.every((other) => keyOf(other) !== key || other.role === column.role);
  return key !== '' && (alone || (shared && roles.has(column.role))) ? key : numbered(column);
}

function numbered({ index }: GuessedColumn): string {
  return `#${index + 1}`;
}

const yearBefore = /^.{0,6}(?:1[89]|2[01])\d{2}\S*[\s,:]+(\p{L}.*)$/u;

/** How a column is named in a description. What names periods in its head does not outlast the release: "Change*". */
function keyOf({ head, role }: GuessedColumn): string {
  const text = bareLabel(head).text.replace(/\\[A-Za-z_]+$/, '');
  const [, behind] = role === 'lower' || role === 'upper' ? (yearBefore.exec(text) ?? []) : [];
  if (behind !== undefined) return `*${behind}`;
  const stable = /^.*?(?=[\s,:(]*(?:\p{Lu}\p{L}{2,8}\.? )?\b(?:1[89]|2[01])\d{2}(?!\d))/u.exec(text)?.[0]?.trim();
  return role !== 'place' && role !== 'measure' && stable !== undefined && stable.length > 2 ? `${stable}*` : text;
}

const noteHead =
  /^(?:(?:foot)?notes?|remarks?|comments?|(?:be|an)merkung(?:en)?|hinweise?|remarques?|observaciones|备注|说明)$/i;

/** In words: notes, and numbers beside the values that are left out, since their heads tell no period as those of the others do. */
export function sayLeftOut({ sheet, first, end, columns }: SheetShape): readonly string[] {
  const start = columns.find(({ role }) => role === 'value')?.index ?? 0;
  const out = columns.filter(
    ({ index, role }) =>
      role === 'ignore' && index > start && sheet.rows.slice(first, end).some((row) => isNumber(row[index])),
  );
  const notes = columns.filter(
    ({ head, index }) =>
      noteHead.test(head) && sheet.rows.slice(first, end).some((row) => textOf(row[index]).trim() !== ''),
  );
  const ofNotes = notes.map(
    ({ head }) =>
      `what "${head}" says of its rows: left out; what a reader must know goes into the \`note\` of a measure`,
  );
  const heads = out.map(({ head, index }) => `"${head === '' ? `#${index + 1}` : head}"`);
  const named = heads.length > 8 ? [...heads.slice(0, 8), `${heads.length - 8} more`] : heads;
  if (heads.length === 0) return ofNotes;
  return [
    ...ofNotes,
    `whether ${named.join(', ')} ${heads.length === 1 ? 'is' : 'are'} wanted: left out, as \`ignore\` in \`columns\``,
  ];
}
