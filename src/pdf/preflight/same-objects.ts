import { decodeStream } from '../read/streams.ts';
import { isArray, isDict, isStream, isString, type PdfFile, type PdfStream, type PdfValue } from '../read/values.ts';

/**
 * The number of the first object that a file has otherwise than another that was made from it by adding objects; none
 * where it has them all. The catalog may differ: what was added hangs on it.
 */
export function differingObject(before: PdfFile, after: PdfFile): number | undefined {
  for (const [number, value] of before.objects) {
    const other = after.objects.get(number);
    const same = isStream(value) ? isStream(other) && isSameStream(value, other, after) : isSame(value, other);
    if (number !== before.root && !same) return number;
  }
  return before.root === after.root ? undefined : before.root;
}

function isSame(a: PdfValue, b: PdfValue | undefined): boolean {
  if (a === b) return true;
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (isDict(a)) return isDict(b) && isSameDict(a, b);
  if (isString(a)) return isString(b) && Buffer.compare(a.bytes, b.bytes) === 0;
  if (typeof a === 'number') return typeof b === 'number' && Math.abs(a - b) <= 1e-9 * Math.abs(a);
  return typeof a === 'object' && a !== null && typeof b === 'object' && b !== null && isSameRef(a, b);
}

/** A stream may have been compressed when it was written. */
function isSameStream(a: PdfStream, b: PdfStream, file: PdfFile): boolean {
  const plain = a.dict.has('Filter') ? b.data : decodeStream(file, b);
  return Buffer.compare(a.data, plain) === 0 && isSameDict(a.dict, b.dict);
}

function isSameDict(a: ReadonlyMap<string, PdfValue>, b: ReadonlyMap<string, PdfValue>): boolean {
  for (const [key, value] of a) if (key !== 'Length' && !isSame(value, b.get(key))) return false;
  return true;
}

function isSameRef(a: object, b: object): boolean {
  return 'ref' in a && 'ref' in b && a.ref === b.ref;
}
