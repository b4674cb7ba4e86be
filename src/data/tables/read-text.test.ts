import { describe, expect, it } from 'vitest';
import { type ReadingOptions, TableError } from './grid.ts';
import { readText } from './read-text.ts';

function read(text: string | Uint8Array, options?: ReadingOptions) {
  const file = readText(typeof text === 'string' ? Buffer.from(text) : text, options);
  const [sheet] = file.sheets;
  if (sheet === undefined) throw new Error('a text file has one sheet');
  return { ...file.text, ...sheet };
}

function refusal(text: string | Uint8Array, options?: ReadingOptions): TableError {
  try {
    read(text, options);
  } catch (error) {
    if (error instanceof TableError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('fields of a text file', () => {
  it('keeps title lines, blank lines and rows of any length, with their physical lines', () => {
    const { rows, address } = read('Title\r\n\r\n"a",b,\r\n1,2,3\r\n');
    expect(rows).toEqual([['Title'], [], ['a', 'b', ''], ['1', '2', '3']]);
    expect([address(0, 0), address(2, 0), address(3, 2)]).toEqual(['1:1', '3:1', '4:3']);
  });

  it('counts the lines inside quotes, and says where a field starts', () => {
    const { rows, address, position } = read('a,b\n"x\ny, ""z""",1\n2,"3"\n');
    expect(rows).toEqual([
      ['a', 'b'],
      ['x\ny, "z"', '1'],
      ['2', '3'],
    ]);
    expect([address(1, 1), address(2, 0)]).toEqual(['2:2', '4:1']);
    expect([position(1, 0), position(1, 1), position(2, 1)]).toEqual([
      { line: 2, column: 1 },
      { line: 3, column: 11 },
      { line: 4, column: 3 },
    ]);
    expect([position(2, 7), position(9, 0)]).toEqual([
      { line: 4, column: 3 },
      { line: 1, column: 1 },
    ]);
  });

  it.each(['a,b\n1,2\n', 'a,b\r\n1,2\r\n', 'a,b\r1,2\r', 'a,b\n1,2'])('reads lines that end as in %j', (text) => {
    expect(read(text).rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('keeps blanks inside a field, and quotes inside a title', () => {
    const { rows } = read('geo\t2009 \nEM\t7.3 \nLK\t: c\n"Real" wages\tno "signs"\nx\t "1 "\n');
    expect(rows.slice(1)).toEqual([
      ['EM', '7.3 '],
      ['LK', ': c'],
      ['"Real" wages', 'no "signs"'],
      ['x', '1 '],
    ]);
  });

  it('keeps heads of several lines and heads of the same name, and signs of missing values', () => {
    const { rows, delimiter } = read(
      'Tabelle: 45412-0021;;;;\nMonate, Wohnsitz der Gäste\n;;Ankünfte;Ankünfte;in (%)\n2018;März;1.704.327;-0,3;x\n2018;April;1.516.619;...;/\n__________\n© Amt, 2024\n',
    );
    expect(delimiter).toBe(';');
    expect(rows.slice(1, 5)).toEqual([
      ['Monate, Wohnsitz der Gäste'],
      ['', '', 'Ankünfte', 'Ankünfte', 'in (%)'],
      ['2018', 'März', '1.704.327', '-0,3', 'x'],
      ['2018', 'April', '1.516.619', '...', '/'],
    ]);
  });

  it.each([
    ['a,b\n1,"2\n3,4\n', 2, 3, /never closed/],
    ['a,b\n1,"2,3" or so\n', 2, 3, /goes on after its closing quote \("or so"\)/],
    ['', 1, 1, /empty/],
    [' \n\n', 1, 1, /empty/],
  ])('refuses %j', (text, line, column, message) => {
    expect(refusal(text, { delimiter: ',' })).toMatchObject({ line, column, message: expect.stringMatching(message) });
  });

  it('reads 100,000 lines in a moment', () => {
    const text = `${'a,b,c,d,e,f,g,h\n'}${'2015,"Q1, first",12.5,EM,TURN,P,6,CRN\n'.repeat(50_000)}${'2015,Q1,12.5,EM,TURN,P,6,CRN\n'.repeat(50_000)}`;
    const start = process.cpuUsage();
    expect(read(text).rows).toHaveLength(100_001);
    // Of the processor and not of the clock: other programs may have taken the rest.
    expect(process.cpuUsage(start).user).toBeLessThan(3_000_000);
  });
});

describe('encodings', () => {
  const windows = Buffer.from([0x93, 0x80, 0x94, 0x3b, 0xdc, 0x0a, 0x31, 0x3b, 0x32]);

  it.each([
    ['UTF-8', Buffer.from('“€”;Ü\n1;2'), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeff“€”;Ü\n1;2'), 'utf-8'],
    ['windows-1252', windows, 'windows-1252'],
    ['UTF-16 little-endian', Buffer.from('\ufeff“€”;Ü\n1;2', 'utf16le'), 'utf-16le'],
    ['UTF-16 big-endian', Buffer.from('\ufeff“€”;Ü\n1;2', 'utf16le').swap16(), 'utf-16be'],
  ])('finds %s', (_, bytes, encoding) => {
    expect(read(bytes)).toMatchObject({
      encoding,
      delimiter: ';',
      rows: [
        ['“€”', 'Ü'],
        ['1', '2'],
      ],
    });
  });

  it('reads as declared', () => {
    expect(read(Buffer.from('Ü;b\n1;2'), { encoding: 'windows-1252' }).rows[0]).toEqual(['Ãœ', 'b']);
    expect(read(Buffer.from('Ü;b\n1;2', 'utf16le'), { encoding: 'utf-16le' }).rows[0]).toEqual(['Ü', 'b']);
  });

  it.each([
    ['declared UTF-8 that it is not', windows, 'utf-8', 1, 1, /not utf-8; declare `encoding`: utf-16le/],
    ['a byte order mark that says otherwise', Buffer.from('\ufeffa'), 'windows-1252', 1, 1, /byte order mark of utf-8/],
    ['a byte that windows-1252 does not have', Buffer.from([0x61, 0x0a, 0x81]), undefined, 2, 1, /not windows-1252/],
    ['UTF-16 without a mark', Buffer.from('ab', 'utf16le'), undefined, 1, 2, /control character U\+0000/],
    ['half a UTF-16 unit', Buffer.from([0xff, 0xfe, 0x61]), undefined, 1, 1, /not utf-16le/],
  ] as const)('refuses %s', (_, bytes, encoding, line, column, message) => {
    const options = encoding === undefined ? {} : { encoding };
    expect(refusal(bytes, options)).toMatchObject({ line, column, message: expect.stringMatching(message) });
  });
});

describe('delimiters', () => {
  it.each([
    ['decimal commas between semicolons', 'Titel, mit Komma\nJahr;Wert;x\n2018;1.586,5;2,5\n2019;1.600,0;2,7\n', ';'],
    ['keys with commas before tabs', 'freq,geo\t2009 \nA,EM\t7.3 \nA,LK\t: \n', '\t'],
    ['bars', 'a|b\n1,5|2\n2,5|3\n', '|'],
    ['quoted thousands', 'Title; with notes\na,b\n"1,234","2,345"\n"2,234","3,345"\n', ','],
    ['one column', 'Value\n7.3\n7.4\n', ','],
    ['one column under a title with a comma', 'Rates, all areas\nValue\n7.3\n7.4\n', ','],
    ['a row alone', 'a;b', ';'],
  ])('finds %s', (_, text, delimiter) => {
    expect(read(text).delimiter).toBe(delimiter);
  });

  it.each([
    ['two that split all rows', 'a;b,c\nd;e,f\ng;h,i\n', /";" and ","|"," and ";"/],
    ['commas that may be decimal', '7,3\n7,4\n7,5\n', /decimal comma in one column/],
  ])('asks about %s', (_, text, message) => {
    expect(refusal(text).message).toMatch(message);
    expect(refusal(text).message).toMatch(/declare `delimiter`/);
    expect(read(text, { delimiter: ';' }).delimiter).toBe(';');
  });
});
