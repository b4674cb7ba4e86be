import { largest } from '../../project/extremes.ts';
import { headersOf, type StructElement, type StructKid, withDescendants } from '../read/structure-tree.ts';
import { latin1, textString } from '../read/text-strings.ts';
import { dict, isDict, type PdfDict, type PdfFile, type PdfValue, withEntries } from '../read/values.ts';
import type { MarkedStream } from './mark-content.ts';
import { placeAnnotations, placeBookmarks, placeStreams } from './place-structure.ts';

export interface NewStructure {
  readonly tree: readonly StructElement[];
  /** Those of the pages in their order, then those of forms. */
  readonly streams: readonly MarkedStream[];
  /** Contents of link annotations by object number. */
  readonly contents: ReadonlyMap<number, string>;
}

interface GrowingStructure {
  readonly file: PdfFile;
  readonly objects: Map<number, PdfValue>;
  readonly ids: ReadonlyMap<string, string>;
  readonly identified: (readonly [string, number])[];
  /** For each stream the elements of its content by identifier; then the annotations and their elements. */
  readonly parents: PdfValue[][];
  readonly annotations: (readonly [number, number])[];
  readonly indices: ReadonlyMap<number, number>;
  readonly moved: Map<number, number>;
  next: number;
}

/** The file with a new structure and the page contents that belong to it. */
export function writeStructure(file: PdfFile, { tree, streams, contents }: NewStructure): PdfFile {
  const objects = new Map(file.objects);
  const writing: GrowingStructure = {
    file,
    objects,
    ids: newIds(file, tree),
    identified: [],
    parents: streams.map(() => []),
    annotations: [],
    indices: new Map(streams.map(({ page, form }, index) => [form ?? page, index])),
    moved: new Map(),
    next: largest(objects.keys(), 0) + 1,
  };
  const root = writing.next++;
  const kids = tree.map((element) => writeElement(writing, element, root));
  objects.set(root, rootOf(writing, kids));
  const catalog = objects.get(file.root);
  if (isDict(catalog)) objects.set(file.root, withEntries(catalog, { StructTreeRoot: { ref: root } }));
  placeStreams(objects, streams);
  const annotations = writing.annotations.map(([annotation]) => annotation);
  placeAnnotations(objects, annotations, { firstKey: streams.length, contents });
  placeBookmarks(objects, writing.moved);
  return { ...file, objects };
}

/** New ids, counted in tree order, for the elements that a table cell names as its heads and for notes. */
function newIds(file: PdfFile, tree: readonly StructElement[]): ReadonlyMap<string, string> {
  const all = tree.flatMap(withDescendants);
  const wanted = new Set(all.flatMap((element) => headersOf(file, element)));
  const ids = new Map<string, string>();
  for (const { id, role } of all) {
    if (id !== undefined && (wanted.has(id) || role === 'Note')) ids.set(id, `h${ids.size + 1}`);
  }
  return ids;
}

function writeElement(writing: GrowingStructure, element: StructElement, parent: number): PdfValue {
  const number = writing.next++;
  if (element.number !== 0) writing.moved.set(element.number, number);
  const page = element.kids.find((kid) => kid.kind === 'content')?.page;
  const id = element.id === undefined ? undefined : writing.ids.get(element.id);
  if (id !== undefined) writing.identified.push([id, number]);
  const kids = element.kids.map((kid) => writeKid(writing, kid, { number, page }));
  const text = (value: string | undefined): PdfValue | undefined =>
    value === undefined ? undefined : textString(value);
  writing.objects.set(
    number,
    dict({
      S: element.role,
      P: { ref: parent },
      Pg: page === undefined ? undefined : { ref: page },
      ID: id === undefined ? undefined : { bytes: latin1(id) },
      Lang: text(element.lang),
      Alt: text(element.alt),
      ActualText: text(element.actualText),
      A: attributesOf(writing, element),
      K: kids.length > 1 ? kids : kids[0],
    }),
  );
  return { ref: number };
}

function writeKid(
  writing: GrowingStructure,
  kid: StructKid,
  owner: { readonly number: number; readonly page: number | undefined },
): PdfValue {
  if (kid.kind === 'element') return writeElement(writing, kid, owner.number);
  if (kid.kind === 'object') {
    writing.annotations.push([kid.ref, owner.number]);
    return dict({ Type: 'OBJR', Pg: { ref: kid.page }, Obj: { ref: kid.ref } });
  }
  const parents = writing.parents[writing.indices.get(kid.stream ?? kid.page) ?? -1];
  if (parents !== undefined) parents[kid.mcid] = { ref: owner.number };
  if (kid.page === owner.page && kid.stream === undefined) return kid.mcid;
  const stream = kid.stream === undefined ? undefined : { ref: kid.stream };
  return dict({ Type: 'MCR', Pg: { ref: kid.page }, Stm: stream, MCID: kid.mcid });
}

/** Attributes of tables and lists; those of layout add nothing to the role. A span of 1 is the default. */
function attributesOf({ file, ids }: GrowingStructure, element: StructElement): PdfDict | undefined {
  const span = (key: string): PdfValue | undefined => {
    const value = element.attributes.get(key);
    return value === 1 ? undefined : value;
  };
  const headers = headersOf(file, element).flatMap((id) => ids.get(id) ?? []);
  const table = dict({
    Scope: element.attributes.get('Scope'),
    RowSpan: span('RowSpan'),
    ColSpan: span('ColSpan'),
    Headers: headers.length === 0 ? undefined : headers.map((id) => ({ bytes: latin1(id) })),
  });
  if (table.size > 0) return withEntries(table, { O: 'Table' });
  const numbering = element.attributes.get('ListNumbering');
  return numbering === undefined ? undefined : dict({ O: 'List', ListNumbering: numbering });
}

function rootOf(writing: GrowingStructure, kids: readonly PdfValue[]): PdfDict {
  const add = (value: PdfValue): PdfValue => {
    writing.objects.set(writing.next, value);
    return { ref: writing.next++ };
  };
  const streams = writing.parents.flatMap((parents, index) => [index, add(parents)]);
  const links = writing.annotations.flatMap(([, owner], index) => [writing.parents.length + index, { ref: owner }]);
  const names = [...writing.identified].sort(([a], [b]) => (a < b ? -1 : 1));
  const tree = names.flatMap(([id, number]): readonly PdfValue[] => [{ bytes: latin1(id) }, { ref: number }]);
  return dict({
    Type: 'StructTreeRoot',
    K: kids,
    ParentTree: add(dict({ Nums: [...streams, ...links] })),
    ParentTreeNextKey: writing.parents.length + writing.annotations.length,
    IDTree: tree.length === 0 ? undefined : add(dict({ Names: tree })),
  });
}
