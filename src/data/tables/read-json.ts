import { decodeText, lineAndColumn } from './decode-text.ts';
import type { ReadingOptions, Sheet, TableFile } from './grid.ts';
import {
  absentValue,
  escapeKey,
  type JsonRecord,
  type JsonScalar,
  type JsonValue,
  jsonError,
  parseJson,
} from './parse-json.ts';
import { datasetFault, isDataset, readJsonStat } from './read-json-stat.ts';
import { emptyRoom, takeCells } from './room.ts';

/**
 * Reads JSON: a JSON-stat dataset, or the one list of records in it, nested fields with dots in their names
 * (`period.from`). A number has its literal as text, null the text "null"; an address is a JSON pointer. Throws a
 * TableError for what is no JSON, no list or several lists of records, and two fields of one name.
 */
export function readJson(bytes: Uint8Array, { encoding, records }: ReadingOptions = {}): TableFile {
  const { text } = decodeText(bytes, encoding ?? (bytes[0] === 0xff || bytes[0] === 0xfe ? undefined : 'utf-8'));
  const root = parseJson(text);
  if (isDataset(root)) return readJsonStat(root, text);
  return { sheets: [recordSheet(findRecords(root, text, records), text)], notes: [] };
}

/** A list of records, and the JSON pointer to it. */
interface RecordList {
  readonly pointer: string;
  readonly records: readonly JsonRecord[];
}

function findRecords(root: JsonValue, text: string, wanted: string | undefined): RecordList {
  const lists = listRecords(root, '');
  const [list, ...others] = wanted === undefined ? lists : lists.filter(({ pointer }) => pointer === wanted);
  const names = lists
    .map(({ pointer, records }) => `"${pointer}" (${records.length} ${records.length === 1 ? 'record' : 'records'})`)
    .slice(0, 20);
  if (list === undefined) {
    const there = names.length > 0 ? `its lists are ${names.join(', ')}` : 'it has no list of records at all';
    const fault = datasetFault(root) ?? `there is no list of records at "${wanted ?? ''}" of the JSON: ${there}`;
    throw jsonError(text, root.at, fault);
  }
  if (others.length > 0) {
    throw jsonError(text, root.at, `the JSON has several lists of records; declare \`records\`: ${names.join(', ')}`);
  }
  return list;
}

/** Lists of nothing but records, by way of everything that is none. */
function listRecords(value: JsonValue, pointer: string): readonly RecordList[] {
  if (value.kind === 'record') {
    return [...value.members].flatMap(([key, member]) => listRecords(member, `${pointer}/${escapeKey(key)}`));
  }
  if (value.kind !== 'list' || value.items.length === 0) return [];
  const records = value.items.filter((item) => item.kind === 'record');
  if (records.length === value.items.length) return [{ pointer, records }];
  return value.items.flatMap((item, index) => listRecords(item, `${pointer}/${index}`));
}

/** A field of records: its place among the columns and its pointer from the record. */
interface RecordField {
  readonly index: number;
  readonly pointer: string;
}

function recordSheet({ pointer, records }: RecordList, text: string): Sheet {
  const fields = new Map<string, RecordField>();
  const room = emptyRoom();
  const values = records.map((record) => {
    const row: (JsonScalar | undefined)[] = [];
    for (const leaf of listLeaves(record, '', '')) {
      const field = fields.get(leaf.name) ?? { index: fields.size, pointer: leaf.pointer };
      if (field.pointer !== leaf.pointer) {
        throw jsonError(text, leaf.value.at, `two fields of the records are named "${leaf.name}"`);
      }
      fields.set(leaf.name, field);
      takeCells(room, Math.max(0, field.index + 1 - row.length));
      while (row.length < field.index) row.push(undefined);
      row[field.index] = leaf.value;
    }
    return row;
  });
  const pointers = [...fields.values()].map((field) => field.pointer);
  return {
    name: '',
    rows: [[...fields.keys()].map((name) => ({ text: name })), ...values.map((row) => row.map((value) => value?.cell))],
    hidden: new Set(),
    records: true,
    absent: absentValue,
    address: (row, column) => `${pointer}/${Math.max(0, row - 1)}${pointers[column] ?? ''}`,
    position: (row, column) => {
      const index = values[row - 1]?.[column]?.at ?? records[Math.max(0, row - 1)]?.at ?? 0;
      return lineAndColumn({ text, index });
    },
  };
}

/** A value in a record, by the name that its field has and by its pointer from the record. */
interface Leaf {
  readonly name: string;
  readonly pointer: string;
  readonly value: JsonScalar;
}

function listLeaves(value: JsonValue, name: string, pointer: string): readonly Leaf[] {
  if (value.kind !== 'record' && value.kind !== 'list') return [{ name, pointer, value }];
  const members =
    value.kind === 'record' ? [...value.members] : value.items.map((item, index) => [index, item] as const);
  if (members.length === 0 && pointer !== '') {
    const empty = value.kind === 'record' ? '{}' : '[]';
    return [{ name, pointer, value: { kind: 'null', at: value.at, cell: { text: empty } } }];
  }
  return members.flatMap(([key, member]) => {
    const own = String(key);
    return listLeaves(member, pointer === '' ? own : `${name}.${own}`, `${pointer}/${escapeKey(own)}`);
  });
}
