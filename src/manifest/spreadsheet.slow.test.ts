import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { removeFolder, temporaryFolder } from '../testing/browser.ts';
import type { ManifestStatistic } from './schema.ts';
import { csvColumns, statisticsCsv } from './statistics-csv.ts';

const folder = temporaryFolder();
afterAll(() => removeFolder(folder));

const statistic: ManifestStatistic = {
  id: 'thefts-2023',
  measure: '“警快办”平台用户, "all"',
  value: 2719000000,
  printed: 'more than 2.7 billion',
  qualifiers: ['more-than'],
  unit: 'cases',
  'unit-name': '个',
  place: '重庆市',
  period: '2023',
  'reported-by': 'Lakeside Police',
  grade: 'B',
  sources: [{ id: 'bulletin', title: 'Bulletin', publisher: 'Office', published: '2024-01-15' }],
};

interface Cell {
  readonly text: string;
  readonly number: boolean;
  readonly formula: boolean;
}

// LibreOffice Calc is too large to be brought in for this alone, so where it is missing the test is left out, in CI too.
test.skipIf(spawnSync('localc', ['--version']).error !== undefined)(
  'a spreadsheet reads the table: columns, characters, numbers as numbers, nothing as a formula (needs LibreOffice)',
  () => {
    const odd = { ...statistic, id: 'odd', measure: '=1+1', value: -42.7, place: '@SUM(A1)', 'unit-name': '+1' };
    const [head, first, second, ...more] = readBySpreadsheet(statisticsCsv([statistic, odd]));
    expect(more).toEqual([]);
    expect(head?.map(({ text }) => text)).toEqual(csvColumns);
    const at = (row: readonly Cell[] | undefined, column: string) => row?.[csvColumns.indexOf(column)];
    expect(at(first, 'measure')).toEqual({ text: '“警快办”平台用户, "all"', number: false, formula: false });
    expect(at(first, 'value')).toMatchObject({ text: '2719000000', number: true });
    expect(at(second, 'value')).toMatchObject({ text: '-42.7', number: true });
    expect(['measure', 'place', 'unit'].map((column) => at(second, column)?.text)).toEqual([
      "'=1+1",
      "'@SUM(A1)",
      "'+1",
    ]);
    expect([first, second].flat().filter((cell) => cell?.formula)).toEqual([]);
  },
  60_000,
);

/** The rows of a CSV as LibreOffice has them, told that it is UTF-8: without a window it does not look at the mark. */
function readBySpreadsheet(csv: string): readonly (readonly Cell[])[] {
  writeFileSync(path.join(folder, 'table.csv'), csv);
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  const filter = '--infilter=Text - txt - csv (StarCalc):44,34,76,1';
  const format = ['--convert-to', 'fods', '--outdir', folder];
  execFileSync('soffice', [profile, '--headless', filter, ...format, path.join(folder, 'table.csv')], {
    stdio: 'ignore',
  });
  const sheet = readFileSync(path.join(folder, 'table.fods'), 'utf8');
  const rows = [...sheet.matchAll(/<table:table-row[^>]*>(.*?)<\/table:table-row>/gs)];
  return rows.map(([, row = '']) => cellsOf(row)).filter((cells) => cells.some(({ text }) => text !== ''));
}

function cellsOf(row: string): readonly Cell[] {
  const cells = [...row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)];
  return cells.flatMap(([, attributes = '', inner = '']) => {
    const number = /office:value="([^"]*)"/.exec(attributes)?.[1];
    const text = number ?? inner.replace(/<[^>]*>/g, '').trim();
    const cell = { text: readable(text), number: number !== undefined, formula: attributes.includes('table:formula') };
    const repeated = Number(/number-columns-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1);
    return Array.from({ length: Math.min(repeated, csvColumns.length) }, () => cell);
  });
}

function readable(text: string): string {
  return text.replaceAll('&apos;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}
