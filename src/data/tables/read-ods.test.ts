import { describe, expect, it } from 'vitest';
import { zipOf } from '../../testing/zip.ts';
import { textOf } from './grid.ts';
import { openTable } from './open-table.ts';

function ods(tables: string): Buffer {
  const content = `<?xml version="1.0"?><office:document-content><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
  return zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': content });
}

async function read(rows: string) {
  const bytes = ods(`<table:table table:name="2021">${rows}</table:table>`);
  const [sheet] = (await openTable(bytes, 'a.ods')).sheets;
  if (sheet === undefined) throw new Error('the workbook has a sheet');
  return { ...sheet, texts: sheet.rows.map((row) => row.map(textOf)) };
}

function cell(attributes: string, text?: string): string {
  const paragraph = text === undefined ? '' : `<text:p>${text}</text:p>`;
  return `<table:table-cell ${attributes}>${paragraph}</table:table-cell>`;
}

describe('cells of an .ods workbook', () => {
  it('have the text that is stored and the number behind it', async () => {
    const { rows } = await read(
      `<table:table-row>${[
        cell('office:value-type="float" office:value="3012"', '3,012'),
        cell('office:value-type="percentage" office:value="0.423"', '42.3%'),
        cell('office:value-type="currency" office:value="-1234"', '(1,234)'),
        cell('office:value-type="date" office:date-value="2020-02-01T00:00:00"', '01/02/20'),
        '<table:table-cell office:value-type="float" office:value="7.50"/>',
        cell('office:value-type="float" office:value="12345"', '###'),
        cell('office:value-type="boolean" office:boolean-value="true"', 'TRUE'),
        cell('office:value-type="string" office:string-value="" calcext:value-type="error"', '#N/A'),
        cell('office:value-type="float" office:value="0"', 'Err:502'),
      ].join('\n')}</table:table-row>`,
    );
    expect(rows[0]).toEqual([
      { text: '3,012', number: 3012 },
      { text: '42.3%', number: 0.423 },
      { text: '(1,234)', number: -1234 },
      { text: '01/02/20', date: '2020-02-01' },
      { text: '7.50', number: 7.5 },
      { text: '12345', number: 12345 },
      { text: 'TRUE' },
      { text: '#N/A' },
      { text: 'Err:502' },
    ]);
  });

  it('keep lines and blanks, and leave notes and drawings out', async () => {
    const { texts } = await read(
      `<table:table-row>
        <table:table-cell office:value-type="string">
          <office:annotation><text:p>a note</text:p></office:annotation>
          <text:p>Lakes &amp; <text:span>hills</text:span></text:p>
          <text:p><text:s text:c="2"/>west<text:line-break/>east</text:p>
          <draw:frame><text:p>a drawing</text:p></draw:frame>
        </table:table-cell>
        ${cell('table:formula="of:=SUM([.A1:.A9])"')}
        ${cell('table:formula="of:=1+1" office:value-type="float" office:value="9"', '9')}
      </table:table-row>`,
    );
    expect(texts[0]).toEqual(['Lakes & hills\n  west\neast', '=SUM([.A1:.A9])', '9']);
  });

  it('are counted out where they are repeated, covered or hidden', async () => {
    const blank = '<table:table-cell table:number-columns-repeated="16384"/>';
    const { texts, hidden, address } = await read(
      `<table:table-row table:number-rows-repeated="2">${blank}</table:table-row>
       <table:table-row><table:table-cell/>${cell('table:number-columns-repeated="3" office:value-type="string"', '[c]')}${blank}</table:table-row>
       <table:table-row table:visibility="collapse" table:number-rows-repeated="2">${cell('office:value-type="string"', 'x')}</table:table-row>
       <table:table-row>${cell('table:number-columns-spanned="2" table:number-rows-spanned="2" office:value-type="string"', 'head')}<table:covered-table-cell/>${cell('', 'y')}</table:table-row>
       <table:table-row><table:covered-table-cell table:number-columns-repeated="2"/>${cell('', 'z')}</table:table-row>
       <table:table-row table:number-rows-repeated="1048570">${blank}</table:table-row>`,
    );
    expect(texts).toEqual([
      [],
      [],
      ['', '[c]', '[c]', '[c]'],
      ['x'],
      ['x'],
      ['head', 'head', 'y'],
      ['head', 'head', 'z'],
    ]);
    expect([...hidden]).toEqual([3, 4]);
    expect(address(2, 3)).toBe('2021!D3');
  });

  it('are refused where repeats would fill the memory', async () => {
    const rows = `<table:table-row table:number-rows-repeated="1048576">${cell('table:number-columns-repeated="16384" office:value-type="string"', 'x')}</table:table-row>`;
    await expect(read(rows.repeat(50))).rejects.toThrow('reaches over more than 10 million cells');
    const far = `<table:table-row table:number-rows-repeated="1048575"/><table:table-row>${cell('', 'x')}</table:table-row>`;
    const tables = Array.from({ length: 40 }, () => `<table:table>${far}</table:table>`).join('');
    await expect(openTable(ods(tables), 'a.ods')).rejects.toThrow('reaches over more than 10 million cells');
  });

  it.each([
    ['no sheet', '', 'the file has no sheet'],
    ['broken XML', '<table:table table:name="a', '"content.xml" in the file is not XML'],
  ])('are refused where there is %s', async (_, tables, message) => {
    await expect(openTable(ods(tables), 'a.ods')).rejects.toThrow(message);
  });
});
