import { readTables, writeTables } from '../write/sfnt.ts';

/** A TrueType program and the glyphs of it that are used. */
export interface UsedProgram {
  readonly bytes: Uint8Array;
  readonly glyphs: Iterable<number>;
}

/** One program with the glyphs of several, and for each of those where its glyphs are now. */
export interface MergedProgram {
  readonly bytes: Uint8Array;
  readonly moved: readonly ReadonlyMap<number, number>[];
}

interface Source {
  readonly tables: ReadonlyMap<string, Buffer>;
  readonly glyph: (number: number) => Buffer;
  readonly metric: (number: number) => Buffer;
}

/**
 * Joins subsets of one font (ISO/IEC 14496-22, 5.3: outlines of the kind `glyf`) into one program with only the glyphs
 * used, glyph 0 that of the first. Undefined where they are not of one font: other units or other hints.
 */
export function mergePrograms(programs: readonly UsedProgram[]): MergedProgram | undefined {
  const sources = programs.map(({ bytes }) => readSource(readTables(bytes)));
  const readable = sources.filter((source) => source !== undefined);
  const [first] = readable;
  if (first === undefined || readable.length < sources.length) return undefined;
  if (readable.some((source) => !isOneFont(first, source))) return undefined;
  const places: (readonly [Source, number])[] = [[first, 0]];
  const moved = readable.map((source, index) => {
    const own = new Map([[0, 0]]);
    for (const glyph of closure(source, programs[index]?.glyphs ?? [])) {
      if (own.has(glyph)) continue;
      own.set(glyph, places.length);
      places.push([source, glyph]);
    }
    return own;
  });
  const maps = new Map(readable.map((source, index) => [source, moved[index] ?? new Map<number, number>()]));
  const glyphs = places.map(([source, glyph]) => renumberParts(source.glyph(glyph), maps.get(source) ?? new Map()));
  const metrics = places.map(([source, glyph]) => source.metric(glyph));
  return { bytes: writeTables(tablesOf(readable, glyphs, metrics)), moved };
}

function readSource(tables: ReadonlyMap<string, Buffer>): Source | undefined {
  const [head, hhea, hmtx, loca, glyf] = ['head', 'hhea', 'hmtx', 'loca', 'glyf'].map((tag) => tables.get(tag));
  if (!head || !hhea || !hmtx || !loca || !glyf || !tables.has('maxp')) return undefined;
  const long = head.readInt16BE(50) === 1;
  const offset = (glyph: number): number => (long ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
  const metrics = hhea.readUInt16BE(34);
  return {
    tables,
    glyph: (glyph) => glyf.subarray(offset(glyph), offset(glyph + 1)),
    metric: (glyph) => {
      const last = Math.min(glyph, metrics - 1) * 4;
      const bearing = glyph < metrics ? last + 2 : metrics * 4 + (glyph - metrics) * 2;
      return Buffer.concat([hmtx.subarray(last, last + 2), hmtx.subarray(bearing, bearing + 2)]);
    },
  };
}

function isOneFont(first: Source, other: Source): boolean {
  const same = ['cvt ', 'fpgm', 'prep'].every((tag) => {
    const [one, two] = [first.tables.get(tag), other.tables.get(tag)];
    return one === undefined || two === undefined ? one === two : one.equals(two);
  });
  return same && first.tables.get('head')?.readUInt16BE(18) === other.tables.get('head')?.readUInt16BE(18);
}

/** The glyphs in order, with those that they are composed of. */
function closure(source: Source, glyphs: Iterable<number>): readonly number[] {
  const all = new Set(glyphs);
  for (const glyph of all)
    for (const at of partPlaces(source.glyph(glyph))) all.add(source.glyph(glyph).readUInt16BE(at));
  return [...all].sort((a, b) => a - b);
}

/** Where a composite glyph has the numbers of its parts (5.3.3.2). */
function partPlaces(glyph: Buffer): readonly number[] {
  const places: number[] = [];
  if (glyph.length < 10 || glyph.readInt16BE(0) >= 0) return places;
  for (let at = 10, more = true; more; ) {
    const flags = glyph.readUInt16BE(at);
    places.push(at + 2);
    const scale = flags & 0x08 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0;
    at += 4 + (flags & 0x01 ? 4 : 2) + scale;
    more = (flags & 0x20) !== 0;
  }
  return places;
}

function renumberParts(glyph: Buffer, moved: ReadonlyMap<number, number>): Buffer {
  const places = partPlaces(glyph);
  if (places.length === 0) return glyph;
  const copy = Buffer.from(glyph);
  for (const at of places) copy.writeUInt16BE(moved.get(glyph.readUInt16BE(at)) ?? 0, at);
  return copy;
}

function tablesOf(
  sources: readonly Source[],
  glyphs: readonly Buffer[],
  metrics: readonly Buffer[],
): ReadonlyMap<string, Uint8Array> {
  const padded = glyphs.map((glyph) => Buffer.concat([glyph, Buffer.alloc(glyph.length % 2)]));
  const glyf = Buffer.concat(padded);
  const long = glyf.length > 0x1fffe;
  const loca = Buffer.alloc((glyphs.length + 1) * (long ? 4 : 2));
  let offset = 0;
  [...padded, Buffer.alloc(0)].forEach((glyph, index) => {
    if (long) loca.writeUInt32BE(offset, index * 4);
    else loca.writeUInt16BE(offset / 2, index * 2);
    offset += glyph.length;
  });
  const head = combine(sources, 'head', [
    ...[36, 38].map((at) => ({ at, pick: Math.min })),
    ...[40, 42].map((at) => ({ at, pick: Math.max })),
  ]);
  head.writeInt16BE(long ? 1 : 0, 50);
  const hhea = combine(sources, 'hhea', [
    { at: 10, pick: Math.max },
    { at: 16, pick: Math.max },
  ]);
  hhea.writeUInt16BE(metrics.length, 34);
  const limits = Array.from({ length: 13 }, (_, index) => ({ at: 6 + index * 2, pick: Math.max }));
  const maxp = combine(sources, 'maxp', limits);
  maxp.writeUInt16BE(glyphs.length, 4);
  const hints = ['cvt ', 'fpgm', 'prep'].flatMap((tag): (readonly [string, Buffer])[] => {
    const table = sources[0]?.tables.get(tag);
    return table === undefined ? [] : [[tag, table]];
  });
  return new Map<string, Uint8Array>([
    ...hints,
    ...Object.entries({ glyf, head, hhea, hmtx: Buffer.concat(metrics), loca, maxp }),
  ]);
}

/** The first one's table, with the least or greatest of all at these places. */
function combine(
  sources: readonly Source[],
  tag: string,
  fields: readonly { readonly at: number; readonly pick: (...values: readonly number[]) => number }[],
): Buffer {
  const tables = sources.map(({ tables: all }) => all.get(tag) ?? Buffer.alloc(54));
  const result = Buffer.from(tables[0] ?? Buffer.alloc(54));
  for (const { at, pick } of fields) {
    if (at + 2 <= result.length) result.writeInt16BE(pick(...tables.map((table) => table.readInt16BE(at))), at);
  }
  return result;
}
