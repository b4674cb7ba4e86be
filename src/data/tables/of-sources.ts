import type { Finding } from '../../project/errors.ts';
import type { Files } from '../../project/files.ts';
import type { Place } from '../schema.ts';
import { tablesMayBeDescribed } from '../source-files.ts';
import type { Data, Located, Source } from '../types.ts';
import type { UnitsAndPlaces, UnknownNames } from '../unit-and-place.ts';
import type { Locate } from '../yaml.ts';
import { CellStatistics } from './cell-statistics.ts';
import type { TableMeasure } from './description.ts';
import { findCell, hasSheetOf } from './find-cell.ts';
import { createPlaceFinder } from './find-place.ts';
import { type TableFile, tableExtensions, textOf } from './grid.ts';
import { hiddenRows } from './hidden-rows.ts';
import { type Tables, tableFilesOf, tablePath } from './read-tables.ts';
import { addTable } from './table-statistics.ts';
import type { TableContext } from './unknown.ts';

/** What the table files of a project are read with. */
export interface SourcesContext extends UnitsAndPlaces {
  readonly sources: readonly Source[];
  readonly unknown: UnknownNames;
  readonly tables: Tables;
  readonly files: Files;
  /** The month that financial years begin with, where the publication says it. */
  readonly yearStarts: number | undefined;
  readonly findings: Finding[];
}

/** What the table files of all sources hold. */
interface OfTables {
  readonly known: CellStatistics;
  /** Places that a description made of names in its file. */
  readonly places: readonly Located<Place>[];
  readonly revisionNotes: Data['revisionNotes'];
  readonly hiddenRows: Data['hiddenRows'];
}

/** The statistics of all table files, the values that they mark as missing, and the places that they made. */
export function readTableStatistics(context: SourcesContext): OfTables {
  const places = createPlaceFinder(context.places);
  const revisionNotes = new Map<TableMeasure, string>();
  const hidden: Data['hiddenRows'][number][] = [];
  const known = new CellStatistics();
  for (const source of context.sources) {
    for (const [index, description] of (source.record.tables ?? []).entries()) {
      const at: Locate = (path = []) => source.at(['tables', index, ...path]);
      readOne({ ...context, source, description, at, places, revisionNotes, hidden, known });
    }
  }
  findUndescribed(context);
  return {
    known,
    revisionNotes,
    hiddenRows: hidden,
    places: places.made(),
  };
}

type OneTable = Omit<SourcesContext, 'places'> &
  Pick<TableContext, 'source' | 'description' | 'at' | 'places' | 'known'> & {
    readonly revisionNotes: Map<TableMeasure, string>;
    readonly hidden: Data['hiddenRows'][number][];
  };

function readOne(context: OneTable): void {
  const { source, description, at, files, tables, findings } = context;
  const file = tablePath(source, description.file, files);
  const table = tables.get(file);
  if (table === undefined) {
    findings.push({ ...at(['file']), severity: 'error', message: noFile(file), rule: 'missing-file' });
    return;
  }
  if ('message' in table) {
    findings.push(table);
    return;
  }
  readNote(table, file, context);
  for (const rows of hiddenRows(table, description)) context.hidden.push({ ...rows, at });
  const yearStarts = source.record['financial-year'] ?? context.yearStarts;
  addTable({ ...context, file, table, yearStarts });
}

/** What the file itself says of why values were revised, for all measures of the description. An empty cell says nothing. */
function readNote(table: TableFile, file: string, { description, at, findings, revisionNotes }: OneTable): void {
  const address = description['revision-note'];
  if (address === undefined) return;
  if (!hasSheetOf(table, address)) {
    const names = table.sheets.map(({ name }) => name).join(', ');
    const message = `${file} has no sheet for the cell "${address}"; its sheets: ${names}`;
    findings.push({ ...at(['revision-note']), severity: 'error', message, rule: 'missing-cell' });
  }
  const note = textOf(findCell(table, address)).trim().replace(/\s+/g, ' ');
  if (note !== '') for (const measure of description.measures) revisionNotes.set(measure, note);
}

function noFile(file: string): string {
  return `${file} is missing, which this describes; put the table file there, or name it with \`file\``;
}

/** A table file that nothing describes would be passed over, so it is a finding. A plain CSV may hold single values. */
function findUndescribed({ sources, files, findings }: SourcesContext): void {
  if (tablesMayBeDescribed(sources, files)) return;
  const described = new Set(sources.flatMap((source) => tableFilesOf(source, files)));
  for (const name of files.list('data/sources')) {
    const extension = /[^.]*$/.exec(name)?.[0].toLowerCase() ?? '';
    const file = `data/sources/${name}`;
    const message = unreadFile(file, extension, described);
    if (message !== undefined)
      findings.push({ file, line: 1, column: 1, severity: 'error', message, rule: 'missing-file' });
  }
}

/** Files that hold data in other programs, which somebody may expect to be read. */
const foreign = new Set(
  'xls xlsm xlsb xlt numbers dta sav por sas7bdat rds rdata feather arrow orc avro dbf mdb sqlite db px xml sdmx ndjson jsonl psv tab dat gz zip 7z'.split(
    ' ',
  ),
);

function unreadFile(file: string, extension: string, described: ReadonlySet<string>): string | undefined {
  if (described.has(file) || file.endsWith('.csv')) return undefined;
  if (extension === 'csv') return `nothing reads a file of this name; write ".csv" in small letters`;
  if (tableExtensions.some((known) => known === extension))
    return `no source describes how this table file is read; \`new source ${file}\` writes a description`;
  if (!foreign.has(extension)) return undefined;
  return `nothing reads a file of this kind; put it here as ${tableExtensions.map((known) => `.${known}`).join(', ')}, as the publisher or a spreadsheet gives it, or keep it elsewhere`;
}
