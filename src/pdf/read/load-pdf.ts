import { BriefError } from '../../project/errors.ts';
import { findObjects } from './find-objects.ts';
import { lazyMap } from './lazy-map.ts';
import { type ObjectPlaces, readObjectAt, storedObjects } from './object-places.ts';
import { isArray, isRef, isStream, isString, type PdfFile, type PdfValue } from './values.ts';

/**
 * Opens a PDF that was printed or finished here a moment ago. An object is read when it is first asked for, since to
 * follow the bookmarks of a file takes a few of thousands. Throws BriefError `data` where the bytes are not a PDF or its
 * cross-reference does not hold (`loadAnyPdf` reads such a file); for a damaged stream when that is read.
 */
export function loadPdf(bytes: Uint8Array): PdfFile {
  const header = /%PDF-(\d\.\d)/.exec(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'));
  if (header?.[1] === undefined) throw notPdf('it does not begin with %PDF');
  const found = findObjects(bytes);
  if (found === undefined) throw notPdf('its cross-reference does not say where its objects stand');
  const { trailer } = found;
  const [root, info, id] = [trailer.get('Root'), trailer.get('Info'), trailer.get('ID')];
  const objects = readWhenAsked(bytes, found);
  if (!isRef(root) || !objects.has(root.ref)) throw notPdf('it has no document catalog');
  return {
    version: header[1],
    objects,
    root: root.ref,
    info: isRef(info) ? info.ref : undefined,
    id: isArray(id) ? id.filter(isString).map((part) => part.bytes) : [],
    encrypted: trailer.has('Encrypt'),
  };
}

/** What to tell of bytes that are no PDF, or a damaged one. */
export function notPdf(why: string, cause?: unknown): BriefError {
  return new BriefError('data', `the file cannot be read as a PDF: ${why}`, {
    hint: 'Give the path of a whole, undamaged PDF file.',
    cause,
  });
}

/** The objects by number, rising. */
function readWhenAsked(bytes: Uint8Array, { places, containers }: ObjectPlaces): ReadonlyMap<number, PdfValue> {
  const read = (number: number): PdfValue => {
    const place = places.get(number);
    if (place === undefined) return null;
    if ('at' in place) return readObjectAt(bytes, place.at, read)?.value ?? null;
    const stored = streams.get(place.container) ?? [];
    const there = stored[place.index];
    return (there?.number === number ? there : stored.find((one) => one.number === number))?.read() ?? null;
  };
  const streams = lazyMap([...containers.keys()], (number) => {
    const value = readObjectAt(bytes, containers.get(number) ?? 0, read)?.value ?? null;
    return isStream(value) ? storedObjects(value) : [];
  });
  return lazyMap(
    [...places.keys()].sort((a, b) => a - b),
    read,
  );
}
