import { z } from 'zod';
import { sha256 } from '../../project/sha256.ts';
import { type PageObject, pageObjects } from '../read/pages.ts';
import type { PdfDocument, PdfPage } from '../read/read-pdf.ts';
import { contentBytes } from '../read/streams.ts';
import { readStructTree, withDescendants } from '../read/structure-tree.ts';
import { getArray, getDict, isDict, isRef, type PdfFile, withEntries } from '../read/values.ts';
import { type ValueDigest, valueDigester } from './digest-value.ts';

const digest = z.string().regex(/^[0-9a-f]{8,16}$/, 'the first 8 to 16 digits of a SHA-256');
const count = z.int().min(0);

/** A page by its parts. */
const pagePartsSchema = z.strictObject({
  content: digest.describe('Of what draws the page.'),
  text: digest.describe('Of all text that is shown, in the order of drawing.'),
  characters: count.describe('Of that text.'),
  drawn: count.describe('Texts, paths and images.'),
  fonts: digest,
  resources: digest.describe('Of what else its content names.'),
  frame: digest.describe('Of its size, rotation and all other entries.'),
  annotations: z.array(digest).describe('Its links; a briefing has no other.'),
});

/** What a PDF consists of but its attachments, in digests: not the seal, which no change escapes, but by these it is told. */
export const filePartsSchema = z.strictObject({
  pages: z.array(pagePartsSchema),
  catalog: z.record(z.string(), digest).describe('Of each entry of the document catalog but pages and attachments.'),
  information: digest.describe('Of title, author, dates and so on.'),
  tags: digest.describe('Of the tags without their texts.'),
  alternatives: z.array(digest).describe('Of each text that stands for a picture.'),
  spoken: z.array(digest).describe('Of each text that is said instead of what is shown.'),
});

export type PageParts = z.infer<typeof pagePartsSchema>;
export type FileParts = z.infer<typeof filePartsSchema>;

/** A short digest, of things of which there are hundreds. */
const short = 8;

/** Reads the parts of a file. Throws BriefError `data` where it refers to objects without end. */
export function readFileParts(file: PdfFile, { pages: read }: Pick<PdfDocument, 'pages'>): FileParts {
  const pages = pageObjects(file);
  const tree = readStructTree(file).flatMap(withDescendants);
  const named = new Map([[file.root, 'catalog']]);
  pages.forEach(({ number }, index) => void named.set(number, `page ${index + 1}`));
  const annotations = pages.flatMap(({ dict }) => getArray(file, dict, 'Annots'));
  const links = annotations.flatMap((annotation) => (isRef(annotation) ? [annotation.ref] : []));
  const elements = tree.map(({ number }) => number).filter((number) => number !== 0);
  const outside = valueDigester({ file, named: withNames(named, elements, 'tag') });
  const inside = valueDigester({ file, named: withNames(named, links, 'annotation'), without: texts });
  return {
    pages: pages.map((page, index) => readPageParts(file, { page, read: read[index], digest: outside })),
    catalog: readCatalog(file, outside),
    information: outside(file.info === undefined ? null : { ref: file.info }),
    tags: inside(getDict(file, { ref: file.root }, 'StructTreeRoot')),
    alternatives: tree.flatMap(({ alt }) => (alt === undefined ? [] : [digestText(alt)])),
    spoken: tree.flatMap(({ actualText }) => (actualText === undefined ? [] : [digestText(actualText)])),
  };
}

const texts = new Set(['Alt', 'ActualText', 'E']);

export function digestText(text: string): string {
  return sha256(text).slice(0, short);
}

/** All text that a page shows, in the order of drawing. */
export function shownText({ runs }: Pick<PdfPage, 'runs'>): string {
  return runs.map(({ text }) => text).join('');
}

function withNames(
  named: ReadonlyMap<number, string>,
  numbers: readonly number[],
  name: string,
): ReadonlyMap<number, string> {
  return new Map([...numbers.map((number): readonly [number, string] => [number, name]), ...named]);
}

interface PageReading {
  readonly page: PageObject;
  readonly read: PdfPage | undefined;
  readonly digest: ValueDigest;
}

function readPageParts(file: PdfFile, { page: { dict }, read, digest }: PageReading): PageParts {
  const text = read === undefined ? '' : shownText(read);
  const resources = getDict(file, dict, 'Resources');
  const elsewhere = { Contents: undefined, Resources: undefined, Annots: undefined, Parent: undefined };
  return {
    content: sha256(contentBytes(file, dict)).slice(0, 16),
    text: sha256(text).slice(0, 16),
    characters: text.length,
    drawn: read?.drawn ?? 0,
    fonts: digest(resources.get('Font')),
    resources: digest(withEntries(resources, { Font: undefined, ProcSet: undefined })),
    frame: digest(withEntries(dict, elsewhere)),
    annotations: getArray(file, dict, 'Annots').map((annotation) => digest(annotation, short)),
  };
}

function readCatalog(file: PdfFile, digest: ValueDigest): Readonly<Record<string, string>> {
  const root = file.objects.get(file.root);
  if (!isDict(root)) return {};
  const names = withEntries(getDict(file, root, 'Names'), { EmbeddedFiles: undefined });
  const entries = withEntries(root, {
    Names: names.size === 0 ? undefined : names,
    AF: undefined,
    Pages: undefined,
    StructTreeRoot: undefined,
  });
  return Object.fromEntries([...entries].map(([key, value]) => [key, digest(value)]).sort());
}
