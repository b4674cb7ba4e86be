/** The glyph of a code point, 0 where the font has none. */
export type CharacterGlyphs = (point: number) => number;

/** Reads a character map (ISO/IEC 14496-22, cmap) of format 12 or 4; undefined where a font has neither. */
export function characterGlyphs(cmap: DataView): CharacterGlyphs | undefined {
  const formats = new Map<number, number>();
  for (let index = 0; index < cmap.getUint16(2); index++) {
    const at = 4 + index * 8;
    const [platform, encoding, offset] = [cmap.getUint16(at), cmap.getUint16(at + 2), cmap.getUint32(at + 4)];
    // Unicode itself, or Windows' names for its first plane and for all of it.
    const isUnicode = platform === 0 ? encoding !== 5 : platform === 3 && (encoding === 1 || encoding === 10);
    if (isUnicode) formats.set(cmap.getUint16(offset), offset);
  }
  const [all, first] = [formats.get(12), formats.get(4)];
  if (all !== undefined) return groups(cmap, all);
  return first === undefined ? undefined : segments(cmap, first);
}

/** Format 12: groups of consecutive characters with consecutive glyphs. */
function groups(cmap: DataView, start: number): CharacterGlyphs {
  const count = cmap.getUint32(start + 12);
  return (point) => {
    for (let index = 0; index < count; index++) {
      const at = start + 16 + index * 12;
      if (point > cmap.getUint32(at + 4)) continue;
      const begin = cmap.getUint32(at);
      return point < begin ? 0 : cmap.getUint32(at + 8) + point - begin;
    }
    return 0;
  };
}

/** Format 4: segments, each with a difference to its glyphs or with a list of them. */
function segments(cmap: DataView, start: number): CharacterGlyphs {
  const size = cmap.getUint16(start + 6);
  const [ends, begins] = [start + 14, start + 16 + size];
  const [deltas, ranges] = [begins + size, begins + 2 * size];
  return (point) => {
    for (let at = 0; at < size; at += 2) {
      if (point > cmap.getUint16(ends + at)) continue;
      const begin = cmap.getUint16(begins + at);
      if (point < begin || point === 0xffff) return 0;
      const delta = cmap.getUint16(deltas + at);
      const range = cmap.getUint16(ranges + at);
      if (range === 0) return (point + delta) & 0xffff;
      const glyph = cmap.getUint16(ranges + at + range + (point - begin) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
