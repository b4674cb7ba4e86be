import { inflateSync } from 'node:zlib';

const signature = 0x774f4646;
const [woffHead, woffEntry, sfntHead, sfntEntry] = [44, 20, 12, 16];

/** All but what only a program that sets text asks for; unpacking those is half the work. */
const isForMetrics = (table: string): boolean => !['BASE', 'GDEF', 'GPOS', 'GSUB', 'STAT', 'gasp'].includes(table);

/**
 * The font inside a WOFF file (WOFF File Format 1.0, 4 and 5), TrueType or OpenType, with the tables that are wanted:
 * where nothing is said, all but those for setting text.
 * Bytes that are no WOFF 1.0 come back as they are. @throws Error where a table is damaged.
 */
export function unwrapWoff(bytes: Uint8Array, isWanted = isForMetrics): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < woffHead || view.getUint32(0) !== signature) return bytes;
  const entries = Array.from({ length: view.getUint16(12) }, (_, index) => woffHead + index * woffEntry);
  const needed = entries.filter((at) => isWanted(new TextDecoder().decode(bytes.subarray(at, at + 4))));
  const tables = needed.map((at) => readTable(bytes, view, at));
  const start = sfntHead + tables.length * sfntEntry;
  const length = tables.reduce((total, { content }) => total + padded(content.length), start);
  const font = new Uint8Array(length);
  const out = new DataView(font.buffer);
  out.setUint32(0, view.getUint32(4));
  out.setUint16(4, tables.length);
  let offset = start;
  for (const [index, { tag, checksum, content }] of tables.entries()) {
    const entry = [tag, checksum, offset, content.length];
    for (const [field, value] of entry.entries()) out.setUint32(sfntHead + index * sfntEntry + field * 4, value);
    font.set(content, offset);
    offset += padded(content.length);
  }
  return font;
}

interface FontTable {
  readonly tag: number;
  readonly checksum: number;
  readonly content: Uint8Array;
}

function readTable(bytes: Uint8Array, view: DataView, at: number): FontTable {
  const [tag, offset, stored, length] = [0, 4, 8, 12].map((field) => view.getUint32(at + field));
  if (tag === undefined || offset === undefined || stored === undefined || length === undefined)
    throw new Error('the table directory ends early');
  const packed = bytes.subarray(offset, offset + stored);
  // A table that would not get smaller is stored as it is.
  const content = stored < length ? inflateSync(packed, { maxOutputLength: length }) : packed;
  if (content.length !== length) throw new Error('a table is shorter than the directory says');
  return { tag, checksum: view.getUint32(at + 16), content };
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
