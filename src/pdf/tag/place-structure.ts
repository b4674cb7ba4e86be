import { largest } from '../../project/extremes.ts';
import { textString } from '../read/text-strings.ts';
import { emptyDict, isArray, isDict, isRef, isStream, type PdfValue, withEntries } from '../read/values.ts';
import type { MarkedStream } from './mark-content.ts';

type Objects = Map<number, PdfValue>;

/** Gives each page and form its new content and its key in the parent tree. */
export function placeStreams(objects: Objects, streams: readonly MarkedStream[]): void {
  let next = largest(objects.keys(), 0) + 1;
  streams.forEach(({ page, form, bytes }, index) => {
    const value = objects.get(form ?? page);
    if (isStream(value)) {
      // The data are no longer compressed, so what described their compression goes.
      const dict = withEntries(value.dict, { StructParents: index, Filter: undefined, Length: undefined });
      objects.set(form ?? page, { dict, data: bytes });
    }
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
    const place = { StructParent: firstKey + index, Rect: roundedBox(value.get('Rect')) };
    objects.set(annotation, withEntries(value, { ...place, ...description }));
  });
}

/** The area of a link does not need the millionths of a point that browsers write. */
function roundedBox(box: PdfValue | undefined): PdfValue | undefined {
  return isArray(box) ? box.map((side) => (typeof side === 'number' ? Math.round(side * 100) / 100 : side)) : box;
}

/** Bookmarks refer to the heading that they lead to; if that is gone, only the reference is removed. */
export function placeBookmarks(objects: Objects, moved: ReadonlyMap<number, number>): void {
  for (const [number, value] of objects) {
    if (!isDict(value) || !value.has('SE')) continue;
    const target = value.get('SE');
    const ref = isRef(target) ? moved.get(target.ref) : undefined;
    objects.set(number, withEntries(value, { SE: ref === undefined ? undefined : { ref } }));
  }
}
