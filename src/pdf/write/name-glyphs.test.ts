import { expect, test } from 'vitest';
import { newGlyphUses } from '../read/glyph-uses.ts';
import { readPageContents } from '../read/pages.ts';
import { decodeStream } from '../read/streams.ts';
import { latin1 } from '../read/text-strings.ts';
import { parseToUnicode } from '../read/to-unicode.ts';
import { dict, isStream, type PdfFile, type PdfValue } from '../read/values.ts';
import { nameGlyphs } from './name-glyphs.ts';

/** A page that shows text in one font, whose glyph 1 is named U+02BC and whose glyph 2 is a space. */
function fileWith(content: string): PdfFile {
  const map = '2 beginbfchar <0001> <02BC> <0002> <0020> endbfchar';
  const objects: readonly PdfValue[] = [
    dict({ Type: 'Catalog', Pages: { ref: 2 } }),
    dict({ Kids: [{ ref: 3 }] }),
    dict({ Contents: { ref: 4 }, Resources: dict({ Font: dict({ F1: { ref: 5 } }) }) }),
    { dict: new Map(), data: latin1(content) },
    dict({ Type: 'Font', Subtype: 'Type0', ToUnicode: { ref: 6 } }),
    { dict: new Map(), data: latin1(map) },
  ];
  return { objects: new Map(objects.map((value, index) => [index + 1, value])), root: 1, info: undefined, id: [] };
}

function named(content: string): ReadonlyMap<number, string> {
  const uses = newGlyphUses();
  const printed = fileWith(content);
  readPageContents(printed, uses);
  const file = nameGlyphs(printed, uses);
  const map = file.objects.get(6);
  return parseToUnicode(isStream(map) ? decodeStream(file, map) : new Uint8Array());
}

const marked = (text: string, codes: string): string => `/Span<</ActualText <FEFF${text}>>> BDC <${codes}> Tj EMC\n`;

test('a glyph that is always shown as another character is named so', () => {
  const names = named(`BT /F1 9 Tf ${marked('2019', '0001')} <0002> Tj ${marked('2019', '0001')} ET`);
  expect([names.get(1), names.get(2)]).toEqual(['\u2019', ' ']);
});

test.each([
  ['as itself too', `BT /F1 9 Tf ${marked('2019', '0001')} <0001> Tj ET`],
  ['as two characters', `BT /F1 9 Tf ${marked('2019', '0001')} ${marked('0027', '0001')} ET`],
  ['among others', `BT /F1 9 Tf ${marked('2019', '00010002')} ET`],
])('one that is shown %s keeps its name', (_, content) => {
  expect(named(content).get(1)).toBe('\u02bc');
});
