import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import {
  type Compressors,
  type FileMetaData,
  parquetMetadata,
  parquetRead,
  parquetSchema,
  type SchemaElement,
} from 'hyparquet';
import { compressors, decompressZstd } from 'hyparquet-compressors';
import { type Cell, TableError, type TableFile } from './grid.ts';
import { parquetCells } from './parquet-cells.ts';
import { emptyRoom, mostBytes, takeCells, tooLarge } from './room.ts';

/**
 * Reads a Parquet file: numbers as the shortest decimals that they were stored from, null and NaN as those texts, dates
 * as days. An address is `row:column`, rows from 1. Throws a TableError for a file that is damaged, too large or
 * without rows, and for whole numbers that cannot be kept exactly.
 */
export async function readParquet(bytes: Uint8Array): Promise<TableFile> {
  const file = Uint8Array.from(bytes).buffer;
  const metadata = attempt(() => knownTypes(parquetMetadata(file, { geoparquet: false })));
  refuseLarge(metadata);
  const columns = parquetSchema(metadata).children.map(({ element }) => element);
  const rows = await readRows(file, metadata);
  if (rows.length === 0) throw new TableError('the Parquet file has no rows; fetch it again');
  const cells: Cell[][] = rows.map(() => []);
  for (const [index, column] of columns.entries()) {
    const ofColumn = parquetCells(
      column,
      rows.map((row) => row[index]),
    );
    for (const [row, cell] of ofColumn.entries()) cells[row]?.push(cell);
  }
  const sheet = {
    name: '',
    rows: [columns.map(({ name }) => ({ text: name })), ...cells],
    hidden: new Set<number>(),
    records: true,
    address: (row: number, column: number) => `${row}:${columns[column]?.name ?? ''}`,
    position: (row: number, column: number) => ({ line: Math.max(1, row), column: column + 1 }),
  };
  return { sheets: [sheet], notes: [] };
}

/** The library knows decimals and dates by an older mark of types, which newer files may leave out. */
function knownTypes(metadata: FileMetaData): FileMetaData {
  const schema = metadata.schema.map((column): SchemaElement => {
    const type = column.logical_type;
    if (column.converted_type !== undefined) return column;
    if (type?.type === 'DATE') return { ...column, converted_type: 'DATE' };
    return type?.type === 'DECIMAL' ? { ...column, converted_type: 'DECIMAL', scale: type.scale } : column;
  });
  return { ...metadata, schema };
}

async function readRows(file: ArrayBuffer, metadata: FileMetaData): Promise<readonly (readonly unknown[])[]> {
  let read: readonly (readonly unknown[])[] = [];
  const onComplete = (rows: readonly (readonly unknown[])[]) => {
    read = rows;
  };
  try {
    await parquetRead({ file, metadata, compressors: limitedCompressors(), geoparquet: false, onComplete });
  } catch (error) {
    throw unreadable(error);
  }
  if (read.length !== Number(metadata.num_rows)) {
    throw unreadable(new Error(`it has ${read.length} rows where ${metadata.num_rows} are announced`));
  }
  return read;
}

function attempt<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(error: unknown): TableError {
  if (error instanceof TableError) return error;
  const why = error instanceof Error ? error.message : String(error);
  const message = `the Parquet file is cut off, damaged or of a kind that is not supported (${why}); fetch it again, or take another format`;
  return new TableError(message);
}

/** Refuses by what the file says of itself, before anything is unpacked. */
function refuseLarge({ row_groups: groups, num_rows, schema }: FileMetaData): void {
  takeCells(emptyRoom(), Number(num_rows) * schema.length);
  const sizes = groups.flatMap(({ columns }) => columns.map((chunk) => chunk.meta_data?.total_uncompressed_size ?? 0n));
  const rows = groups.reduce((sum, group) => sum + group.num_rows, 0n);
  if (rows !== num_rows) throw unreadable(new Error(`its parts have ${rows} rows where ${num_rows} are announced`));
  if (sizes.reduce((sum, size) => sum + size, 0n) > mostBytes) throw tooLarge();
}

/** Unpacks up to the limit in all, whatever the file says of itself; those of Node take care of their own limit. */
function limitedCompressors(): Compressors {
  let left = mostBytes;
  const known: Compressors = {
    ...compressors,
    GZIP: (input, length) => gunzipSync(input, { maxOutputLength: Math.max(1, length) }),
    BROTLI: (input, length) => brotliDecompressSync(input, { maxOutputLength: Math.max(1, length) }),
    ZSTD: (input, length) => decompressZstd(input, new Uint8Array(length)),
  };
  const limited = Object.entries(known).map(([codec, unpack]) => [
    codec,
    (input: Uint8Array, length: number) => {
      left -= length;
      if (left < 0 || length < 0) throw tooLarge();
      return unpack(input, length);
    },
  ]);
  return Object.fromEntries(limited);
}
