import { characterGlyphs } from './character-glyphs.ts';
import { fontTables } from './font-tables.ts';
import { type OpenFont, openFont } from './open.ts';

/**
 * Opens a font of an installed package, of which a briefing has dozens: only the tables that are asked for are unpacked,
 * so that damage elsewhere is not seen. What this does not know is opened as any other font.
 * @throws BriefError data where the bytes are no font; `name` says which.
 */
export function openQuickly(name: string, bytes: Uint8Array): OpenFont {
  return read(bytes) ?? openFont(name, bytes);
}

function read(bytes: Uint8Array): OpenFont | undefined {
  try {
    const tables = fontTables(bytes);
    const [cmap, head, names] = [tables?.('cmap'), tables?.('head'), tables?.('name')];
    const glyphOf = cmap === undefined ? undefined : characterGlyphs(cmap);
    const postScript = names === undefined ? undefined : postScriptName(names);
    if (tables === undefined || glyphOf === undefined || head === undefined || postScript === undefined)
      return undefined;
    const unitsPerEm = head.getUint16(18);
    let widthOf: ((glyph: number) => number) | undefined;
    return {
      name: postScript,
      has: (point) => glyphOf(point) !== 0,
      advance: (point) => {
        widthOf ??= glyphWidths(tables('hhea'), tables('hmtx'));
        return widthOf(glyphOf(point)) / unitsPerEm;
      },
      variable: tables('fvar') !== undefined,
    };
  } catch {
    // The reader of whole fonts says what is damaged.
    return undefined;
  }
}

/** Widths by glyph; the last one holds for all glyphs after it (ISO/IEC 14496-22, hmtx). */
function glyphWidths(hhea: DataView | undefined, hmtx: DataView | undefined): (glyph: number) => number {
  if (hhea === undefined || hmtx === undefined) throw new Error('the font has no widths');
  const count = hhea.getUint16(34);
  return (glyph) => hmtx.getUint16(Math.min(glyph, count - 1) * 4);
}

const postScript = 6;
const windows = 3;

/** The PostScript name as Windows writes it, in UTF-16 (name table, 3/1/1033/6). */
function postScriptName(names: DataView): string | undefined {
  const texts = names.getUint16(4);
  for (let index = 0; index < names.getUint16(2); index++) {
    const at = 6 + index * 12;
    if (names.getUint16(at) !== windows || names.getUint16(at + 6) !== postScript) continue;
    const [length, start] = [names.getUint16(at + 8), texts + names.getUint16(at + 10)];
    let name = '';
    for (let unit = 0; unit < length; unit += 2) name += String.fromCharCode(names.getUint16(start + unit));
    return name;
  }
  return undefined;
}
