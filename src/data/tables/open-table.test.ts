import { describe, expect, it } from 'vitest';
import { openTable } from './open-table.ts';

describe('a table file is read by its extension, where its content agrees', () => {
  it('reads text', async () => {
    const { sheets, text } = await openTable(Buffer.from('a;b\n1;2\n'), 'Some.name.CSV');
    expect(sheets[0]?.rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(text).toEqual({ encoding: 'utf-8', delimiter: ';' });
  });

  it.each([
    ['a.xls', 'a', '".xls" is not a kind of table file'],
    ['a.csv', '', 'the file is empty; fetch it again'],
    ['a.csv', 'PK\x03\x04', 'but is a zip archive; if it is an archive of tables, unpack it'],
    ['a.json', '<!DOCTYPE html><html>', 'but is a web page (HTML); the address gave a page'],
    ['a.tsv', '\ufeff\n<html lang="en">', 'but is a web page (HTML)'],
    ['a.xlsx', 'a,b\n1,2', 'but is plain text, or nothing known; name it by what it is (.csv, '],
    ['a.xlsx', '\xd0\xcf\x11\xe0', 'but is a workbook of the old .xls format, or one with a password; open it'],
    ['a.parquet', '{"a": 1}', 'but is JSON; name it by what it is'],
    ['a.csv', '[{"a": 1}]', 'but is JSON'],
    ['a.csv', '%PDF-1.7', 'but is a PDF; take the table file'],
  ])('refuses %s of %j', async (name, content, message) => {
    const bytes = Buffer.from(content, content.includes('\ufeff') ? 'utf8' : 'latin1');
    await expect(openTable(bytes, name)).rejects.toThrow(message);
    await expect(openTable(bytes, name)).rejects.toMatchObject({ name: 'TableError', line: 1, column: 1 });
  });
});
