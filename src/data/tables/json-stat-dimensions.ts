import type { DimensionRole, StoredCell } from './grid.ts';
import { type JsonRecord, type JsonValue, jsonError, textsOf } from './parse-json.ts';

/** A dimension of a JSON-stat dataset. */
export interface DatasetDimension {
  readonly id: string;
  readonly label: string;
  readonly role: DimensionRole | undefined;
  /** In the order of their positions. */
  readonly categories: readonly { readonly code: StoredCell; readonly label: StoredCell }[];
  /** Notes on the dimension and its categories, each with what it belongs to. */
  readonly notes: readonly string[];
  /** Where it stands in the text. */
  readonly at: number;
}

/** The dimensions of a dataset, in its order. Throws a TableError where they do not agree with its id and size. */
export function readDimensions(root: JsonRecord, text: string): readonly DatasetDimension[] {
  const ids = textsOf(root.members.get('id'));
  const sizes = textsOf(root.members.get('size'));
  const dimensions = root.members.get('dimension');
  if (ids.length === 0 || sizes.length !== ids.length || dimensions?.kind !== 'record') {
    const message =
      'the dataset does not have "id", "size" and "dimension" of the same dimensions; fetch the file again';
    throw jsonError(text, root.at, message);
  }
  return ids.map((id, index) => {
    const dimension = dimensions.members.get(id);
    const category = dimension?.kind === 'record' ? dimension.members.get('category') : undefined;
    if (dimension?.kind !== 'record' || category?.kind !== 'record') {
      throw jsonError(text, dimensions.at, `the dimension "${id}" or its "category" is missing; fetch the file again`);
    }
    const read = { id, label: textsOf(dimension.members.get('label'))[0] ?? id, role: roleOf(root, id) };
    const codes = categoryCodes(category);
    if (codes.length !== Number(sizes[index]) || codes.includes(undefined)) {
      const message = `the dimension "${id}" does not have a category for each of its ${sizes[index]} positions; fetch the file again`;
      throw jsonError(text, category.at, message);
    }
    const labels = category.members.get('label');
    const labelOf = (code: string) =>
      textsOf(labels?.kind === 'record' ? labels.members.get(code) : undefined)[0] ?? code;
    const categories = codes.map((code = '') => ({ code: { text: code }, label: { text: labelOf(code) } }));
    const own = textsOf(dimension.members.get('note')).map((note) => `${read.label}: ${note}`);
    const notes = [...own, ...categoryNotes(category.members.get('note'), labelOf)];
    return { ...read, categories, notes, at: dimension.at };
  });
}

/** Codes by their positions; the index is a list of codes, a record of positions, or left out of a single category. */
function categoryCodes(category: JsonRecord): readonly (string | undefined)[] {
  const index = category.members.get('index');
  if (index?.kind === 'list') return textsOf(index);
  if (index?.kind !== 'record') {
    const labels = category.members.get('label');
    return labels?.kind === 'record' && labels.members.size === 1 ? [...labels.members.keys()] : [];
  }
  const byPosition = new Map(Array.from(index.members, ([code, position]) => [textsOf(position)[0], code]));
  return Array.from(index.members, (_, position) => byPosition.get(String(position)));
}

function categoryNotes(notes: JsonValue | undefined, labelOf: (code: string) => string): readonly string[] {
  if (notes?.kind !== 'record') return [];
  return [...notes.members].flatMap(([code, note]) => textsOf(note).map((text) => `${labelOf(code)}: ${text}`));
}

function roleOf(root: JsonRecord, id: string): DimensionRole | undefined {
  const roles = root.members.get('role');
  if (roles?.kind !== 'record') return undefined;
  return (['time', 'geo', 'metric'] as const).find((role) => textsOf(roles.members.get(role)).includes(id));
}
