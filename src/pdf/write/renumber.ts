import type { PdfFile, PdfRef, PdfValue } from '../read/values.ts';
import { isArray, isDict, isRef, isStream } from '../read/values.ts';

/**
 * The file with its objects numbered from 1 in the order in which they are reached from the catalog and the
 * information, so that the numbers depend on content alone. Objects that are not reached are left out.
 */
export function renumberObjects(file: PdfFile): PdfFile {
  const numbers = new Map<number, number>();
  const queue: number[] = [];
  const number = (old: number): number => {
    const known = numbers.get(old);
    if (known !== undefined) return known;
    numbers.set(old, numbers.size + 1);
    queue.push(old);
    return numbers.size;
  };
  const rename = (value: PdfValue): PdfValue => {
    if (isRef(value)) return file.objects.has(value.ref) ? reference(number(value.ref)) : null;
    if (isArray(value)) return value.map(rename);
    if (isDict(value)) return new Map(Array.from(value, ([key, item]) => [key, rename(item)]));
    if (isStream(value))
      return { dict: new Map(Array.from(value.dict, ([key, item]) => [key, rename(item)])), data: value.data };
    return value;
  };
  const root = number(file.root);
  const info = file.info === undefined ? undefined : number(file.info);
  const objects = new Map<number, PdfValue>();
  for (let index = 0; index < queue.length; index++) {
    objects.set(index + 1, rename(file.objects.get(queue[index] ?? 0) ?? null));
  }
  return { ...file, objects, root, info };
}

function reference(ref: number): PdfRef {
  return { ref };
}
