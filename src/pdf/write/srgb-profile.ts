import { latin1 } from '../read/text-strings.ts';

const curvePoints = 256;

/**
 * An ICC profile of sRGB (IEC 61966-2-1): version 2.1, display class, matrix and tone curve, primaries adapted to D50
 * (ICC.1:2001-04). Made here because a profile in a file would be one more binary with a licence of its own.
 */
export function srgbProfile(): Uint8Array {
  const curve = toneCurve();
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', description('sRGB IEC61966-2.1')],
    ['cprt', Buffer.concat([latin1('text\0\0\0\0'), latin1('No copyright, use freely\0')])],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const table: Uint8Array[] = [uint32(tags.length)];
  const bodies = new Map<Uint8Array, number>();
  let end = 128 + 4 + tags.length * 12;
  for (const [name, data] of tags) {
    const offset = bodies.get(data) ?? end;
    if (!bodies.has(data)) end += padded(data).length;
    bodies.set(data, offset);
    table.push(latin1(name), uint32(offset), uint32(data.length));
  }
  return new Uint8Array(Buffer.concat([header(end), ...table, ...[...bodies.keys()].map(padded)]));
}

/** Every tag begins on a border of four bytes. */
function padded(data: Uint8Array): Uint8Array {
  return Buffer.concat([data], Math.ceil(data.length / 4) * 4);
}

function header(size: number): Uint8Array {
  const bytes = new Uint8Array(128);
  bytes.set(uint32(size), 0);
  bytes.set([2, 0x10], 8);
  bytes.set(latin1('mntrRGB XYZ '), 12);
  bytes.set([0x07, 0xd0, 0, 1, 0, 1], 24);
  bytes.set(latin1('acsp'), 36);
  bytes.set(Buffer.concat([fixed(0.9642), fixed(1), fixed(0.8249)]), 68);
  return bytes;
}

function toneCurve(): Uint8Array {
  const points = new Uint8Array(curvePoints * 2);
  for (let index = 0; index < curvePoints; index++) {
    const encoded = index / (curvePoints - 1);
    const linear = encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
    const value = Math.round(linear * 65535);
    points.set([value >> 8, value & 0xff], index * 2);
  }
  return Buffer.concat([latin1('curv\0\0\0\0'), uint32(curvePoints), points]);
}

function description(text: string): Uint8Array {
  const ascii = latin1(`${text}\0`);
  // The Unicode and Macintosh forms are left empty, but their fields have to be there (6.5.17).
  return Buffer.concat([latin1('desc\0\0\0\0'), uint32(ascii.length), ascii, new Uint8Array(8 + 3 + 67)]);
}

function xyz(x: number, y: number, z: number): Uint8Array {
  return Buffer.concat([latin1('XYZ \0\0\0\0'), fixed(x), fixed(y), fixed(z)]);
}

function fixed(value: number): Uint8Array {
  return uint32(Math.round(value * 65536));
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
