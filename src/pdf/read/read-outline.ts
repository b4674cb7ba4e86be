import { destinationPage } from './destinations.ts';
import { textOf } from './text-strings.ts';
import { get, getDict, isRef, type PdfFile, type PdfValue, resolve } from './values.ts';

/** A bookmark: its title, its level counted from 1, and the page that it leads to, counted from 1. */
export interface Bookmark {
  readonly title: string;
  readonly level: number;
  readonly page: number | undefined;
}

export function readOutline(file: PdfFile, pages: readonly number[]): readonly Bookmark[] {
  const bookmarks: Bookmark[] = [];
  const seen = new Set<number>();
  const visit = (first: PdfValue, level: number): void => {
    for (let item = first; isRef(item) && !seen.has(item.ref); item = linked(file, item, 'Next')) {
      seen.add(item.ref);
      const destination = get(file, item, 'Dest') ?? get(file, getDict(file, item, 'A'), 'D');
      const index = pages.indexOf(destinationPage(file, destination) ?? 0);
      bookmarks.push({ title: textOf(get(file, item, 'Title')) ?? '', level, page: index < 0 ? undefined : index + 1 });
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
