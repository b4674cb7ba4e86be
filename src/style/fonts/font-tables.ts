import { inflateSync } from 'node:zlib';

const woff = 0x774f4646;
const trueType = 0x00010000;
const [woffHead, woffEntry, sfntHead, sfntEntry] = [44, 20, 12, 16];

/** A table of a font by its four letters, unpacked when it is asked for; undefined where the font has none. */
export type FontTables = (tag: string) => DataView | undefined;

/**
 * The tables of a TrueType font or of a WOFF 1.0 file (WOFF File Format 1.0, 4 and 5). Undefined for any other file.
 * Asking for a damaged table throws.
 */
export function fontTables(bytes: Uint8Array): FontTables | undefined {
  if (bytes.byteLength < woffHead) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = view.getUint32(0);
  if (kind !== woff && kind !== trueType) return undefined;
  const [count, head, entry] = kind === woff ? [12, woffHead, woffEntry] : [4, sfntHead, sfntEntry];
  const places = new Map<string, number>();
  for (let index = 0; index < view.getUint16(count); index++) {
    const at = head + index * entry;
    places.set(Buffer.from(bytes.subarray(at, at + 4)).toString('latin1'), at);
  }
  const read = (at: number): Uint8Array => {
    if (kind === trueType) return part(bytes, view.getUint32(at + 8), view.getUint32(at + 12));
    const [offset, stored, length] = [view.getUint32(at + 4), view.getUint32(at + 8), view.getUint32(at + 12)];
    const packed = part(bytes, offset, stored);
    // A table that would not get smaller is stored as it is.
    return stored < length ? part(inflateSync(packed, { maxOutputLength: length }), 0, length) : packed;
  };
  return (tag) => {
    const at = places.get(tag);
    if (at === undefined) return undefined;
    const table = read(at);
    return new DataView(table.buffer, table.byteOffset, table.byteLength);
  };
}

function part(bytes: Uint8Array, offset: number, length: number): Uint8Array {
  if (offset + length > bytes.byteLength) throw new Error('a table is shorter than the directory says');
  return bytes.subarray(offset, offset + length);
}
