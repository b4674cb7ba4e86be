import { BriefError } from '../../project/errors.ts';
import { contentKey } from './paint.ts';
import { readTextString } from './text-strings.ts';
import type { PdfDict, PdfFile, PdfValue } from './values.ts';
import { get, getArray, getDict, getName, isArray, isDict, isRef, resolve } from './values.ts';

/** The texts of a structure element. */
export interface ElementTexts {
  readonly lang?: string | undefined;
  readonly alt?: string | undefined;
  readonly actualText?: string | undefined;
  readonly id?: string | undefined;
}
/** An element of the structure tree (ISO 32000-1, 14.7.2). `number` is that of its object, 0 if it has no object of its own. */
export interface StructElement extends ElementTexts {
  readonly kind: 'element';
  readonly number: number;
  readonly role: string;
  /** All attributes together; the later of two with the same name counts. */
  readonly attributes: PdfDict;
  readonly kids: readonly StructKid[];
}
export interface StructContent {
  readonly kind: 'content';
  readonly page: number;
  readonly mcid: number;
  /** The form XObject that holds it, if that numbers its own content. */
  readonly stream?: number;
}
/** An annotation of a page (an object reference). */
export interface StructObject {
  readonly kind: 'object';
  readonly page: number;
  readonly ref: number;
}
export type StructKid = StructElement | StructContent | StructObject;

/** The top elements of the structure tree; none where the file is not tagged. */
export function readStructTree(file: PdfFile): readonly StructElement[] {
  const root = getDict(file, { ref: file.root }, 'StructTreeRoot');
  const kids = readKids({ file, seen: new Set(), depth: 0 }, root, 0);
  return kids.filter((kid) => kid.kind === 'element');
}

interface TreeReader {
  readonly file: PdfFile;
  readonly seen: Set<number>;
  /** How many elements are open. */
  readonly depth: number;
}

/** Far more than any that a program writes: what goes through tags calls itself for each. */
const deepest = 200;

function readKids(reader: TreeReader, node: PdfDict, page: number): readonly StructKid[] {
  const kids = node.get('K');
  const direct = resolve(reader.file, kids);
  const list = isArray(direct) ? direct : kids === undefined ? [] : [kids];
  return list.flatMap((kid) => readKid(reader, kid, page));
}

function readKid(reader: TreeReader, kid: PdfValue, page: number): readonly StructKid[] {
  const { file, seen } = reader;
  const value = resolve(file, kid);
  if (typeof value === 'number') return [{ kind: 'content', page, mcid: value }];
  if (!isDict(value)) return [];
  const type = getName(file, value, 'Type');
  const own = refNumber(value.get('Pg')) || page;
  if (type === 'MCR') {
    const mcid = get(file, value, 'MCID');
    const stream = refNumber(value.get('Stm'));
    return typeof mcid === 'number' ? [{ kind: 'content', page: own, mcid, ...(stream === 0 ? {} : { stream }) }] : [];
  }
  if (type === 'OBJR') return [{ kind: 'object', page: own, ref: refNumber(value.get('Obj')) }];
  const number = refNumber(kid);
  // An element that is its own ancestor, or stands in two places, is read once.
  if (number !== 0 && seen.has(number)) return [];
  seen.add(number);
  const text = (key: string): string | undefined => readTextString(get(file, value, key));
  return [
    {
      kind: 'element',
      number,
      role: getName(file, value, 'S') ?? '',
      lang: text('Lang'),
      alt: text('Alt'),
      actualText: text('ActualText'),
      id: text('ID'),
      attributes: readAttributes(file, value),
      kids: readKids(inside(reader), value, own),
    },
  ];
}

function inside(reader: TreeReader): TreeReader {
  if (reader.depth < deepest) return { ...reader, depth: reader.depth + 1 };
  throw new BriefError('data', `the PDF has tags nested more than ${deepest} deep`, {
    hint: 'No program writes such a file: fetch it again.',
  });
}

function readAttributes(file: PdfFile, node: PdfDict): PdfDict {
  const value = get(file, node, 'A');
  const objects = isArray(value) ? value.map((item) => resolve(file, item)) : [value];
  const merged = new Map<string, PdfValue>();
  for (const attributes of objects) {
    if (isDict(attributes)) for (const [key, item] of attributes) if (key !== 'O') merged.set(key, resolve(file, item));
  }
  return merged;
}

/** The key by which the content of the pages is found, as `keyOfPaint` gives it. */
export function keyOfContent({ page, stream, mcid }: StructContent): string {
  return contentKey(stream ?? page, mcid);
}

export function refNumber(value: PdfValue | undefined): number {
  return isRef(value) ? value.ref : 0;
}

/** The standard role of an element: the file's own role map followed to its end. */
export function standardRole(file: PdfFile, role: string): string {
  const map = getDict(file, getDict(file, { ref: file.root }, 'StructTreeRoot'), 'RoleMap');
  let current = role;
  for (let steps = 0; steps < 16; steps++) {
    const next = getName(file, map, current);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

/** The strings of the Headers attribute of a table cell. */
export function headersOf(file: PdfFile, element: StructElement): readonly string[] {
  return getArray(file, element.attributes, 'Headers').flatMap((value) => readTextString(value) ?? []);
}

/** An element and all below it, in the order of the tree. */
export function withDescendants(element: StructElement): readonly StructElement[] {
  return [element, ...element.kids.flatMap((kid) => (kid.kind === 'element' ? withDescendants(kid) : []))];
}
