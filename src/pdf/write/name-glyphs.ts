import type { GlyphUses } from '../read/glyph-uses.ts';
import { decodeStream } from '../read/streams.ts';
import { parseToUnicode } from '../read/to-unicode.ts';
import { isStream, type PdfFile } from '../read/values.ts';

/**
 * The file whose fonts name the character that a glyph is shown as, where that is always the same. The browser names one
 * of several that share a glyph (U+02BC for the apostrophe U+2019) and says in a mark which was meant; many readers copy
 * what the font names and do not look at marks.
 */
export function nameGlyphs(file: PdfFile, uses: GlyphUses): PdfFile {
  const objects = new Map(file.objects);
  for (const [number, codes] of uses.codes) {
    const map = file.objects.get(number);
    if (!isStream(map)) continue;
    const named = new Map(parseToUnicode(decodeStream(file, map)));
    const meant = [...codes].flatMap(([code, [text, ...others]]): readonly (readonly [number, string])[] =>
      text !== undefined && others.length === 0 && named.get(code) !== text ? [[code, text]] : [],
    );
    if (meant.length === 0) continue;
    for (const [code, text] of meant) named.set(code, text);
    objects.set(number, { dict: new Map(), data: writeToUnicode(named) });
  }
  return { ...file, objects };
}

// ISO 32000-1, 9.10.3: at most a hundred characters together.
const together = 100;

function writeToUnicode(named: ReadonlyMap<number, string>): Uint8Array {
  const lines = [...named].sort(([a], [b]) => a - b).map(([code, text]) => `<${hex(code)}> <${utf16Hex(text)}>\n`);
  const parts = Array.from({ length: Math.ceil(lines.length / together) }, (_, index) => {
    const some = lines.slice(index * together, (index + 1) * together);
    return `${some.length} beginbfchar\n${some.join('')}endbfchar\n`;
  });
  const head =
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n<< /Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0\n>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n';
  const foot = 'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend';
  return Buffer.from(`${head}${parts.join('')}${foot}`, 'latin1');
}

function utf16Hex(text: string): string {
  return Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join('');
}

function hex(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, '0');
}
