import type { Finding } from '../project/errors.ts';
import { didYouMean } from '../project/nearest.ts';
import { type CsvCell, finding, readCsv } from './csv.ts';
import { readShape } from './read.ts';
import {
  type MissingRecord,
  type StatisticRecord,
  statisticOrMissingSchema,
  statisticSchema,
} from './statistic-schema.ts';
import type { Located } from './types.ts';
import type { Locate } from './yaml.ts';

const kinds: ReadonlyMap<string, 'number' | 'boolean' | 'words'> = new Map([
  ['value', 'number'],
  ['paragraph', 'number'],
  ['lower', 'number'],
  ['upper', 'number'],
  ['recorded', 'boolean'],
  ['qualifier', 'words'],
  ['endpoints', 'words'],
]);

/** Fields that may be given per language, as `measure:zh-CN`. */
const texts: ReadonlySet<string> = new Set([
  ...['measure', 'note', 'reported-by', 'definition', 'not-printed', 'bounds', 'grade-reason'],
]);
/** Fields whose lists and groups do not fit in a cell. */
const yamlOnly: ReadonlySet<string> = new Set(['also-in', 'revisions', 'withdrawn']);
const fields = Object.keys(statisticSchema.shape).filter((field) => !yamlOnly.has(field));

interface CsvColumn {
  readonly field: string;
  readonly language?: string;
}

/**
 * The statistics of `data/sources/<id>.csv`: a line of field names, then one statistic per line. An empty cell is a
 * missing field. `language` is the language of text columns without a tag.
 * Returns the valid records; each error is added to the findings, at its cell.
 */
export function readStatistics(
  bytes: Uint8Array,
  { file, language, findings }: { readonly file: string; readonly language: string; readonly findings: Finding[] },
): readonly Located<StatisticRecord | MissingRecord>[] {
  const table = readCsv(bytes, file);
  const read = 'heads' in table ? readColumns(table.heads) : table;
  const columns = read.filter((column) => 'field' in column);
  if (!('heads' in table) || columns.length < read.length) {
    for (const found of read) if ('message' in found) findings.push(found);
    return [];
  }
  return table.rows.flatMap((row) => readRow(row, columns, { language, findings }) ?? []);
}

function readColumns(heads: readonly CsvCell[]): readonly (CsvColumn | Finding)[] {
  return heads.map((head, index) => {
    const first = heads.findIndex(({ text }) => text === head.text);
    if (head.text === '') return finding(head, 'this column has no name; name it, or delete it', 'missing-field');
    if (first < index) {
      return finding(head, `duplicate column "${head.text}", first at column ${heads[first]?.column}`, 'duplicate-id');
    }
    const [field = '', language, ...rest] = head.text.split(':');
    if (yamlOnly.has(field)) {
      return finding(
        head,
        `"${field}" cannot be written in a cell; write this statistic in the YAML file`,
        'unknown-field',
      );
    }
    if (!fields.includes(field)) {
      return finding(
        head,
        `unknown column "${head.text}"${didYouMean(field, fields)}; valid columns: ${fields.join(', ')}`,
        'unknown-field',
      );
    }
    if (language === undefined) return { field };
    if (texts.has(field) && rest.length === 0 && /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(language))
      return { field, language };
    const message = `unknown column "${head.text}"; only ${[...texts].join(', ')} may have a language, as in measure:zh-CN`;
    return finding(head, message, 'unknown-field');
  });
}

function readRow(
  row: readonly CsvCell[],
  columns: readonly CsvColumn[],
  { language, findings }: { readonly language: string; readonly findings: Finding[] },
): Located<StatisticRecord | MissingRecord> | undefined {
  const values: Record<string, unknown> = {};
  for (const [index, { field, language: tag }] of columns.entries()) {
    const text = row[index]?.text ?? '';
    const isOnly = tag === undefined && columns.filter((column) => column.field === field).length === 1;
    if (text === '') continue;
    values[field] = isOnly ? readCell(text, field) : { ...asTexts(values[field]), [tag ?? language]: text };
  }
  const at = locate(row, columns);
  const shaped = readShape({ value: values, locate: at }, statisticOrMissingSchema, findings);
  return shaped && { ...shaped.value, at };
}

function asTexts(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

/** The value of a cell; its text where it is not of the field's type, which the schema then reports. */
function readCell(text: string, field: string): unknown {
  switch (kinds.get(field)) {
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    case 'boolean':
      return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : text;
    case 'words':
      return text.split(/\s+/);
    case undefined:
      return text;
  }
}

/** The position of a field's cell, or of the row for a field without a cell. */
function locate(row: readonly CsvCell[], columns: readonly CsvColumn[]): Locate {
  return ([field, language] = []) => {
    const wanted = columns.findIndex(
      (column) => column.field === field && (language === undefined || column.language === language),
    );
    const index = wanted < 0 ? columns.findIndex((column) => column.field === field) : wanted;
    const { file = '', line = 1, column = 1 } = row[index] ?? row[0] ?? {};
    return { file, line, column };
  };
}
