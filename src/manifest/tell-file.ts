import { manifestName } from '../compose/attached-names.ts';
import { digestText, type FileParts, readFileParts } from '../pdf/parts/file-parts.ts';
import { pageObjects } from '../pdf/read/pages.ts';
import type { PdfDocument } from '../pdf/read/read-pdf.ts';
import { readStructTree, withDescendants } from '../pdf/read/structure-tree.ts';
import { get, getDict, type PdfFile } from '../pdf/read/values.ts';
import type { Manifest } from './schema.ts';
import { actionSays } from './tell-actions.ts';
import { annotationSentences } from './tell-annotations.ts';
import { type ComparedPage, type FoundPages, findPages, pageSentences } from './tell-pages.ts';

/** What a file consists of is no longer what was built. */
export interface FileChanges {
  /** A sentence each. */
  readonly told: readonly string[];
  /** Whether the pages and their tags are those that were built, so that what they say can be compared in its order. */
  readonly whole: boolean;
}

/** What was changed in a file since it was built, as far as its parts tell. */
export function tellFile(
  { file, reading }: { readonly file: PdfFile; readonly reading: PdfDocument },
  manifest: Pick<Manifest, 'parts' | 'title' | 'csv' | 'briefing'>,
): FileChanges {
  const built = manifest.parts;
  if (built === undefined) return { told: [], whole: true };
  const now = readFileParts(file, reading);
  const found = findPages(built.pages, now.pages);
  const objects = pageObjects(file);
  const annotated = { file, pages: objects.map(({ number }) => number) };
  const compared = found.pages.flatMap(({ page, built: number }): readonly ComparedPage[] => {
    const [before, after] = [built.pages[(number ?? 0) - 1], now.pages[page - 1]];
    if (before === undefined || after === undefined) return [];
    return [{ page, before, after, read: reading.pages[page - 1], object: objects[page - 1] }];
  });
  const told = [
    ...found.told,
    ...pageSentences(file, compared),
    ...compared.flatMap((each) => annotationSentences(annotated, each, found.whole)),
    ...(found.whole ? tagSentences(file, built, now) : []),
    ...catalogSentences(file, found, { built, now }),
    ...(built.information === now.information ? [] : [informationSentence(reading, manifest)]),
    ...attachmentSentences(reading, manifest),
  ];
  return { told, whole: found.whole && built.tags === now.tags };
}

function tagSentences(file: PdfFile, built: FileParts, now: FileParts): readonly string[] {
  const tree = readStructTree(file).flatMap(withDescendants);
  const alternatives = strangers(
    tree.flatMap(({ alt }) => alt ?? []),
    built.alternatives,
  );
  const spoken = strangers(
    tree.flatMap(({ actualText }) => actualText ?? []),
    built.spoken,
  );
  return [
    ...alternatives.map((text) => `the description of a picture was changed; it says “${text}”`),
    ...spoken.map((text) => `what is said instead of a shown text was changed; it says “${text}”`),
    ...(now.alternatives.length < built.alternatives.length ? ['the description of a picture is missing'] : []),
    ...(now.spoken.length < built.spoken.length ? ['what is said instead of a shown text is missing'] : []),
    ...(built.tags === now.tags ? [] : ['the tags, by which screen readers read the pages, were changed']),
  ];
}

function strangers(texts: readonly string[], known: readonly string[]): readonly string[] {
  const left = [...known];
  return texts.filter((text) => {
    const at = left.indexOf(digestText(text));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** The entries of a catalog in words. */
const entries: Readonly<Record<string, string>> = {
  AA: 'a list of actions on events',
  AcroForm: 'a form',
  Dests: 'the list of places in the file where links lead',
  Lang: 'the language of the file',
  MarkInfo: 'the entry that says that the file is tagged',
  Metadata: 'the description of the file (XMP: title, author, dates, conformance)',
  Names: 'a list of named things',
  OCProperties: 'a list of layers, which can be shown and hidden,',
  OpenAction: 'an action on opening',
  Outlines: 'the list of bookmarks',
  OutputIntents: 'the colour profile',
  PageLabels: 'a list of page labels, which viewers show as page numbers,',
  ViewerPreferences: 'the list of settings for viewers',
};

/** They name pages, and differ wherever pages do. */
const ofPages = new Set(['Dests', 'Outlines', 'Names']);

function catalogSentences(
  file: PdfFile,
  { whole }: FoundPages,
  { built, now }: { readonly built: FileParts; readonly now: FileParts },
): readonly string[] {
  const keys = [...new Set([...Object.keys(built.catalog), ...Object.keys(now.catalog)])];
  const scripts = getDict(file, getDict(file, { ref: file.root }, 'Names'), 'JavaScript').size > 0;
  return keys.flatMap((key) => {
    const [before, after] = [built.catalog[key], now.catalog[key]];
    if (before === after || (ofPages.has(key) && !whole && before !== undefined)) return [];
    if (key === 'Names' && scripts) return ['a script was added, which runs when the file is opened'];
    const what = entries[key] ?? `the entry ${key} of the document catalog`;
    const does = key === 'OpenAction' ? actionSays(file, get(file, { ref: file.root }, key)) : '';
    return [`${what} was ${before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'}${does}`];
  });
}

function informationSentence({ info }: PdfDocument, { title }: Pick<Manifest, 'title'>): string {
  const now = info.get('Title');
  return now === title
    ? 'the properties of the file (author, subject, keywords, dates or program) were changed'
    : `the title in the properties of the file was changed; it is “${now ?? ''}”`;
}

/** A briefing carries its table and its manifest, and nothing else. */
function attachmentSentences(
  { attachments }: PdfDocument,
  { csv, briefing }: Pick<Manifest, 'csv' | 'briefing'>,
): readonly string[] {
  const left = [csv.name, manifestName(briefing)];
  return attachments.flatMap(({ name }) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0 ? [`a file was attached that the build did not attach: “${name}”`] : [];
  });
}
