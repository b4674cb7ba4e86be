import { decodeStream } from './streams.ts';
import { parseToUnicode } from './to-unicode.ts';
import type { PdfDict, PdfFile, PdfValue } from './values.ts';
import { get, getArray, getDict, getName, getNumber, isArray, isDict, isRef, isStream } from './values.ts';

/**
 * A font as the content streams use it. `type` is the Subtype, a composite font's that of its descendant
 * (`CIDFontType2` is TrueType).
 */
export interface PdfFont {
  readonly name: string;
  readonly type: string;
  /** Whether the file holds the font's program, or, for Type 3, its drawings. */
  readonly embedded: boolean;
  /** Text by character code. */
  readonly unicode: ReadonlyMap<number, string> | undefined;
  /** Number of the object with that text, where the file has one. */
  readonly map?: number;
  /** Bytes of a code: two in a composite font. */
  readonly codeBytes: 1 | 2;
  /** Width of a code, as a part of the font's size. */
  readonly width: (code: number) => number;
  /** The glyph that a code of a composite font stands for; undefined where a simple font's encoding decides. */
  readonly glyph: (code: number) => number | undefined;
}

function readFont(file: PdfFile, value: PdfValue): PdfFont {
  const subtype = getName(file, value, 'Subtype') ?? '';
  const composite = subtype === 'Type0';
  const holder = composite ? (getArray(file, value, 'DescendantFonts')[0] ?? null) : value;
  const descriptor = getDict(file, holder, 'FontDescriptor');
  const ref = isDict(value) ? value.get('ToUnicode') : undefined;
  const toUnicode = get(file, value, 'ToUnicode');
  const unicode = isStream(toUnicode) ? parseToUnicode(decodeStream(file, toUnicode)) : undefined;
  return {
    name: getName(file, value, 'BaseFont') ?? getName(file, value, 'Name') ?? '(unnamed)',
    type: composite ? (getName(file, holder, 'Subtype') ?? subtype) : subtype,
    embedded: subtype === 'Type3' || programs.some((key) => descriptor.has(key)),
    unicode,
    ...(isRef(ref) ? { map: ref.ref } : {}),
    codeBytes: composite ? 2 : 1,
    width: composite ? compositeWidths(file, holder) : simpleWidths(file, value),
    glyph: composite ? glyphs(file, holder) : () => undefined,
  };
}

/** The character code that stands at a place of a shown string. */
export function codeAt({ codeBytes }: PdfFont, bytes: Uint8Array, at: number): number {
  return codeBytes === 2 ? ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0) : (bytes[at] ?? 0);
}

/** What a code says; undefined where the font does not say which character it is. */
export function textOfCode(font: PdfFont, code: number): string | undefined {
  if (font.unicode !== undefined) return font.unicode.get(code);
  // Without ToUnicode the ASCII part of every standard encoding of a simple font is still what it says.
  return font.codeBytes === 2 || code < 0x20 || code > 0x7e ? undefined : String.fromCharCode(code);
}

const programs = ['FontFile', 'FontFile2', 'FontFile3'];

function simpleWidths(file: PdfFile, font: PdfValue): (code: number) => number {
  const first = getNumber(file, font, 'FirstChar') ?? 0;
  const widths = getArray(file, font, 'Widths');
  const matrix = getArray(file, font, 'FontMatrix');
  const scale = typeof matrix[0] === 'number' ? matrix[0] : 0.001;
  return (code) => {
    const width = widths[code - first];
    return (typeof width === 'number' ? width : 0) * scale;
  };
}

/** A code of a composite font has two bytes. */
const codes = 0x10000;

/** ISO 32000-1, 9.7.4.3: `c [w1 w2 …]` or `first last w`. */
function compositeWidths(file: PdfFile, descendant: PdfValue): (code: number) => number {
  const fallback = getNumber(file, descendant, 'DW') ?? 1000;
  const entries = getArray(file, descendant, 'W');
  const widths = new Map<number, number>();
  const set = (first: number, count: number, widthOf: (offset: number) => PdfValue | undefined): void => {
    for (let offset = 0; offset < Math.min(count, codes - first); offset++) {
      const width = widthOf(offset);
      if (typeof width === 'number') widths.set(first + offset, width);
    }
  };
  for (let index = 0; index + 1 < entries.length; ) {
    const [first, second, third] = [entries[index], entries[index + 1], entries[index + 2]];
    if (typeof first !== 'number' || !Number.isInteger(first) || first < 0) break;
    if (isArray(second)) set(first, second.length, (offset) => second[offset]);
    else if (typeof second === 'number' && typeof third === 'number') set(first, second - first + 1, () => third);
    else break;
    index += isArray(second) ? 2 : 3;
  }
  return (code) => (widths.get(code) ?? fallback) / 1000;
}

function glyphs(file: PdfFile, descendant: PdfValue): (code: number) => number | undefined {
  const map = get(file, descendant, 'CIDToGIDMap');
  if (!isStream(map)) return (code) => code;
  const bytes = decodeStream(file, map);
  return (code) => ((bytes[2 * code] ?? 0) << 8) | (bytes[2 * code + 1] ?? 0);
}

/** The fonts of a resource dictionary, by the name that the content uses. Each font object is read once. */
export function fontReader(file: PdfFile): (resources: PdfDict, name: string) => PdfFont | undefined {
  const known = new Map<PdfValue, PdfFont>();
  return (resources, name) => {
    const value = get(file, getDict(file, resources, 'Font'), name);
    if (!isDict(value)) return undefined;
    const font = known.get(value) ?? readFont(file, value);
    known.set(value, font);
    return font;
  };
}
