import { type PdfFont, readFont } from '../read/fonts.ts';
import { decodeStream } from '../read/streams.ts';
import { latin1 } from '../read/text-strings.ts';
import type { PdfDict, PdfFile, PdfValue } from '../read/values.ts';
import { emptyDict, get, getArray, getDict, getName, isArray, isDict, isStream, withEntries } from '../read/values.ts';
import { mergePrograms } from './merge-programs.ts';
import { toUnicodeMap } from './to-unicode-map.ts';
import { widthArray } from './width-array.ts';

/** Where the glyphs of a font are now: the object number of another font, and the codes in it by those before. */
export interface MovedFont {
  readonly font: number;
  readonly codes: ReadonlyMap<number, number>;
}

interface Subset {
  readonly number: number;
  readonly value: PdfDict;
  readonly font: PdfFont;
  readonly descriptor: PdfDict;
  readonly program: Uint8Array;
  readonly codes: ReadonlySet<number>;
}

/**
 * Joins the subsets of one font into one. Web fonts for Chinese come in slices, of which the browser embeds each that
 * has a character of the text. `used` are the codes shown, by the object number of their font.
 */
export function mergeFonts(
  file: PdfFile,
  used: ReadonlyMap<number, ReadonlySet<number>>,
): { readonly file: PdfFile; readonly moved: ReadonlyMap<number, MovedFont> } {
  const families = new Map<string, Subset[]>();
  for (const [number, codes] of used) {
    const subset = readSubset(file, number, codes);
    if (subset === undefined) continue;
    const family = familyOf(subset);
    families.set(family, [...(families.get(family) ?? []), subset]);
  }
  const objects = new Map(file.objects);
  const moved = new Map<number, MovedFont>();
  for (const subsets of families.values()) {
    if (subsets.length > 1) for (const [number, font] of mergeFamily(objects, subsets)) moved.set(number, font);
  }
  return { file: { ...file, objects }, moved };
}

/**
 * What subsets that become one must have alike. The name, without that of the subset. How tall the box is, roughly: by
 * that renderers choose how finely they place glyphs, so in a box of another height they would move. And
 * whether there are Chinese characters: text that is tagged with its language must not flow into other text.
 */
function familyOf(subset: Subset): string {
  const [, bottom, , top] = boxOf(subset);
  const height = Math.round((top - bottom) / heightStep);
  const han = [...(subset.font.unicode?.text.values() ?? [])].some((text) => /\p{Script=Han}/u.test(text));
  return `${subset.font.name.replace(/^[A-Z]{6}\+/, '')} ${height} ${han}`;
}

// In thousandths of the size.
const heightStep = 25;

/** A font as browsers embed it: composite, codes that are glyph numbers, TrueType. */
function readSubset(file: PdfFile, number: number, codes: ReadonlySet<number>): Subset | undefined {
  const value = file.objects.get(number);
  const descendant = getArray(file, value, 'DescendantFonts')[0];
  const descriptor = getDict(file, descendant, 'FontDescriptor');
  const program = get(file, descriptor, 'FontFile2');
  const plain =
    getName(file, value, 'Encoding') === 'Identity-H' && getName(file, descendant, 'CIDToGIDMap') === 'Identity';
  if (!isDict(value) || !plain || !isStream(program)) return undefined;
  return { number, value, font: readFont(file, value), descriptor, program: decodeStream(file, program), codes };
}

function mergeFamily(
  objects: Map<number, PdfValue>,
  subsets: readonly Subset[],
): readonly (readonly [number, MovedFont])[] {
  const [first] = subsets;
  const merged = mergePrograms(subsets.map(({ program, codes }) => ({ bytes: program, glyphs: codes })));
  if (merged === undefined || first === undefined) return [];
  const texts = new Map<number, string>();
  const widths = new Map<number, number>();
  subsets.forEach(({ font, codes }, index) => {
    for (const code of codes) {
      const now = merged.moved[index]?.get(code) ?? 0;
      const text = font.unicode?.text.get(code);
      if (text !== undefined) texts.set(now, text);
      widths.set(now, font.width(code) * 1000);
    }
  });
  const next = Math.max(...objects.keys()) + 1;
  const [program, descriptor, unicode, descendant, font] = [next, next + 1, next + 2, next + 3, next + 4];
  objects.set(program, { dict: new Map([['Length1', merged.bytes.length]]), data: merged.bytes });
  objects.set(
    descriptor,
    withEntries(first.descriptor, { FontFile2: { ref: program }, FontBBox: unionOf(subsets.map(boxOf)) }),
  );
  objects.set(unicode, { dict: emptyDict, data: latin1(toUnicodeMap(texts)) });
  objects.set(
    descendant,
    withEntries(descendantOf(objects, first.value), { FontDescriptor: { ref: descriptor }, W: widthArray(widths) }),
  );
  objects.set(font, withEntries(first.value, { DescendantFonts: [{ ref: descendant }], ToUnicode: { ref: unicode } }));
  return subsets.map(({ number }, index) => [number, { font, codes: merged.moved[index] ?? new Map() }]);
}

function descendantOf(objects: ReadonlyMap<number, PdfValue>, font: PdfDict): PdfDict {
  const list = font.get('DescendantFonts');
  const item = isArray(list) ? list[0] : undefined;
  const value = typeof item === 'object' && item !== null && 'ref' in item ? objects.get(item.ref) : item;
  return isDict(value) ? value : emptyDict;
}

type Box = readonly [number, number, number, number];

function boxOf({ descriptor }: Subset): Box {
  const box = descriptor.get('FontBBox');
  const [a, b, c, d] = isArray(box) ? box.map(Number) : [];
  return [a ?? 0, b ?? 0, c ?? 0, d ?? 0];
}

function unionOf(boxes: readonly Box[]): PdfValue {
  return [
    Math.min(...boxes.map(([left]) => left)),
    Math.min(...boxes.map(([, bottom]) => bottom)),
    Math.max(...boxes.map(([, , right]) => right)),
    Math.max(...boxes.map(([, , , top]) => top)),
  ];
}
