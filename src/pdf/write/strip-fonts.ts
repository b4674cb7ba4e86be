import { decodeStream } from '../read/streams.ts';
import type { PdfFile, PdfValue } from '../read/values.ts';
import { get, getArray, getName, isDict, isRef, isStream, withEntries } from '../read/values.ts';
import { readFontTables, writeTables } from './sfnt.ts';

// All that a TrueType program needs inside a composite font (ISO 32000-1, 9.9): outlines, metrics and hints. Its
// names, character map and shaping rules are in the PDF already, or were used up in the browser.
const needed = new Set(['cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep']);

/** The embedded TrueType programs of composite fonts without the tables that a PDF does not need. */
export function stripFonts(file: PdfFile): PdfFile {
  const objects = new Map(file.objects);
  for (const value of file.objects.values()) {
    if (!isDict(value) || getName(file, value, 'Subtype') !== 'Type0') continue;
    const descriptor = get(file, getArray(file, value, 'DescendantFonts')[0], 'FontDescriptor');
    const program = isDict(descriptor) ? descriptor.get('FontFile2') : undefined;
    const stream = isRef(program) ? file.objects.get(program.ref) : undefined;
    if (!isRef(program) || !isStream(stream)) continue;
    const tables = readFontTables(decodeStream(file, stream));
    if (!tables.has('glyf')) continue;
    const data = writeTables(new Map([...tables].filter(([tag]) => needed.has(tag))));
    const dict = withEntries(stream.dict, { Length1: data.length, Filter: undefined, Length: undefined });
    const kept: PdfValue = { dict, data };
    objects.set(program.ref, kept);
  }
  return { ...file, objects };
}
