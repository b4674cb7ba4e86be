import { destinationPage } from './destinations.ts';
import { joinRuns } from './join-text.ts';
import {
  type ElementTexts,
  headersOf,
  keyOfContent,
  readStructTree,
  type StructElement,
  type StructKid,
  standardRole,
} from './structure-tree.ts';
import type { TextRun } from './text-state.ts';
import { decodeTextString } from './text-strings.ts';
import { get, getDict, isString, type PdfDict, type PdfFile } from './values.ts';

/** An element of the tag tree as a reader meets it. `role` is the standard one, `children` are in reading order. */
export interface PdfElement extends ElementTexts {
  readonly role: string;
  /** `Row`, `Column` or `Both`, of a table's head cell. */
  readonly scope?: string | undefined;
  /** Ids of the head cells that a cell names. */
  readonly headers: readonly string[];
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly children: readonly (PdfElement | PdfText)[];
  readonly link?: LinkTarget | undefined;
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

export function isElement(child: PdfElement | PdfText): child is PdfElement {
  return 'role' in child;
}

// Text goes on from one of these to the next; any other element begins and ends a block.
const inlineRoles = new Set(['Span', 'Link', 'Quote', 'Code', 'Reference', 'BibEntry', 'Annot', 'NonStruct']);

interface StructureReader {
  readonly file: PdfFile;
  /** Object numbers of the pages in order. */
  readonly pages: readonly number[];
  readonly runs: ReadonlyMap<string, readonly TextRun[]>;
  /** The run read last in the same block. */
  before?: TextRun | undefined;
}

export function readStructure(sources: Omit<StructureReader, 'before'>): readonly PdfElement[] {
  const reader: StructureReader = { ...sources };
  return readStructTree(sources.file).map((element) => readElement(reader, element));
}

function readElement(reader: StructureReader, element: StructElement): PdfElement {
  const { file, pages } = reader;
  const { lang, alt, actualText, id, attributes } = element;
  const scope = attributes.get('Scope');
  const annotation = element.kids.find((kid) => kid.kind === 'object')?.ref;
  return {
    ...{ lang, alt, actualText, id },
    role: standardRole(file, element.role),
    scope: typeof scope === 'string' ? scope : undefined,
    link: annotation === undefined ? undefined : linkTarget(file, { ref: annotation }, pages),
    headers: headersOf(file, element),
    rowSpan: spanOf(attributes, 'RowSpan'),
    columnSpan: spanOf(attributes, 'ColSpan'),
    children: readChildren(reader, element),
  };
}

function readChildren(reader: StructureReader, element: StructElement): readonly (PdfElement | PdfText)[] {
  const block = !inlineRoles.has(element.role);
  if (block) reader.before = undefined;
  const children = element.kids.flatMap((kid) => readChild(reader, kid));
  if (block) reader.before = undefined;
  return children;
}

function readChild(reader: StructureReader, kid: StructKid): readonly (PdfElement | PdfText)[] {
  if (kid.kind === 'element') return [readElement(reader, kid)];
  if (kid.kind === 'object') return [];
  const runs = reader.runs.get(keyOfContent(kid)) ?? [];
  const text = joinRuns(runs, reader.before);
  reader.before = runs.at(-1) ?? reader.before;
  return [{ text, page: reader.pages.indexOf(kid.page) + 1, mcid: kid.mcid }];
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
  if (isString(uri)) return { uri: decodeTextString(uri.bytes) };
  const destination = get(file, annotation, 'Dest') ?? get(file, action, 'D');
  const index = pages.indexOf(destinationPage(file, destination) ?? 0);
  return index < 0 ? {} : { page: index + 1 };
}
