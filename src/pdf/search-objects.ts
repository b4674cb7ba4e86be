import { nextValue } from './lexer.ts';
import {
  type ObjectPlace,
  type ObjectPlaces,
  type PlacedObject,
  readObjectAt,
  storedObjects,
} from './object-places.ts';
import { isDict, isStream, type PdfValue } from './values.ts';

/**
 * Where the objects of a file stand by all that looks like the beginning of one, later ones in place of earlier: for a
 * file whose cross-reference is lost or wrong.
 */
export function searchObjects(bytes: Uint8Array): ObjectPlaces {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const searched: Searched = { places: new Map(), containers: new Map(), trailer: new Map() };
  for (const { index } of text.matchAll(/(?<!\d)\d{1,10}\s+\d{1,5}\s+obj(?![a-z])/g)) {
    const object = readObjectAt(bytes, index);
    if (object !== undefined) note(searched, object, index);
  }
  for (const { index } of text.matchAll(/(?<![a-z])trailer(?![a-z])/g)) {
    const value = nextValue({ bytes, position: index + 'trailer'.length });
    if (isDict(value)) for (const [key, entry] of value) searched.trailer.set(key, entry);
  }
  return searched;
}

interface Searched extends ObjectPlaces {
  readonly places: Map<number, ObjectPlace>;
  readonly containers: Map<number, number>;
  readonly trailer: Map<string, PdfValue>;
}

function note({ places, containers, trailer }: Searched, { number, value }: PlacedObject, at: number): void {
  const type = isStream(value) ? value.dict.get('Type') : undefined;
  if (!isStream(value) || (type !== 'ObjStm' && type !== 'XRef')) places.set(number, { at });
  else if (type === 'XRef') for (const [key, entry] of value.dict) trailer.set(key, entry);
  else {
    containers.set(number, at);
    storedObjects(value).forEach((stored, index) => {
      places.set(stored.number, { container: number, index });
    });
  }
}
