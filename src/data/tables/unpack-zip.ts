import { crc32, inflateRawSync } from 'node:zlib';
import { TableError } from './grid.ts';
import { mostBytes, tooLarge } from './room.ts';

const mostEntries = 10_000;

/**
 * The wanted entries of a zip archive, by name. They are really inflated, up to 200 MB in all, so that nothing that
 * reads them has to believe what the archive says of its sizes. Throws a TableError for an archive that is cut off,
 * damaged, encrypted or larger.
 */
export function unpackZip(bytes: Uint8Array, isWanted: (name: string) => boolean): ReadonlyMap<string, Uint8Array> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const unpacked = new Map<string, Uint8Array>();
  let left = mostBytes;
  for (const entry of listEntries(zip)) {
    if (!isWanted(entry.name)) continue;
    if (unpacked.has(entry.name)) throw damaged(`it has "${entry.name}" twice`);
    const content = unpackEntry(zip, entry, left);
    left -= content.length;
    unpacked.set(entry.name, content);
  }
  return unpacked;
}

/** An entry as the directory of the archive has it, sizes in bytes. */
interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its own header starts. */
  readonly offset: number;
}

function damaged(why: string): TableError {
  return new TableError(`the file is cut off or damaged: ${why}; fetch it again`);
}

function listEntries(zip: Buffer): readonly Entry[] {
  const end = zip.lastIndexOf('PK\x05\x06');
  if (end < 0 || end + 22 > zip.length) throw damaged('the directory at the end of the archive is missing');
  const count = zip.readUInt16LE(end + 10);
  if (count > mostEntries)
    throw new TableError(`the archive has ${count} entries; a table file may have ${mostEntries}`);
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || zip.readUInt32LE(at) !== 0x02014b50) throw damaged('the directory of the archive is broken');
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
    entries.push(readEntry(zip, at, nameEnd));
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function readEntry(zip: Buffer, at: number, nameEnd: number): Entry {
  return {
    name: zip.toString('utf8', at + 46, nameEnd),
    flags: zip.readUInt16LE(at + 8),
    method: zip.readUInt16LE(at + 10),
    crc: zip.readUInt32LE(at + 16),
    packed: zip.readUInt32LE(at + 20),
    size: zip.readUInt32LE(at + 24),
    offset: zip.readUInt32LE(at + 42),
  };
}

function unpackEntry(zip: Buffer, { name, flags, method, crc, packed, size, offset }: Entry, left: number): Uint8Array {
  if ((flags & 1) === 1) throw new TableError(`"${name}" in the file is encrypted; save the file without a password`);
  if (offset + 30 > zip.length || zip.readUInt32LE(offset) !== 0x04034b50) throw damaged(`"${name}" is not in it`);
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  if (start + packed > zip.length) throw damaged(`"${name}" ends after the file`);
  if (method !== 0 && method !== 8)
    throw new TableError(`"${name}" is packed by method ${method}; save the file again`);
  const data = zip.subarray(start, start + packed);
  if (method === 0 && data.length > left) throw tooLarge();
  const content = method === 0 ? data : inflate(name, data, left);
  if (content.length !== size) throw damaged(`"${name}" has ${content.length} bytes where ${size} are announced`);
  if (crc32(content) !== crc) throw damaged(`the checksum of "${name}" does not agree`);
  return content;
}

function inflate(name: string, data: Uint8Array, left: number): Uint8Array {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge();
    throw damaged(`"${name}" cannot be unpacked`);
  }
}
