import { codeAt, type PdfFont } from './fonts.ts';
import { isArray, isString, type PdfValue } from './values.ts';

/** What each code is shown as: the text that a mark gives it, or undefined where none does. */
type Codes = Map<number, Set<string | undefined>>;

/** A mark that is open, and the glyphs in it so far. */
interface Mark {
  readonly text: string | undefined;
  readonly shown: (readonly [Codes, number])[];
}

/** What the glyphs of a file are shown as, told while its pages are read. */
export interface GlyphUses {
  /** By the number of the object that names the characters of a font. */
  readonly codes: Map<number, Codes>;
  readonly open: Mark[];
}

export function newGlyphUses(): GlyphUses {
  return { codes: new Map(), open: [] };
}

/** Tells of a mark, which may give a text. */
export function openUse({ open }: GlyphUses, text: string | undefined): void {
  open.push({ text, shown: [] });
}

/** A mark with another text than one character, or round several glyphs, does not say what one of them is. */
export function closeUse({ open }: GlyphUses): void {
  const { text, shown = [] } = open.pop() ?? {};
  const meant = shown.length === 1 && [...(text ?? '')].length === 1 ? text : undefined;
  for (const [codes, code] of shown) addUse(codes, code, meant);
}

/** Tells of a string that is shown, or of an array of strings and adjustments. */
export function showUse(uses: GlyphUses, font: PdfFont | undefined, value: PdfValue | undefined): void {
  if (font?.map === undefined) return;
  const codes = uses.codes.get(font.map) ?? new Map();
  uses.codes.set(font.map, codes);
  const mark = uses.open.at(-1);
  for (const part of isArray(value) ? value : [value]) {
    if (!isString(part)) continue;
    for (let at = 0; at + font.codeBytes <= part.bytes.length; at += font.codeBytes) {
      const code = codeAt(font, part.bytes, at);
      if (mark === undefined) addUse(codes, code, undefined);
      else mark.shown.push([codes, code]);
    }
  }
}

function addUse(codes: Codes, code: number, meant: string | undefined): void {
  const known = codes.get(code);
  if (known === undefined) codes.set(code, new Set([meant]));
  else known.add(meant);
}
