import path from 'node:path';
import { fillSheet } from './fill-sheet.ts';
import { TableError, type TableFile } from './grid.ts';
import { emptyRoom } from './room.ts';
import { unpackZip } from './unpack-zip.ts';
import { readCellFormats } from './xlsx-formats.ts';
import { readXlsxSheet } from './xlsx-sheet.ts';
import { readStrings } from './xlsx-strings.ts';
import { localAttributes, localName, readTokens } from './xml-tokens.ts';

// Read by hand but for the number formats: the library leaves cells and whole sheets out where it fails, takes ten
// seconds for a million cells, and never ends where a link covers a whole sheet.

/**
 * Reads an .xlsx workbook: texts as its number formats show them, formulas by their stored values. Nothing is
 * calculated, no macro is run and no link to another file is followed. Throws a TableError for a workbook that is
 * damaged, too large or without a sheet.
 */
export function readWorkbook(bytes: Uint8Array): TableFile {
  const parts = readParts(bytes);
  const main = listRelations(parts, '').find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const workbook = parts.get(main);
  if (workbook === undefined) throw new TableError('the archive is not an .xlsx workbook; name it by what it is');
  const relations = listRelations(parts, main);
  const partOf = (wanted: string) => {
    const target = relations.find(({ type }) => type === wanted)?.target;
    return parts.get(target ?? path.posix.join(path.posix.dirname(main), `${wanted}.xml`)) ?? '';
  };
  const { sheets, date1904 } = listSheets(workbook);
  const book = {
    strings: readStrings(partOf('sharedStrings')),
    formats: readCellFormats(partOf('styles')),
    date1904,
  };
  const room = emptyRoom();
  const read = sheets.flatMap(({ name, id }) => {
    const { type, target } = relations.find((relation) => relation.id === id) ?? { type: 'worksheet', target: '' };
    if (type !== 'worksheet') return [];
    const xml = parts.get(target);
    if (xml === undefined) throw new TableError(`the sheet "${name}" is missing in the file; fetch it again`);
    return [fillSheet(readXlsxSheet({ name, xml, book }), room)];
  });
  if (read.length === 0) throw new TableError('the workbook has no sheet; fetch it again');
  return { sheets: read, notes: [] };
}

/** The texts of the parts that may be read, by their paths; no drawings, and no links of sheets. */
function readParts(bytes: Uint8Array): ReadonlyMap<string, string> {
  const isRead = (name: string) => /^(_rels\/|[^/]*\/_rels\/|[^/]*\/(worksheets\/)?[^/]*)[^/]*\.(xml|rels)$/.test(name);
  const decoder = new TextDecoder();
  return new Map(Array.from(unpackZip(bytes, isRead), ([name, part]) => [name, decoder.decode(part)]));
}

/** What a part refers to: the last word of the kind, and the path. */
interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** What a part refers to; of an empty path, what the workbook as a whole does. */
function listRelations(parts: ReadonlyMap<string, string>, part: string): readonly Relation[] {
  const { dir, base } = path.posix.parse(part);
  const file = path.posix.join(dir, '_rels', `${base}.rels`);
  const relations: Relation[] = [];
  for (const token of readTokens(parts.get(file) ?? '', file)) {
    if (token.kind === 'text' || localName(token.name) !== 'Relationship') continue;
    const attributes = localAttributes(token.attributes);
    const target = attributes.get('Target') ?? '';
    relations.push({
      id: attributes.get('Id') ?? '',
      type: path.posix.basename(attributes.get('Type') ?? ''),
      target: target.startsWith('/') ? target.slice(1) : path.posix.join(dir, target),
    });
  }
  return relations;
}

interface SheetList {
  readonly sheets: readonly { readonly name: string; readonly id: string }[];
  /** Whether its dates are counted from 1904 and not from 1900. */
  readonly date1904: boolean;
}

function listSheets(workbook: string): SheetList {
  const sheets: { name: string; id: string }[] = [];
  let date1904 = false;
  for (const token of readTokens(workbook, 'workbook.xml')) {
    if (token.kind === 'text' || token.kind === 'close') continue;
    const name = localName(token.name);
    if (name !== 'sheet' && name !== 'workbookPr') continue;
    const attributes = localAttributes(token.attributes);
    if (name === 'sheet') sheets.push({ name: attributes.get('name') ?? '', id: attributes.get('id') ?? '' });
    else date1904 = ['1', 'true'].includes(attributes.get('date1904') ?? '');
  }
  return { sheets, date1904 };
}
