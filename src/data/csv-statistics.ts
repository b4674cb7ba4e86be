import type { z } from 'zod';
import type { Finding, Position } from '../project/errors.ts';
import { didYouMean } from '../project/nearest.ts';
import { type CsvCell, readCsv } from './csv.ts';
import { type StatisticRecord, statisticSchema } from './schema.ts';
import { shapeIssues } from './shape.ts';
import type { Placed } from './types.ts';
import type { Locate } from './yaml.ts';

const kinds: ReadonlyMap<string, 'number' | 'boolean' | 'words'> = new Map([
  ['value', 'number'],
  ['paragraph', 'number'],
  ['recorded', 'boolean'],
  ['qualifier', 'words'],
  ['endpoints', 'words'],
]);

/** Fields that may be given per language, as `measure:zh-CN`. */
const texts: ReadonlySet<string> = new Set(['measure', 'note', 'reported-by', 'definition', 'not-printed']);
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
 * Returns the valid records, and a finding at its cell for each error.
 */
export function readStatistics(
  bytes: Uint8Array,
  { file, language }: { readonly file: string; readonly language: string },
): { readonly records: readonly Placed<StatisticRecord>[]; readonly findings: readonly Finding[] } {
  const table = readCsv(bytes, file);
  if (!('heads' in table)) return { records: [], findings: table };
  const columns = readColumns(table.heads);
  const wrongColumns = columns.flatMap((column) => ('message' in column ? [column] : []));
  if (wrongColumns.length > 0) return { records: [], findings: wrongColumns };
  const known = columns.flatMap((column) => ('message' in column ? [] : [column]));
  const read = table.rows.map((row) => readRow(row, known, language));
  return { records: read.flatMap(({ record }) => record ?? []), findings: read.flatMap(({ findings }) => findings) };
}

function finding({ file, line, column }: Position, message: string, rule: string): Finding {
  return { file, line, column, severity: 'error', message, rule };
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

interface CsvRow {
  readonly record?: Placed<StatisticRecord>;
  readonly findings: readonly Finding[];
}

function readRow(row: readonly CsvCell[], columns: readonly CsvColumn[], language: string): CsvRow {
  const values = new Map<string, unknown>();
  const findings: Finding[] = [];
  for (const [index, column] of columns.entries()) {
    const cell = row[index];
    if (cell === undefined || cell.text === '') continue;
    const several = columns.filter(({ field }) => field === column.field).length > 1;
    const read = readCell(cell, column.field);
    if ('wrong' in read) findings.push(finding(cell, read.wrong, 'wrong-type'));
    else if (column.language === undefined && !several) values.set(column.field, read.value);
    else values.set(column.field, { ...asTexts(values.get(column.field)), [column.language ?? language]: read.value });
  }
  const at = locate(row, columns);
  const result = statisticSchema.safeParse(Object.fromEntries(values));
  const broken = new Set(findings.map(({ column, line }) => `${line}:${column}`));
  const issues = result.success
    ? []
    : findIssues(result.error, at).filter(({ line, column }) => !broken.has(`${line}:${column}`));
  const all = [...findings, ...issues];
  return result.success && all.length === 0 ? { record: { ...result.data, at }, findings: [] } : { findings: all };
}

function findIssues(error: z.ZodError, at: Locate): readonly Finding[] {
  return shapeIssues(error).map(({ path, message, rule }) => finding(at(path), message, rule));
}

function asTexts(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

type Value = { readonly value: unknown } | { readonly wrong: string };

/** The value of a cell, or what is wrong with it. */
function readCell({ text }: CsvCell, field: string): Value {
  switch (kinds.get(field)) {
    case 'number':
      if (/^-?\d+(\.\d+)?$/.test(text)) return { value: Number(text) };
      return {
        wrong: `"${field}" must be a number, not "${text}"; write plain digits with a decimal point: -42.7, 2719000000`,
      };
    case 'boolean':
      if (/^(true|false)$/i.test(text)) return { value: text.toLowerCase() === 'true' };
      return { wrong: `"${field}" must be true or false, not "${text}"` };
    case 'words':
      return { value: text.split(/\s+/) };
    case undefined:
      return { value: text };
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
