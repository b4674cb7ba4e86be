import { linkTarget } from '../pdf/read/read-structure.ts';
import { readTextString } from '../pdf/read/text-strings.ts';
import { get, getArray, getName, isDict, isRef, type PdfFile, type PdfValue, resolve } from '../pdf/read/values.ts';
import type { ComparedPage } from './tell-pages.ts';

/** Where annotations are read: the file, and the numbers of the objects of its pages. */
export interface AnnotatedFile {
  readonly file: PdfFile;
  readonly pages: readonly number[];
}

/**
 * The annotations of a page that were added, changed or removed, a sentence each. Links are left out where pages are
 * not those that were built: then the places where they lead differ.
 */
export function annotationSentences(
  annotated: AnnotatedFile,
  { page, before, after, object }: ComparedPage,
  withLinks: boolean,
): readonly string[] {
  const annotations = getArray(annotated.file, object?.dict, 'Annots');
  const expected = [...before.annotations];
  const strange = annotations.filter((_, index) => {
    const at = expected.indexOf(after.annotations[index] ?? '');
    if (at >= 0) expected.splice(at, 1);
    return at < 0;
  });
  const links = strange.filter((annotation) => isLink(annotated.file, annotation));
  const lost = Math.max(0, expected.length - links.length);
  return [
    ...strange.filter((annotation) => !links.includes(annotation)).map((it) => addedSentence(annotated, it, page)),
    ...(withLinks ? links.map((link, index) => linkSentence(annotated, link, page, index < expected.length)) : []),
    ...(withLinks && lost > 0 ? [`${lost === 1 ? 'a link was' : `${lost} links were`} removed from page ${page}`] : []),
  ];
}

function isLink(file: PdfFile, annotation: PdfValue): boolean {
  return getName(file, annotation, 'Subtype') === 'Link';
}

const kinds: Readonly<Record<string, string>> = {
  FreeText: 'a note',
  Text: 'a note',
  Popup: 'a note',
  Widget: 'a form field',
  Highlight: 'a mark over text',
  Underline: 'a mark over text',
  StrikeOut: 'a mark over text',
  Squiggly: 'a mark over text',
  Redact: 'a mark over text',
  Stamp: 'a stamp',
  Watermark: 'a watermark',
  FileAttachment: 'an attached file',
};

function addedSentence({ file }: AnnotatedFile, annotation: PdfValue, page: number): string {
  const subtype = getName(file, annotation, 'Subtype') ?? 'without a kind';
  const words = ['Contents', 'V', 'T'].map((key) => readTextString(get(file, annotation, key)) ?? '');
  const says = words.find((text) => text.trim() !== '');
  return `${kinds[subtype] ?? `an annotation (${subtype})`} was added on page ${page}${says === undefined ? '' : `: “${says.trim()}”`}`;
}

function linkSentence({ file, pages }: AnnotatedFile, link: PdfValue, page: number, known: boolean): string {
  const value = resolve(file, link);
  const target = isRef(link) || isDict(value) ? linkTarget(file, isRef(link) ? link : Object(value), pages) : {};
  const leads = target.uri ?? (target.page === undefined ? 'nowhere that is known' : `page ${target.page}`);
  const name = readTextString(get(file, link, 'Contents'));
  const called = name === undefined ? '' : ` “${name}”`;
  return `a link${called} was ${known ? 'changed' : 'added'} on page ${page}: it leads to ${leads}`;
}
