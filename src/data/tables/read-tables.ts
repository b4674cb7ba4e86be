import type { Finding } from '../../project/errors.ts';
import type { Files } from '../../project/files.ts';
import type { SourceRecord } from '../source-schema.ts';
import type { TableDescription } from './description.ts';
import { TableError, type TableFile } from './grid.ts';

/** Table files by path, read; or a finding for one that cannot be. */
export type Tables = ReadonlyMap<string, TableFile | Finding>;

/** A source whose tables are to be read. */
interface WithTables {
  readonly id: string;
  readonly record: Pick<SourceRecord, 'tables'>;
}

/** Where the table file of a description is. */
export function tablePath(source: WithTables, file: string | undefined, files: Files): string {
  if (file !== undefined) return `data/sources/${file}`;
  const names = files.list('data/sources').filter((name) => name.startsWith(`${source.id}.`));
  const found = names.find(
    (name) => /\.(csv|tsv|txt|xlsx|ods|json|parquet)$/i.test(name) && !/\.history\.csv$/.test(name),
  );
  return `data/sources/${found ?? `${source.id}.csv`}`;
}

/** The table files that a source describes, by path. */
export function tableFilesOf(source: WithTables, files: Files): readonly string[] {
  return (source.record.tables ?? []).map(({ file }) => tablePath(source, file, files));
}

/** Reads each table file that the sources describe, once. */
export async function readTables(sources: readonly WithTables[], files: Files): Promise<Tables> {
  const tables = new Map<string, TableFile | Finding>();
  for (const source of sources) {
    for (const description of source.record.tables ?? []) {
      const file = tablePath(source, description.file, files);
      if (tables.has(file) || !files.exists(file)) continue;
      tables.set(file, await openOrFinding(files.bytes(file, largestTable), file, description));
    }
  }
  return tables;
}

/** Reads a table file as its description says, or says as a finding why it cannot be read. */
export async function openOrFinding(
  bytes: Uint8Array,
  file: string,
  { encoding, delimiter }: Pick<TableDescription, 'encoding' | 'delimiter'>,
): Promise<TableFile | Finding> {
  const options = { ...(encoding && { encoding }), ...(delimiter && { delimiter }) };
  // Loaded where there is a table file alone: most projects of texts have none.
  const { openTable } = await import('./open-table.ts');
  try {
    return await openTable(bytes, file, options);
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    const { line, column, message } = error;
    return { file, line, column, severity: 'error', message, rule: 'table-file' };
  }
}

/** A published table of more than this is read by a program of its own first. */
export const largestTable = 100 * 1024 * 1024;
