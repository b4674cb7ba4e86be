import { inflateSync } from 'node:zlib';

/** Decodes data to at most `most` bytes. @throws RangeError where they are more, Error where the data are damaged. */
type Filter = (data: Uint8Array, most: number, parameters: FilterParameters) => Uint8Array;

export interface FilterParameters {
  /** Whether the codes of LZW grow one code before they must, as they do where nothing is said. */
  readonly early: boolean;
}

/** Filters of ISO 32000-1, 7.4, by their names, but those of pictures. */
export const filters: Readonly<Record<string, Filter>> = {
  FlateDecode: (data, most) => {
    const { buffer, byteOffset, length } = inflateSync(data, { maxOutputLength: most });
    return new Uint8Array(buffer, byteOffset, length);
  },
  ASCIIHexDecode: (data) => {
    const digits = Buffer.from(data).toString('latin1').replace(/>.*$/s, '').replace(/\s/g, '');
    return Uint8Array.from(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'));
  },
  ASCII85Decode: ascii85,
  RunLengthDecode: runLength,
  LZWDecode: lzw,
};

/** The most that is read of what no writer of today writes: it is joined from pieces, which takes several times as much. */
const largest = 2 ** 25;

/** Bytes that are added one run after another. */
function growing(room: number) {
  const most = Math.min(room, largest);
  let bytes = Buffer.allocUnsafe(1024);
  let length = 0;
  /** Makes room for `count` bytes more, and gives where they begin. */
  const add = (count: number): { readonly bytes: Buffer; readonly at: number } => {
    const at = length;
    length += count;
    if (length > most) throw new RangeError('too many bytes');
    if (length > bytes.length) bytes = Buffer.concat([bytes], Math.max(length, bytes.length * 2));
    return { bytes, at };
  };
  return { add, whole: () => new Uint8Array(bytes.buffer, bytes.byteOffset, length) };
}

/** Five digits to the base of 85 are four bytes; `z` is four zeros (7.4.3). */
function ascii85(data: Uint8Array, most: number): Uint8Array {
  const out = growing(most);
  const digits: number[] = [];
  const put = (count: number): void => {
    const value = digits.reduce((sum, digit) => sum * 85 + digit, 0);
    if (value >= 2 ** 32) throw new Error('a group of digits is too large');
    const { bytes, at } = out.add(count);
    for (let index = 0; index < count; index += 1) bytes[at + index] = Math.floor(value / 256 ** (3 - index)) & 255;
    digits.length = 0;
  };
  // Some writers begin with the mark that PostScript has there.
  const start = data[0] === 0x3c && data[1] === 0x7e ? 2 : 0;
  for (const code of data.subarray(start)) {
    if (code === 0x7e) break;
    if (code <= 0x20) continue;
    if (code === 0x7a && digits.length === 0) digits.push(0, 0, 0, 0, 0);
    else if (code < 0x21 || code > 0x75) throw new Error('a sign that is no digit');
    else digits.push(code - 0x21);
    if (digits.length === 5) put(4);
  }
  const rest = digits.length;
  if (rest < 2) return out.whole();
  while (digits.length < 5) digits.push(84);
  put(rest - 1);
  return out.whole();
}

/** A length, and so many bytes to copy or one to repeat (7.4.5). */
function runLength(data: Uint8Array, most: number): Uint8Array {
  const out = growing(most);
  for (let at = 0; at < data.length; ) {
    const code = data[at] ?? 128;
    if (code === 128) break;
    const count = code < 128 ? code + 1 : 257 - code;
    const { bytes, at: start } = out.add(count);
    if (code < 128) bytes.fill(0, start, start + count).set(data.subarray(at + 1, at + 1 + count), start);
    else bytes.fill(data[at + 1] ?? 0, start, start + count);
    at += code < 128 ? count + 1 : 2;
  }
  return out.whole();
}

/** The codes of LZW in some data: of 9 to 12 bits, up to the one that ends them (7.4.4). `width` is asked before each. */
function* lzwCodes(data: Uint8Array, width: () => number): Generator<number> {
  let [held, bits] = [0, 0];
  for (const byte of data) {
    held = ((held << 8) | byte) & 0xfffff;
    bits += 8;
    if (bits < width()) continue;
    bits -= width();
    const code = (held >> bits) & ((1 << width()) - 1);
    if (code === 257) return;
    yield code;
  }
}

/** Each code stands for a byte, or for a run that was met before, whose place in the output is kept. */
function lzw(data: Uint8Array, most: number, { early }: FilterParameters): Uint8Array {
  const out = growing(most);
  const [starts, lengths] = [new Float64Array(4096), new Uint16Array(4096)];
  let next = 258;
  const width = (): number => {
    const last = early ? next : next - 1;
    return last < 512 ? 9 : last < 1024 ? 10 : last < 2048 ? 11 : 12;
  };
  for (const code of lzwCodes(data, width)) {
    if (code === 256) {
      next = 258;
      continue;
    }
    if (code >= next) throw new Error('a code that was not met before');
    const count = code < 256 ? 1 : (lengths[code] ?? 0);
    const { bytes, at } = out.add(count);
    const from = starts[code] ?? 0;
    for (let index = 0; index < count; index += 1) bytes[at + index] = code < 256 ? code : (bytes[from + index] ?? 0);
    // The next code stands for this run and the byte after it, which is not written yet.
    if (next === 4096) continue;
    [starts[next], lengths[next]] = [at, count + 1];
    next += 1;
  }
  return out.whole();
}
