// Written by hand: reading chunks and leaving out all but those that draw is a page, and decoding pictures is not needed.
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The chunks that draw the picture; all others, such as texts, times and colour profiles, are left out. */
const kept = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

export interface Png {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** The picture with only the chunks that draw it. */
  readonly bytes: Uint8Array;
}

export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Reads the chunks of a PNG (W3C PNG, third edition). Returns what is wrong, in words, if it cannot be used. */
export function readPng(bytes: Uint8Array): Png | string {
  if (!isPng(bytes)) return 'it is not a PNG';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [bytes.subarray(0, 8)];
  const names: string[] = [];
  for (let at = 8; names.at(-1) !== 'IEND'; ) {
    if (at + 12 > bytes.byteLength) return 'its end is missing';
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.byteLength) return 'its end is missing';
    const name = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    if (name === 'acTL') return 'it is animated';
    if (kept.has(name)) parts.push(bytes.subarray(at, at + 12 + length));
    names.push(name);
    at += 12 + length;
  }
  if (names[0] !== 'IHDR' || view.getUint32(8) !== 13 || !names.includes('IDAT')) return 'it contains no picture';
  return { width: view.getUint32(16), height: view.getUint32(20), bytes: Buffer.concat(parts) };
}
