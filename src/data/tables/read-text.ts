import { decodeText, lineAndColumn } from './decode-text.ts';
import { findDelimiter } from './find-delimiter.ts';
import { type Delimiter, type ReadingOptions, type Sheet, TableError, type TableFile } from './grid.ts';
import { splitQuoted, splitRows, type TextRows } from './split-rows.ts';

/**
 * Reads a text file of fields, CSV, TSV or the like. A field is its text without quotes, its blanks kept; its address
 * is `line:field`, the line that its row starts in and the field, both from 1, title lines counted. Throws a TableError
 * for bytes in another encoding than declared, a delimiter that cannot be told, broken quotes and a file without fields.
 */
export function readText(bytes: Uint8Array, options: ReadingOptions = {}): TableFile {
  const { text, encoding } = decodeText(bytes, options.encoding);
  if (text.trim() === '') throw new TableError('the file is empty; fetch it again');
  const delimiter = options.delimiter ?? findDelimiter(text);
  const sheet = textSheet(text, delimiter, splitRows(text, delimiter));
  return { sheets: [sheet], text: { encoding, delimiter }, notes: [] };
}

function textSheet(text: string, delimiter: Delimiter, { rows, lines, starts }: TextRows): Sheet {
  return {
    name: '',
    rows,
    hidden: new Set(),
    records: false,
    address: (row, column) => `${lines[row]}:${column + 1}`,
    position: (row, column) => {
      const start = starts[row] ?? text.length;
      const fields = splitQuoted(text, start, delimiter).starts;
      const index = (fields[column] ?? fields.at(-1) ?? start) - start;
      const { line, column: character } = lineAndColumn({ text: text.slice(start, start + index), index });
      return { line: (lines[row] ?? 1) + line - 1, column: character };
    },
  };
}
