import { textString } from '../pdf/text-strings.ts';
import { emptyDict, isDict, isRef, type PdfValue, withEntries } from '../pdf/values.ts';
import type { MarkedPage } from './mark-content.ts';

type Objects = Map<number, PdfValue>;

/** Gives each page its new content and its key in the parent tree. */
export function placePages(objects: Objects, pages: readonly MarkedPage[]): void {
  let next = Math.max(0, ...objects.keys()) + 1;
  pages.forEach(({ page, bytes }, index) => {
    const value = objects.get(page);
    if (!isDict(value)) return;
    const content = next++;
    objects.set(content, { dict: emptyDict, data: bytes });
    objects.set(page, withEntries(value, { Contents: { ref: content }, StructParents: index, Tabs: 'S' }));
  });
}

/** Gives each annotation, in the order of its key in the parent tree, that key and its description. */
export function placeAnnotations(
  objects: Objects,
  annotations: readonly number[],
  { firstKey, contents }: { readonly firstKey: number; readonly contents: ReadonlyMap<number, string> },
): void {
  annotations.forEach((annotation, index) => {
    const value = objects.get(annotation);
    if (!isDict(value)) return;
    const text = contents.get(annotation);
    const description = text === undefined || text === '' ? {} : { Contents: textString(text) };
    objects.set(annotation, withEntries(value, { StructParent: firstKey + index, ...description }));
  });
}

/** Bookmarks name the heading that they lead to; the ones of headings that are no more lose the reference only. */
export function placeBookmarks(objects: Objects, moved: ReadonlyMap<number, number>): void {
  for (const [number, value] of objects) {
    if (!isDict(value) || !value.has('SE')) continue;
    const target = value.get('SE');
    const ref = isRef(target) ? moved.get(target.ref) : undefined;
    objects.set(number, withEntries(value, { SE: ref === undefined ? undefined : { ref } }));
  }
}
