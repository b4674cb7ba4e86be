import { type ReadingOptions, TableError, type TableFile, tableExtensions } from './grid.ts';
import { readText } from './read-text.ts';
import { kindNames, sniffKind } from './sniff-kind.ts';

/**
 * Reads a table file by its extension. Throws a TableError, which says what is wrong and what to do, for a file whose
 * content is not what its extension says, one that is empty, damaged or too large, and one that can be read in more
 * than one way. The name counts for its extension alone.
 */
export async function openTable(bytes: Uint8Array, name: string, options: ReadingOptions = {}): Promise<TableFile> {
  const extension = /[^.]*$/.exec(name)?.[0].toLowerCase() ?? '';
  if (!isTableExtension(extension)) throw new TableError(`".${extension}" is not a kind of table file`);
  if (bytes.length === 0) throw new TableError('the file is empty; fetch it again');
  const kind = sniffKind(bytes);
  const expected = expectedKinds[extension];
  if (!expected.includes(kind)) {
    throw new TableError(`the file is named .${extension}, but is ${kindNames[kind]}; ${advice[kind] ?? renaming}`);
  }
  try {
    return await readers[extension](bytes, options);
  } catch (error) {
    // What overflows the stack or the longest string is no bug of the reader's.
    if (!(error instanceof RangeError)) throw error;
    throw new TableError(
      `the file has a part that is too long or too deep to be read (${error.message}); ask its publisher`,
    );
  }
}

type TableExtension = (typeof tableExtensions)[number];
type FileKind = ReturnType<typeof sniffKind>;

function isTableExtension(extension: string): extension is TableExtension {
  return tableExtensions.some((known) => known === extension);
}

const renaming = `name it by what it is (${tableExtensions.map((each) => `.${each}`).join(', ')}), or fetch it again`;

/** What to do about content that no extension stands for. */
const advice: Partial<Record<FileKind, string>> = {
  html: 'the address gave a page, perhaps one that says that the file has moved; fetch the file itself',
  pdf: 'take the table file that was published beside it, or read single values from the PDF',
  ole: 'open it in LibreOffice or Excel and save it as .xlsx; remove the password where it has one',
  gzip: 'unpack it first',
  zip: 'if it is an archive of tables, unpack it; if it is a workbook, name it .xlsx or .ods',
  xml: 'save it as .xlsx or .ods, or take another format of the publisher',
};

const expectedKinds: Readonly<Record<TableExtension, readonly FileKind[]>> = {
  csv: ['text'],
  tsv: ['text'],
  txt: ['text'],
  xlsx: ['zip'],
  ods: ['zip'],
  json: ['json', 'text'],
  parquet: ['parquet'],
};

type TableFileReader = (bytes: Uint8Array, options: ReadingOptions) => TableFile | Promise<TableFile>;

/** The libraries of workbooks and of Parquet are read only for such a file. */
const readers: Readonly<Record<TableExtension, TableFileReader>> = {
  csv: readText,
  tsv: readText,
  txt: readText,
  xlsx: async (bytes) => (await import('./read-workbook.ts')).readWorkbook(bytes),
  ods: async (bytes) => (await import('./read-ods.ts')).readOds(bytes),
  json: async (bytes, options) => (await import('./read-json.ts')).readJson(bytes, options),
  parquet: async (bytes) => (await import('./read-parquet.ts')).readParquet(bytes),
};
