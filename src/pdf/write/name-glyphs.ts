import { eachOperation } from '../read/content.ts';
import { pageObjects } from '../read/pages.ts';
import { contentBytes, decodeStream } from '../read/streams.ts';
import { readTextString } from '../read/text-strings.ts';
import { parseToUnicode } from '../read/to-unicode.ts';
import {
  get,
  getDict,
  getName,
  isArray,
  isDict,
  isRef,
  isStream,
  isString,
  type PdfDict,
  type PdfFile,
  type PdfValue,
} from '../read/values.ts';

/** What each code of a font is shown as: the text that a mark gives it, or undefined where none does. By font object. */
type Uses = Map<number, Codes>;

/**
 * The file whose fonts name the character that a glyph is shown as, where that is always the same. The browser names one
 * of several that share a glyph (U+02BC for the apostrophe U+2019) and says in a mark which was meant; many readers copy
 * what the font names and do not look at marks.
 */
export function nameGlyphs(file: PdfFile): PdfFile {
  const uses = usesOf(file);
  const objects = new Map(file.objects);
  for (const [font, codes] of uses) {
    const map = get(file, { ref: font }, 'ToUnicode');
    const ref = toUnicodeOf(file, font);
    if (!isRef(ref) || !isStream(map)) continue;
    const named = new Map(parseToUnicode(decodeStream(file, map)));
    const meant = [...codes].flatMap(([code, [text, ...others]]): readonly (readonly [number, string])[] =>
      text !== undefined && others.length === 0 && named.get(code) !== text ? [[code, text]] : [],
    );
    if (meant.length === 0) continue;
    for (const [code, text] of meant) named.set(code, text);
    objects.set(ref.ref, { dict: new Map(), data: writeToUnicode(named) });
  }
  return { ...file, objects };
}

function toUnicodeOf(file: PdfFile, font: number): PdfValue | undefined {
  const value = file.objects.get(font);
  return isDict(value) ? value.get('ToUnicode') : undefined;
}

function usesOf(file: PdfFile): Uses {
  const uses: Uses = new Map();
  for (const { dict } of pageObjects(file))
    readUses(uses, contentBytes(file, dict), getDict(file, getDict(file, dict, 'Resources'), 'Font'));
  for (const value of file.objects.values()) {
    if (isStream(value) && getName(file, value, 'Subtype') === 'Form')
      readUses(uses, decodeStream(file, value), getDict(file, getDict(file, value, 'Resources'), 'Font'));
  }
  return uses;
}

type Codes = Map<number, Set<string | undefined>>;

/** A mark that is open, and the glyphs in it so far. */
interface Mark {
  readonly text: string | undefined;
  readonly shown: (readonly [Codes, number])[];
}

function readUses(uses: Uses, bytes: Uint8Array, fonts: PdfDict): void {
  const marks: Mark[] = [{ text: undefined, shown: [] }];
  let codes: Codes | undefined;
  eachOperation(bytes, ({ operator, operands: [first, properties] }) => {
    if (operator === 'BDC' || operator === 'BMC') marks.push({ text: textOfMark(properties), shown: [] });
    else if (operator === 'EMC') close(marks.pop());
    else if (operator === 'Tf') codes = usesOfFont(uses, typeof first === 'string' ? fonts.get(first) : undefined);
    else if ((operator === 'Tj' || operator === 'TJ') && codes !== undefined) {
      for (const code of codesOf(first)) marks.at(-1)?.shown.push([codes, code]);
    }
  });
  for (const mark of marks) close(mark);
}

/** A mark with another text than one character, or round several glyphs, does not say what one of them is. */
function close(mark: Mark | undefined): void {
  if (mark === undefined) return;
  const { text, shown } = mark;
  const meant = shown.length === 1 && [...(text ?? '')].length === 1 ? text : undefined;
  for (const [codes, code] of shown) codes.set(code, (codes.get(code) ?? new Set()).add(meant));
}

function textOfMark(properties: PdfValue | undefined): string | undefined {
  return isDict(properties) ? readTextString(properties.get('ActualText')) : undefined;
}

function usesOfFont(uses: Uses, font: PdfValue | undefined): Codes | undefined {
  if (!isRef(font)) return undefined;
  const known = uses.get(font.ref) ?? new Map();
  uses.set(font.ref, known);
  return known;
}

/** The codes of two bytes of a composite font. */
function codesOf(value: PdfValue | undefined): readonly number[] {
  if (isArray(value)) return value.flatMap(codesOf);
  if (!isString(value)) return [];
  return Array.from({ length: value.bytes.length >> 1 }, (_, index) => {
    return ((value.bytes[2 * index] ?? 0) << 8) | (value.bytes[2 * index + 1] ?? 0);
  });
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
