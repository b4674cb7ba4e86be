import { destinationPage } from './destinations.ts';
import { joinRuns } from './join-text.ts';
import { keyOfContent, readStructTree, type StructElement, type StructKid, standardRole } from './structure-tree.ts';
import type { TextRun } from './text-state.ts';
import { decodeText, textOf } from './text-strings.ts';
import { get, getArray, getDict, isString, type PdfDict, type PdfFile } from './values.ts';

/** An element of the tag tree as a reader meets it. `role` is the standard one, `children` are in reading order. */
export interface PdfElement {
  readonly role: string;
  readonly lang?: string;
  readonly alt?: string;
  readonly actualText?: string;
  readonly title?: string;
  readonly id?: string;
  /** `Row`, `Column` or `Both`, of a table's head cell. */
  readonly scope?: string;
  /** Ids of the head cells that a cell names. */
  readonly headers: readonly string[];
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly children: readonly (PdfElement | PdfText)[];
  readonly link?: LinkTarget;
}

/** A piece of marked content; `page` counts from 1. */
export interface PdfText {
  readonly text: string;
  readonly page: number;
  readonly mcid: number;
}

/** Where a link leads: an address, or a page of the document counted from 1. */
export interface LinkTarget {
  readonly uri?: string;
  readonly page?: number;
}

export interface StructureSources {
  readonly file: PdfFile;
  /** Object numbers of the pages in order. */
  readonly pages: readonly number[];
  readonly runs: ReadonlyMap<string, readonly TextRun[]>;
}

export function isElement(child: PdfElement | PdfText): child is PdfElement {
  return 'role' in child;
}

// Text goes on from one of these to the next; any other element begins and ends a block.
const inlineRoles = new Set(['Span', 'Link', 'Quote', 'Code', 'Reference', 'BibEntry', 'Annot', 'NonStruct']);

export function readStructure(sources: StructureSources): readonly PdfElement[] {
  const reading: Reading = { ...sources, before: undefined };
  return readStructTree(sources.file).map((element) => readElement(reading, element));
}

interface Reading extends StructureSources {
  /** The run read last in the same block. */
  before: TextRun | undefined;
}

function readElement(sources: Reading, element: StructElement): PdfElement {
  const { file } = sources;
  const { lang, alt, actualText, title, id, attributes } = element;
  const scope = attributes.get('Scope');
  const annotation = element.kids.find((kid) => kid.kind === 'object')?.ref;
  const target = annotation === undefined ? undefined : linkTarget(file, { ref: annotation }, sources.pages);
  return {
    role: standardRole(file, element.role),
    ...(lang === undefined ? {} : { lang }),
    ...(alt === undefined ? {} : { alt }),
    ...(actualText === undefined ? {} : { actualText }),
    ...(title === undefined ? {} : { title }),
    ...(id === undefined ? {} : { id }),
    ...(typeof scope === 'string' ? { scope } : {}),
    ...(target === undefined ? {} : { link: target }),
    headers: getArray(file, attributes, 'Headers').flatMap((value) => textOf(value) ?? []),
    rowSpan: spanOf(attributes, 'RowSpan'),
    columnSpan: spanOf(attributes, 'ColSpan'),
    children: readChildren(sources, element),
  };
}

function readChildren(reading: Reading, element: StructElement): readonly (PdfElement | PdfText)[] {
  const block = !inlineRoles.has(element.role);
  if (block) reading.before = undefined;
  const children = element.kids.flatMap((kid) => readChild(reading, kid));
  if (block) reading.before = undefined;
  return children;
}

function readChild(reading: Reading, kid: StructKid): readonly (PdfElement | PdfText)[] {
  if (kid.kind === 'element') return [readElement(reading, kid)];
  if (kid.kind === 'object') return [];
  const runs = reading.runs.get(keyOfContent(kid)) ?? [];
  const text = joinRuns(runs, reading.before);
  reading.before = runs.at(-1) ?? reading.before;
  return [{ text, page: reading.pages.indexOf(kid.page) + 1, mcid: kid.mcid }];
}

function spanOf(attributes: PdfDict, key: string): number {
  const value = attributes.get(key);
  return typeof value === 'number' ? value : 1;
}

/** Where a link annotation leads; an empty object where it leads nowhere that is known. */
export function linkTarget(
  file: PdfFile,
  annotation: { readonly ref: number } | PdfDict,
  pages: readonly number[],
): LinkTarget {
  const action = getDict(file, annotation, 'A');
  const uri = get(file, action, 'URI');
  if (isString(uri)) return { uri: decodeText(uri.bytes) };
  const destination = get(file, annotation, 'Dest') ?? get(file, action, 'D');
  const index = pages.indexOf(destinationPage(file, destination) ?? 0);
  return index < 0 ? {} : { page: index + 1 };
}
