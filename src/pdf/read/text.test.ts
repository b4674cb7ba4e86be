import { describe, expect, test } from 'vitest';
import type { PdfFont } from './fonts.ts';
import { joinRuns } from './join-text.ts';
import type { TextRun } from './text-state.ts';
import { decodeTextString, latin1, textString } from './text-strings.ts';
import { parseToUnicode } from './to-unicode.ts';

describe('text strings', () => {
  test.each(['', 'Plain (text)', 'line\nbreak', 'naïve', '成都', '−12 %', '🚓'])('%j comes back', (text) => {
    expect(decodeTextString(textString(text).bytes)).toBe(text);
  });

  test.each([
    [[0x41, 0x80, 0x92, 0xa0], 'A•™€'],
    [[0xfe, 0xff, 0x62, 0x10], '成'],
    [[0xef, 0xbb, 0xbf, 0xe6, 0x88, 0x90], '成'],
    [[0xe9], 'é'],
  ])('%j is %s', (bytes, text) => {
    expect(decodeTextString(Uint8Array.from(bytes))).toBe(text);
  });
});

test('parseToUnicode reads characters, ranges and arrays of ranges', () => {
  const map = parseToUnicode(
    latin1(`1 begincodespacerange <0000> <FFFF> endcodespacerange
      2 beginbfchar <0001> <0041> <0002> <D83DDE93> endbfchar
      2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0078> <00660066>] endbfrange`),
  );
  expect([...map]).toEqual([
    [1, 'A'],
    [2, '🚓'],
    [0x10, 'a'],
    [0x11, 'b'],
    [0x12, 'c'],
    [0x20, 'x'],
    [0x21, 'ff'],
  ]);
});

const font: PdfFont = {
  name: 'Test',
  type: 'TrueType',
  embedded: true,
  unicode: undefined,
  codeBytes: 1,
  width: () => 0.5,
  glyph: () => undefined,
};
const run = (text: string, x: number, y: number, end: number): TextRun => ({
  text,
  x,
  y,
  end,
  size: 10,
  font,
  missing: 0,
  unmapped: 0,
});

describe('joinRuns', () => {
  test.each([
    ['a new line', [run('the city', 0, 100, 90), run('police', 0, 86, 30)], 'the city police'],
    ['a new line after a space', [run('the city ', 0, 100, 90), run('police', 0, 86, 30)], 'the city police'],
    ['a new line after a hyphen', [run('half-', 0, 100, 90), run('year', 0, 86, 30)], 'half-year'],
    ['a raised note', [run('7,900', 0, 100, 30), run('[1]', 30, 104, 40)], '7,900[1]'],
    ['a gap', [run('Month', 0, 100, 30), run('Cases', 60, 100, 90)], 'Month Cases'],
    ['Chinese over two lines', [run('成都市', 0, 100, 90), run('公安局', 0, 86, 30)], '成都市公安局'],
    ['a number before Chinese', [run('2023', 0, 100, 90), run('年', 0, 86, 30)], '2023年'],
    ['Chinese in English', [run('and', 0, 100, 90), run('四川', 0, 86, 30)], 'and 四川'],
  ])('%s', (_, runs, text) => {
    expect(joinRuns(runs)).toBe(text);
  });

  test('goes on from the run before', () => {
    expect(joinRuns([run('police', 0, 86, 30)], run('city', 0, 100, 90))).toBe(' police');
  });
});
