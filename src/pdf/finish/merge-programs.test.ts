import { describe, expect, test } from 'vitest';
import { readTables, writeTables } from '../write/sfnt.ts';
import { mergePrograms } from './merge-programs.ts';

interface Made {
  readonly glyphs: readonly Buffer[];
  readonly units?: number;
  readonly hints?: number;
}

/** A font in which glyph n is 100 + n wide. */
function made({ glyphs, units = 1000, hints = 0 }: Made): Uint8Array {
  const head = Buffer.alloc(54);
  head.writeUInt16BE(units, 18);
  head.writeInt16BE(1, 50);
  const hhea = Buffer.alloc(36);
  hhea.writeUInt16BE(glyphs.length, 34);
  const maxp = Buffer.alloc(32);
  maxp.writeUInt16BE(glyphs.length, 4);
  const hmtx = Buffer.alloc(glyphs.length * 4);
  const loca = Buffer.alloc((glyphs.length + 1) * 4);
  let offset = 0;
  glyphs.forEach((glyph, index) => {
    hmtx.writeUInt16BE(100 + index, index * 4);
    offset += glyph.length;
    loca.writeUInt32BE(offset, index * 4 + 4);
  });
  const prep = Buffer.of(hints);
  return writeTables(new Map(Object.entries({ head, hhea, maxp, hmtx, loca, prep, glyf: Buffer.concat(glyphs) })));
}

function outline(mark: number): Buffer {
  const glyph = Buffer.alloc(12, mark);
  glyph.writeInt16BE(1, 0);
  return glyph;
}

/** A glyph of two parts, the first with offsets of two bytes each. */
function composite(first: number, second: number): Buffer {
  const glyph = Buffer.alloc(10 + 8 + 6);
  glyph.writeInt16BE(-1, 0);
  glyph.writeUInt16BE(0x21, 10);
  glyph.writeUInt16BE(first, 12);
  glyph.writeUInt16BE(second, 20);
  return glyph;
}

const one = made({ glyphs: [outline(1), outline(2), outline(3), composite(1, 2)] });
const other = made({ glyphs: [outline(1), outline(7), outline(8)] });

function read(font: Uint8Array): {
  readonly glyph: (index: number) => Buffer;
  readonly width: (index: number) => number;
} {
  const tables = readTables(font);
  const [loca, glyf, hmtx] = ['loca', 'glyf', 'hmtx'].map((tag) => tables.get(tag) ?? Buffer.alloc(0));
  const at = (index: number): number => (loca?.readUInt16BE(index * 2) ?? 0) * 2;
  return {
    glyph: (index) => glyf?.subarray(at(index), at(index + 1)) ?? Buffer.alloc(0),
    width: (index) => hmtx?.readUInt16BE(index * 4) ?? 0,
  };
}

describe('mergePrograms', () => {
  const merged = mergePrograms([
    { bytes: one, glyphs: [2] },
    { bytes: other, glyphs: [2, 1] },
  ]);

  test('keeps the outline and width of each glyph used, and glyph 0 once', () => {
    expect(merged?.moved.map((map) => [...map])).toEqual([
      [
        [0, 0],
        [2, 1],
      ],
      [
        [0, 0],
        [1, 2],
        [2, 3],
      ],
    ]);
    const font = read(merged?.bytes ?? new Uint8Array());
    expect([0, 1, 2, 3].map(font.glyph)).toEqual([outline(1), outline(3), outline(7), outline(8)]);
    expect([0, 1, 2, 3].map(font.width)).toEqual([100, 102, 101, 102]);
    expect(
      readTables(merged?.bytes ?? new Uint8Array())
        .get('maxp')
        ?.readUInt16BE(4),
    ).toBe(4);
  });

  test('takes the parts of a composite glyph along, under their new numbers', () => {
    const both = mergePrograms([
      { bytes: other, glyphs: [1] },
      { bytes: one, glyphs: [3] },
    ]);
    const font = read(both?.bytes ?? new Uint8Array());
    expect(both?.moved[1]).toEqual(
      new Map([
        [0, 0],
        [1, 2],
        [2, 3],
        [3, 4],
      ]),
    );
    expect(font.glyph(4)).toEqual(composite(2, 3));
  });

  test.each([
    ['other units', made({ glyphs: [outline(1)], units: 2048 })],
    ['other hints', made({ glyphs: [outline(1)], hints: 1 })],
    ['no font', new Uint8Array(20)],
  ])('leaves fonts alone that cannot be one: %s', (_, bytes) => {
    expect(
      mergePrograms([
        { bytes: one, glyphs: [1] },
        { bytes, glyphs: [0] },
      ]),
    ).toBeUndefined();
  });
});
