import { describe, expect, it } from 'vitest';
import { zipOf } from '../../testing/zip.ts';
import { textOf } from './grid.ts';
import { openTable } from './open-table.ts';

/** Cell formats of the test's workbooks, by their number in `s`. */
const formats = ['General', '#,##0', '0.0%', '#,##0_);\\(#,##0\\)', 'yyyy\\-mm\\-dd', 'mmm\\ yyyy', 'h:mm', '0.0'];

interface Book {
  readonly sheets: Readonly<Record<string, string>>;
  readonly date1904?: boolean;
  readonly strings?: readonly string[];
}

/** A workbook of sheets by name, each the rows of its `sheetData` and what follows. */
function xlsx({ sheets, date1904 = false, strings = [] }: Book): Buffer {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const names = Object.keys(sheets);
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/>${names.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${type}.worksheet+xml"/>`).join('')}</Types>`,
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"${name === 'Hidden' ? ' state="hidden"' : ''}/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet ${main}><numFmts count="${formats.length}">${formats.map((format, index) => `<numFmt numFmtId="${index === 0 ? 0 : 170 + index}" formatCode="${format}"/>`).join('')}</numFmts><cellXfs>${formats.map((_, index) => `<xf numFmtId="${index === 0 ? 0 : 170 + index}"/>`).join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst ${main}>${strings.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')}</sst>`,
    'xl/vbaProject.bin': 'a macro that nothing reads',
    ...Object.fromEntries(
      Object.values(sheets).map((sheet, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet ${main}><dimension ref="A1"/>${sheet}</worksheet>`,
      ]),
    ),
  });
}

/** A workbook of one sheet with one row of cells. */
function rowOf(cells: string, more: Omit<Book, 'sheets'> = {}): Buffer {
  return xlsx({ ...more, sheets: { Table: `<sheetData><row r="1">${cells}</row></sheetData>` } });
}

async function firstRow(bytes: Buffer) {
  return (await openTable(bytes, 'a.xlsx')).sheets[0]?.rows[0];
}

describe('cells of an .xlsx workbook', () => {
  it('are shown as their formats show them, with the numbers that are stored', async () => {
    const row = await firstRow(
      rowOf(
        '<c r="A1" s="1"><v>3012</v></c><c r="B1" s="2"><v>0.423</v></c><c r="C1" s="3"><v>-1234</v></c><c r="D1" s="3"><v>1234</v></c><c r="E1" s="7"><v>98</v></c><c r="F1"><v>0.1</v></c><c r="G1"><v>123456789012345</v></c>',
      ),
    );
    expect(row).toEqual([
      { text: '3,012', number: 3012 },
      { text: '42.3%', number: 0.423 },
      { text: '(1,234)', number: -1234 },
      { text: '1,234', number: 1234 },
      { text: '98.0', number: 98 },
      { text: '0.1', number: 0.1 },
      { text: '123456789012345', number: 123456789012345 },
    ]);
  });

  it('are texts, truths, errors and blanks', async () => {
    const cells =
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>rich </t></r><r><t>text</t></r></is></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c><c r="E1" s="1"/><c r="F1" t="s"><v>1</v></c>';
    const row = await firstRow(rowOf(cells, { strings: ['123.4 [r] ', '€ &amp; more'] }));
    expect(row).toEqual([
      { text: '123.4 [r] ' },
      { text: 'rich text' },
      { text: 'TRUE' },
      { text: '#N/A' },
      undefined,
      { text: '€ & more' },
    ]);
  });

  it('have the stored value of a formula, and the formula where it has none', async () => {
    const row = await firstRow(
      rowOf(
        '<c r="A1" s="1"><f>1000+1</f><v>9</v></c><c r="B1"><f>SUM(A1:A9)</f></c><c r="C1"><f>[1]Other!A1</f><v></v></c><c r="D1" t="str"><f>"x"</f><v>x</v></c><c r="E1" t="str"><f>""</f><v></v></c><c r="F1"><f t="shared" si="0"/></c>',
      ),
    );
    expect(row?.map(textOf)).toEqual(['9', '=SUM(A1:A9)', '=[1]Other!A1', 'x', '', '=']);
  });

  it.each([
    [false, 43862, 43862.75],
    [true, 42400, 42400.75],
  ])('are days where they are dates, date1904 %s', async (date1904, day, noon) => {
    const cells = `<c r="A1" s="4"><v>${day}</v></c><c r="B1" s="5"><v>${noon}</v></c><c r="C1" s="6"><v>0.5</v></c><c r="D1" s="4" t="d"><v>2020-02-01</v></c>`;
    expect(await firstRow(rowOf(cells, { date1904 }))).toEqual([
      { text: '2020-02-01', number: day, date: '2020-02-01' },
      { text: 'Feb 2020', number: noon, date: '2020-02-01' },
      { text: '12:00', number: 0.5 },
      { text: '2020-02-01', number: day, date: '2020-02-01' },
    ]);
  });
});

describe('sheets of an .xlsx workbook', () => {
  it('have merged cells filled, hidden rows named, and blank ends left out', async () => {
    const text = (place: string, value: string) => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const sheet = `<sheetData><row r="2">${text('B2', 'Rates')}${text('D2', 'Levels')}</row><row r="3" hidden="1">${text('B3', 'x')}${text('C3', 'x')}</row><row r="900"><c r="A900" s="1"/></row></sheetData><mergeCells><mergeCell ref="B2:C2"/><mergeCell ref="D2:D1048576"/></mergeCells>`;
    const file = await openTable(xlsx({ sheets: { 'Table 3': sheet, Hidden: '<sheetData/>' } }), 'a.xlsx');
    const [table, hidden] = file.sheets;
    expect(table?.rows.map((row) => row.map(textOf))).toEqual([
      [],
      ['', 'Rates', 'Rates', 'Levels'],
      ['', 'x', 'x', 'Levels'],
    ]);
    expect([table?.address(1, 2), table?.address(16, 27)]).toEqual(['Table 3!C2', 'Table 3!AB17']);
    expect(table?.position(16, 27)).toEqual({ line: 17, column: 28 });
    expect([...(table?.hidden ?? [])]).toEqual([2]);
    expect([hidden?.name, hidden?.rows]).toEqual(['Hidden', []]);
  });

  it('are refused where their cells stand too far apart', async () => {
    const rows = Array.from({ length: 1300 }, (_, row) => `<row><c r="XFD${row + 1}"><v>1</v></c></row>`).join('');
    const bytes = xlsx({ sheets: { Far: `<sheetData>${rows}</sheetData>` } });
    await expect(openTable(bytes, 'a.xlsx')).rejects.toThrow('reaches over more than 10 million cells');
  });

  it.each([
    ['no sheet', xlsx({ sheets: {} }), 'a.xlsx', 'the workbook has no sheet'],
    ['no workbook', zipOf({ 'a.csv': 'a,b' }), 'a.xlsx', 'the archive is not an .xlsx workbook; name it by what it is'],
    [
      'no spreadsheet',
      zipOf({ 'content.xml': '<office:text/>' }),
      'a.ods',
      'the file is not an OpenDocument spreadsheet',
    ],
    ['the other format', xlsx({ sheets: { A: '' } }), 'a.ods', 'the file is not an OpenDocument spreadsheet'],
    ['a text that is missing', rowOf('<c r="A1" t="s"><v>7</v></c>'), 'a.xlsx', 'the sheet "Table" is damaged'],
  ])('are refused where there is %s', async (_, bytes, name, message) => {
    await expect(openTable(bytes, name)).rejects.toThrow(message);
  });
});
