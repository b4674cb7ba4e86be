import { destinationPage } from '../pdf/read/destinations.ts';
import { loadPdf } from '../pdf/read/load-pdf.ts';
import { pageObjects } from '../pdf/read/pages.ts';
import { readTextString } from '../pdf/read/text-strings.ts';
import { get, getDict, isRef, type PdfFile, type PdfValue, resolve } from '../pdf/read/values.ts';

/** A bookmark: its title, its level counted from 1, and the page that it leads to, counted from 1. */
export interface Bookmark {
  readonly title: string;
  readonly level: number;
  readonly page: number | undefined;
}

/** The bookmarks of a PDF, as a viewer lists them. */
export function readOutline(bytes: Uint8Array): readonly Bookmark[] {
  const file = loadPdf(bytes);
  const pages = pageObjects(file).map(({ number }) => number);
  const bookmarks: Bookmark[] = [];
  const visit = (first: PdfValue, level: number): void => {
    for (let item = first; isRef(item); item = linked(file, item, 'Next')) {
      const destination = get(file, item, 'Dest') ?? get(file, getDict(file, item, 'A'), 'D');
      const index = pages.indexOf(destinationPage(file, destination) ?? 0);
      bookmarks.push({
        title: readTextString(get(file, item, 'Title')) ?? '',
        level,
        page: index < 0 ? undefined : index + 1,
      });
      visit(linked(file, item, 'First'), level + 1);
    }
  };
  visit(linked(file, getDict(file, { ref: file.root }, 'Outlines'), 'First'), 1);
  return bookmarks;
}

function linked(file: PdfFile, holder: PdfValue, key: string): PdfValue {
  const value = resolve(file, holder);
  return value instanceof Map ? (value.get(key) ?? null) : null;
}
