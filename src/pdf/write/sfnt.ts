/** The tables of an OpenType font (ISO/IEC 14496-22, 4.3) by their tags; none where the bytes are not one. */
export function readFontTables(font: Uint8Array): ReadonlyMap<string, Buffer> {
  const source = Buffer.from(font.buffer, font.byteOffset, font.length);
  const count = font.length < 12 ? 0 : source.readUInt16BE(4);
  if (font.length < 12 + count * 16) return new Map();
  const tables = Array.from({ length: count }, (_, index): readonly [string, Buffer] => {
    const at = 12 + index * 16;
    const offset = source.readUInt32BE(at + 8);
    return [source.toString('latin1', at, at + 4), source.subarray(offset, offset + source.readUInt32BE(at + 12))];
  });
  return new Map(tables);
}

/** A TrueType font of these tables, with its checksums. */
export function writeTables(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const head = Buffer.alloc(12 + sorted.length * 16);
  const power = Math.floor(Math.log2(Math.max(1, sorted.length)));
  head.writeUInt32BE(0x00010000, 0);
  [sorted.length, 2 ** power * 16, power, (sorted.length - 2 ** power) * 16].forEach((value, index) => {
    head.writeUInt16BE(value, 4 + index * 2);
  });
  const parts: Uint8Array[] = [head];
  let offset = head.length;
  let adjustment: number | undefined;
  sorted.forEach(([tag, data], index) => {
    const padded = Buffer.alloc(Math.ceil(data.length / 4) * 4);
    padded.set(data);
    if (tag === 'head') {
      padded.writeUInt32BE(0, 8);
      adjustment = offset + 8;
    }
    const at = 12 + index * 16;
    head.write(tag, at, 'latin1');
    [sumOf(padded), offset, data.length].forEach((value, part) => {
      head.writeUInt32BE(value, at + 4 + part * 4);
    });
    parts.push(padded);
    offset += padded.length;
  });
  const font = Buffer.concat(parts);
  if (adjustment !== undefined) font.writeUInt32BE((0xb1b0afba - sumOf(font)) >>> 0, adjustment);
  return new Uint8Array(font);
}

function sumOf(words: Buffer): number {
  let sum = 0;
  for (let at = 0; at < words.length; at += 4) sum = (sum + words.readUInt32BE(at)) >>> 0;
  return sum;
}
