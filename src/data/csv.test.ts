import { describe, expect, it } from 'vitest';
import { formatFinding } from '../project/errors.ts';
import { readCsv } from './csv.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function texts(content: string | Uint8Array): readonly (readonly string[])[] | readonly string[] {
  const table = readCsv(typeof content === 'string' ? bytes(content) : content, 'a.csv');
  if (!('heads' in table)) return table.map(formatFinding);
  return [table.heads, ...table.rows].map((row) => row.map(({ text }) => text));
}

describe('comma-separated values', () => {
  it.each([
    [
      'plain',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'line ends of Windows',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'line ends of old Macs',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a byte order mark',
      '\uFEFFa,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a comma and a quote in quotes',
      'a,b\n"1,292","say ""so"""\n',
      [
        ['a', 'b'],
        ['1,292', 'say "so"'],
      ],
    ],
    [
      'a line break in quotes',
      'a,b\n"x\r\ny",2\n',
      [
        ['a', 'b'],
        ['x\ny', '2'],
      ],
    ],
    [
      'empty cells',
      'a,b,c\n,,3\n"",2,\n',
      [
        ['a', 'b', 'c'],
        ['', '', '3'],
        ['', '2', ''],
      ],
    ],
    [
      'rows of a spreadsheet that are empty',
      'a,b\n1,2\n,\n\n3,4\n',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'blanks round cells',
      'a , b\n 1 , "2" \n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'Chinese',
      'a,b\n盗窃,3.2亿\n',
      [
        ['a', 'b'],
        ['盗窃', '3.2亿'],
      ],
    ],
    ['one column', 'a\n1\n', [['a'], ['1']]],
  ])('%s', (_, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it('give the position of each cell, also after quoted line breaks', () => {
    const table = readCsv(bytes('id,note,value\nx,"two\nlines, here",7\ny,  "q",8\n'), 'a.csv');
    if (!('heads' in table)) throw new Error('not read');
    expect(table.rows.flat().map(({ line, column }) => [line, column])).toEqual([
      [2, 1],
      [2, 3],
      [3, 14],
      [4, 1],
      [4, 5],
      [4, 9],
    ]);
  });

  it.each([
    ['semicolons', 'a;b\n1;2\n', /^a\.csv:1:1: error: the columns are separated by ";"; save the file with commas/],
    ['tabs', 'a\tb\n1\t2\n', /separated by tabs/],
    [
      'a quote that is never closed',
      'a,b\n1,"2\n3,4\n',
      /^a\.csv:2:3: error: the quote that opens here is never closed/,
    ],
    ['a quote in the middle', 'a,b\n1,2"3\n', /^a\.csv:2:3: .*quote the cell/],
    ['words after a quote', 'a,b\n"1"x,2\n', /^a\.csv:2:1: error: "x" comes after the closing quote/],
    ['a row too short', 'a,b,c\n1,2\n', /^a\.csv:2:1: error: this row has 2 cells, but the first line has 3/],
    ['a row too long', 'a,b\n1,292,3\n', /^a\.csv:2:7: error: this row has 3 cells, but the first line has 2/],
    ['NUL', 'a,b\n1,2\u0000\n', /^a\.csv:2:3: .*control character/],
    ['an empty file', '', /no row of column names/],
  ])('with %s are refused', (_, text, message) => {
    expect(texts(text)).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0x00]), /UTF-16 .*save it as "CSV UTF-8"/],
    ['another encoding', new Uint8Array([0x61, 0x2c, 0xe9, 0x0a]), /not UTF-8 text/],
  ])('in %s are refused', (_, content, message) => {
    expect(texts(content)).toEqual([expect.stringMatching(message)]);
  });

  it('are reported for each of several wrong rows', () => {
    expect(texts('a,b\n1\n2,3\n4,5,6\n')).toHaveLength(2);
  });

  it('are read in time that grows with their size', () => {
    const table = readCsv(bytes(`a,b\n${'"x, ""y""",1\n'.repeat(50_000)}"${'z'.repeat(500_000)}",2\n`), 'a.csv');
    expect('heads' in table && table.rows.length).toBe(50_001);
  });
});
