import type { Finding } from '../../project/errors.ts';
import type { Files } from '../../project/files.ts';
import { isDate } from '../calendar.ts';
import type { Text } from '../schema.ts';
import type { PublishedIn } from '../source-schema.ts';
import type { Locate } from '../yaml.ts';
import { findCell } from './find-cell.ts';
import { type Cell, type TableFile, textOf } from './grid.ts';
import { monthNumber } from './month-names.ts';
import { type Tables, tableFilesOf } from './read-tables.ts';

/** A source whose file names the cell that its release date stands in. */
export interface DatedByCell {
  readonly id: string;
  readonly record: PublishedIn;
  readonly at: Locate;
}

/**
 * The day on which a source was published, YYYY-MM-DD: as its YAML has it, or as a cell of its table file says. Empty,
 * with a finding, where that cell tells no day.
 */
export function releaseDate(source: DatedByCell, tables: Tables, files: Files, findings: Finding[]): string {
  const { published, language } = source.record;
  if (typeof published === 'string') return published;
  const opened = openFirst(source, tables, files);
  // Why the file cannot be read is told where its tables are.
  if (opened === 'unread') return '';
  const found = opened === undefined ? noTables : dayIn(opened.table, published.cell, language);
  if (isDate(found)) return found;
  const message = `${opened?.file ?? source.id}: ${published.cell}: ${found}`;
  findings.push({ ...source.at(['published', 'cell']), severity: 'error', message, rule: 'missing-cell' });
  return '';
}

/** The title of a source: as its YAML has it, or as a cell of its table file. Empty, with a finding, where none stands there. */
export function releaseTitle(source: DatedByCell, tables: Tables, files: Files, findings: Finding[]): Text {
  const { title } = source.record;
  if (!isCell(title)) return title;
  const opened = openFirst(source, tables, files);
  if (opened === 'unread') return '';
  const text = textOf(opened && findCell(opened.table, title.cell))
    .trim()
    .replace(/\s+/g, ' ');
  if (text !== '') return text;
  const why = opened === undefined ? noTables : 'nothing stands in this cell; name the one that holds the title';
  const message = `${opened?.file ?? source.id}: ${title.cell}: ${why}`;
  findings.push({ ...source.at(['title', 'cell']), severity: 'error', message, rule: 'missing-cell' });
  return '';
}

const noTables = 'no `tables` are described that it could stand in';

function isCell(title: PublishedIn['title']): title is { readonly cell: string } {
  return typeof title === 'object' && 'cell' in title;
}

/** The first table file of a source: undefined where it describes none. */
function openFirst(
  source: DatedByCell,
  tables: Tables,
  files: Files,
): { readonly file: string; readonly table: TableFile } | 'unread' | undefined {
  const [file] = tableFilesOf(source, files);
  if (file === undefined) return undefined;
  const table = tables.get(file);
  return table === undefined || 'message' in table ? 'unread' : { file, table };
}

/** The day that a cell of a table file tells, YYYY-MM-DD; or why it tells none. */
export function dayIn(table: TableFile, address: string, language: string): string {
  const cell = findCell(table, address);
  if (cell === undefined) return 'nothing stands in this cell; name one that says when the file was released';
  const days = [...new Set(daysOf(cell, language))];
  const [day] = days;
  if (day !== undefined && days.length === 1) return day;
  const text = textOf(cell).trim();
  const why = day === undefined ? 'tells no day that can be read in one way alone' : 'tells several days';
  return `"${text}" ${why}; write the date of the release as \`published: 2024-01-31\``;
}

function daysOf(cell: Cell, language: string): readonly string[] {
  if (typeof cell === 'object' && cell.date !== undefined) return [cell.date.slice(0, 10)];
  return daysIn(textOf(cell), language);
}

/** The days, YYYY-MM-DD, that a text tells in one way alone: "31.12.2024", "3 May 2024". `language` is its tag. */
export function daysIn(text: string, language: string): readonly string[] {
  const day = (year = '', month: number | string = '', date = ''): string =>
    `${year}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`;
  const named = (name = ''): number => monthNumber(name, language.split('-')[0] ?? language) ?? 0;
  const found = [
    ...[...text.matchAll(/\b(\d{4})-(\d{2})-(\d{2})(?!\d)/g)].map(([, year, month, date]) => day(year, month, date)),
    ...[...text.matchAll(/\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/g)].map(([, date, month, year]) => day(year, month, date)),
    ...[...text.matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g)].map(([, year, month, date]) => day(year, month, date)),
    ...[...text.matchAll(/\b(\d{1,2})(?:st|nd|rd|th|\.)? (\p{L}+\.?),? (\d{4})\b/gu)].map(([, date, month, year]) =>
      day(year, named(month), date),
    ),
    ...[...text.matchAll(/(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/gu)].map(([, month, date, year]) =>
      day(year, named(month), date),
    ),
  ];
  return found.filter(isDate);
}
