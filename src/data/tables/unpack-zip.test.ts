import { describe, expect, it } from 'vitest';
import { whole } from '../../testing/in-part.ts';
import { zipOf } from '../../testing/zip.ts';
import { unpackZip } from './unpack-zip.ts';

function unpack(bytes: Uint8Array, wanted = /^/): ReadonlyMap<string, Uint8Array> {
  return unpackZip(bytes, (name) => wanted.test(name));
}

describe('an archive', () => {
  it('gives what is wanted of it', () => {
    const parts = unpack(zipOf({ 'a.xml': '<a/>', 'b.png': 'x' }), /\.xml$/);
    expect([...parts].map(([name, part]) => [name, Buffer.from(part).toString()])).toEqual([['a.xml', '<a/>']]);
  });

  it.runIf(whole)('is refused over 200 MB, whatever it says of its size', () => {
    const zeros = Buffer.alloc(200_000_001);
    expect(() => unpack(zipOf({ 'a.xml': zeros }, { size: 5 }))).toThrow(
      /^the file is over 200 MB when it is unpacked/,
    );
    const half = zeros.subarray(0, 100_000_001);
    expect(() => unpack(zipOf({ 'a.xml': half, 'b.xml': half }))).toThrow(/^the file is over 200 MB/);
  });

  it.each([
    [
      'says another size',
      zipOf({ a: 'text' }, { size: 5 }),
      /cut off or damaged: "a" has 4 bytes where 5 are announced/,
    ],
    ['has another checksum', zipOf({ a: 'text' }, { crc: 5 }), /the checksum of "a" does not agree/],
    [
      'is encrypted',
      zipOf({ a: 'text' }, { flags: 1 }),
      /"a" in the file is encrypted; save the file without a password/,
    ],
    [
      'is cut off at its end',
      zipOf({ a: 'text' }).subarray(0, -30),
      /the directory at the end of the archive is missing/,
    ],
    ['is cut off at its start', zipOf({ a: 'text'.repeat(99) }).subarray(20), /cut off or damaged/],
    [
      'has too many entries',
      zipOf(Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`${n}`, '']))),
      /10001/,
    ],
  ])('is refused where it %s', (_, bytes, message) => {
    expect(() => unpack(bytes)).toThrow(message);
  });
});
