export interface TarEntry {
  readonly path: string;
  readonly content?: string;
  readonly type?: string;
  readonly mode?: number;
  readonly prefix?: string;
  readonly magic?: string;
  /** Written instead of the right one. */
  readonly checksum?: number;
}

/** An uncompressed ustar archive of these entries, faults included. */
export function makeTar(entries: readonly TarEntry[]): Buffer {
  return Buffer.concat([...entries.map(makeEntry), Buffer.alloc(1024)]);
}

function makeEntry(entry: TarEntry): Buffer {
  const { path, content = '', type = '0', mode = 0o644, prefix = '', magic = 'ustar\x0000' } = entry;
  const header = Buffer.alloc(512);
  const bytes = Buffer.from(content);
  header.write(path, 0);
  header.write(octal(mode, 7), 100);
  header.write(octal(bytes.length, 11), 124);
  header.write('        ', 148);
  header.write(type, 156);
  header.write(magic, 257, 'latin1');
  header.write(prefix, 345);
  const sum = entry.checksum ?? header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\0 `, 148);
  return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}
