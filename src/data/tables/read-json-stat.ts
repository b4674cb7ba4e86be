import { lineAndColumn } from './decode-text.ts';
import type { DimensionRole, Sheet, StoredCell, TableFile } from './grid.ts';
import { type DatasetDimension, readDimensions } from './json-stat-dimensions.ts';
import {
  absentValue,
  escapeKey,
  type JsonRecord,
  type JsonScalar,
  type JsonValue,
  jsonError,
  textsOf,
} from './parse-json.ts';
import { emptyRoom, takeCells } from './room.ts';

/** Whether this is a dataset of JSON-stat 2.0. */
export function isDataset(root: JsonValue): root is JsonRecord {
  return root.kind === 'record' && memberText(root, 'class') === 'dataset' && /^2\./.test(memberText(root, 'version'));
}

/** What is wrong with what looks like JSON-stat and is no dataset of version 2.0. */
export function datasetFault(root: JsonValue): string | undefined {
  if (root.kind !== 'record') return undefined;
  const kind = memberText(root, 'class');
  if (root.members.has('link') && kind === 'collection') {
    return 'this is a collection of JSON-stat datasets; fetch one of the datasets that it links to';
  }
  const dataset = root.members.get('dataset') ?? root;
  const isOld = dataset.kind === 'record' && dataset.members.has('dimension') && dataset.members.has('value');
  return isOld ? 'this is JSON-stat of a version before 2.0; ask its publisher for version 2.0' : undefined;
}

function memberText(record: JsonRecord, key: string): string {
  return textsOf(record.members.get(key))[0] ?? '';
}

/** What stands at a position of the dataset, counted from 0 with the last dimension fastest. */
interface Observation {
  readonly position: number;
  readonly value: JsonScalar | undefined;
  readonly status: JsonScalar | undefined;
}

/**
 * Reads a JSON-stat dataset: a row for each position that has a value or a status, with the labels and the codes
 * (`<dimension>.code`) of its categories. The address of a value is `/value/N`. Throws a TableError for dimensions,
 * values and statuses that do not fit together.
 */
export function readJsonStat(root: JsonRecord, text: string): TableFile {
  const dimensions = readDimensions(root, text);
  const size = dimensions.reduce((product, { categories }) => product * categories.length, 1);
  const values = readObserved(root, 'value', { size, text });
  const status = root.members.get('status');
  const everywhere = status !== undefined && status.kind === 'string' ? status : undefined;
  const statuses = everywhere ? new Map<number, JsonScalar>() : readObserved(root, 'status', { size, text });
  const observations = [...new Set([...values.keys(), ...statuses.keys()])]
    .sort((one, other) => one - other)
    .map((position) => ({ position, value: values.get(position), status: statuses.get(position) ?? everywhere }))
    .filter(({ value, status: mark }) => (value && value.kind !== 'null') || (mark && mark !== everywhere));
  const notes = [
    ...memberTexts(root, ['label', 'note', 'source', 'updated']),
    ...dimensions.flatMap((each) => each.notes),
  ];
  return { sheets: [datasetSheet({ root, text, dimensions, observations })], notes };
}

function memberTexts(record: JsonRecord, keys: readonly string[]): readonly string[] {
  return keys.flatMap((key) => textsOf(record.members.get(key)));
}

/** What a list or a record of flat positions has; of statuses, without null, which is none. */
function readObserved(
  root: JsonRecord,
  key: 'value' | 'status',
  { size, text }: { readonly size: number; readonly text: string },
): ReadonlyMap<number, JsonScalar> {
  const found = root.members.get(key);
  if (found === undefined && key === 'status') return new Map();
  if (found === undefined || (found.kind !== 'list' && found.kind !== 'record')) {
    throw jsonError(text, found?.at ?? root.at, `the dataset has no list or record "${key}"; fetch the file again`);
  }
  if (found.kind === 'list' && found.items.length !== size) {
    const message = `"${key}" has ${found.items.length} items where the dimensions make ${size}; fetch the file again`;
    throw jsonError(text, found.at, message);
  }
  const observed = new Map<number, JsonScalar>();
  for (const [name, item] of found.kind === 'list' ? found.items.entries() : found.members) {
    const position = /^\d+$/.test(String(name)) ? Number(name) : Number.NaN;
    if (!(position < size) || item.kind === 'list' || item.kind === 'record') {
      throw jsonError(text, item.at, `"${name}" of "${key}" is not a single value at a position below ${size}`);
    }
    if (key === 'value' || item.kind !== 'null') observed.set(position, item);
  }
  return observed;
}

interface Dataset {
  readonly root: JsonRecord;
  readonly text: string;
  readonly dimensions: readonly DatasetDimension[];
  readonly observations: readonly Observation[];
}

function datasetSheet({ root, text, dimensions, observations }: Dataset): Sheet {
  const heads = [...dimensions.flatMap(({ id }) => [id, `${id}.code`]), 'value', 'status'];
  takeCells(emptyRoom(), (observations.length + 1) * heads.length);
  const rows = observations.map(({ position, value, status }) => [
    ...categoryCells(dimensions, position),
    value?.cell,
    status?.cell,
  ]);
  const status = root.members.get('status');
  return {
    name: '',
    rows: [heads.map((name) => ({ text: name })), ...rows],
    hidden: new Set(),
    records: true,
    absent: absentValue,
    roles: new Map(
      dimensions.flatMap(({ id, role }): [string, DimensionRole][] => (role === undefined ? [] : [[id, role]])),
    ),
    labels: new Map(dimensions.map(({ id, label }) => [id, label])),
    address: (row, column) => {
      const position = observations[row - 1]?.position;
      const dimension = dimensions[Math.floor(column / 2)];
      if (dimension !== undefined) return `/dimension/${escapeKey(dimension.id)}`;
      const isValue = heads[column] === 'value';
      if (position === undefined || (!isValue && status?.kind === 'string')) return isValue ? '/value' : '/status';
      return `/${isValue ? 'value' : 'status'}/${position}`;
    },
    position: (row, column) => {
      const { value, status: mark } = observations[row - 1] ?? {};
      const dimension = dimensions[Math.floor(column / 2)];
      const found = dimension ?? (heads[column] === 'value' ? (value ?? mark) : (mark ?? value));
      return lineAndColumn({ text, index: found?.at ?? root.at });
    },
  };
}

/** Labels and codes of the categories at a position, two cells a dimension. */
function categoryCells(dimensions: readonly DatasetDimension[], position: number): readonly StoredCell[] {
  const cells: StoredCell[] = [];
  let rest = position;
  for (const { categories } of dimensions.toReversed()) {
    const category = categories[rest % categories.length];
    rest = Math.floor(rest / categories.length);
    if (category !== undefined) cells.unshift(category.label, category.code);
  }
  return cells;
}
