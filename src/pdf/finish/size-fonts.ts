import { readFont } from '../read/fonts.ts';
import type { PdfFile, PdfValue } from '../read/values.ts';
import { getArray, isDict, resolve, withEntries } from '../read/values.ts';
import { numberText } from '../write/write-content.ts';
import type { GlyphRun } from './glyph-runs.ts';
import { measureAdvances } from './glyph-widths.ts';
import { widthArray } from './width-array.ts';
import { type Spacing, usualKerns } from './write-glyphs.ts';

/** A font at one size: its dictionary's object number, and `space` between glyphs in thousandths of the size. */
export interface SizedFont extends Spacing {
  readonly number: number;
  readonly space: number;
}

// A dictionary of its own costs about as many bytes as this many moves, and then as one for each width.
const leastGlyphs = 20;
const glyphsForWidth = 2;

/**
 * The fonts of the runs at their sizes, by `sizeKey`: each with the advances that the browser used at that size for its
 * widths, where enough glyphs are shown to be worth it. Embedded programs and ToUnicode are shared.
 */
export function sizeFonts(
  file: PdfFile,
  runs: readonly GlyphRun[],
): { readonly file: PdfFile; readonly sized: ReadonlyMap<string, SizedFont> } {
  const uses = new Map<string, GlyphRun[]>();
  for (const run of runs) {
    const known = uses.get(sizeKey(run));
    if (known === undefined) uses.set(sizeKey(run), [run]);
    else known.push(run);
  }
  const objects = new Map(file.objects);
  let next = Math.max(...objects.keys()) + 1;
  const sized = new Map<string, SizedFont>();
  for (const [key, used] of uses) {
    const made = sizeFont(file, used, next);
    for (const [number, value] of made.objects) objects.set(number, value);
    next += made.objects.length;
    sized.set(key, made.font);
  }
  return { file: { ...file, objects }, sized };
}

export function sizeKey({ font, size }: { readonly font: number; readonly size: number }): string {
  return `${font} ${size}`;
}

/** A space between glyphs, given in thousandths of the size, as content streams have it. */
export function spaceText(space: number, size: number): string {
  return numberText((space * size) / 1000, 6);
}

interface Made {
  readonly font: SizedFont;
  readonly objects: readonly (readonly [number, PdfValue])[];
}

function sizeFont(file: PdfFile, runs: readonly GlyphRun[], next: number): Made {
  const { font: number, size } = runs[0] ?? { font: 0, size: 1 };
  const font = resolve(file, { ref: number });
  const { width } = readFont(file, font);
  const nominal = (code: number): number => width(code) * 1000;
  const descendant = resolve(file, getArray(file, font, 'DescendantFonts')[0]);
  const measured = measureAdvances(runs, size, nominal);
  const count = runs.reduce((sum, { codes }) => sum + codes.length, 0);
  const worth = measured !== undefined && count >= leastGlyphs + glyphsForWidth * measured.widths.size;
  if (!worth || !isDict(font) || !isDict(descendant)) {
    return { font: { number, space: 0, advance: nominal, kerns: usualKerns(runs, nominal) }, objects: [] };
  }
  const { widths } = measured;
  // What is written counts: the millionths left out would add up along a line.
  const space = (Number(spaceText(measured.space, size)) / size) * 1000;
  const own = new Map<number, number>();
  for (const { codes } of runs) {
    for (const code of codes) if (!own.has(code)) own.set(code, widths.get(code) ?? nominal(code));
  }
  const advance = (code: number): number => (own.get(code) ?? nominal(code)) + space;
  return {
    font: { number: next, space, advance, kerns: usualKerns(runs, advance) },
    objects: [
      [next, withEntries(font, { DescendantFonts: [{ ref: next + 1 }] })],
      [next + 1, withEntries(descendant, { W: widthArray(own) })],
    ],
  };
}
