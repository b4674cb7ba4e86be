import type { TableOrigin } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { Html } from './briefing.ts';
import { html, sourced } from './html.ts';

/** A cell is kept on one line where its sheet has a name as short as most: Table 12!AB123. */
const mostTogether = 14;

/** Where a value stands in its table, in words: "line 12, field 4", "Table 3!C17". */
export function sayCell({ cell, file }: Pick<TableOrigin, 'cell' | 'file'>, locale: Locale): Html {
  const [, line = '', field = ''] = /^(\d+):(\d+)$/.exec(cell) ?? [];
  if (/\.(csv|tsv|txt)$/i.test(file) && line !== '')
    return sourced('source', locale.word('cell-of-text', { line, field }));
  const [, row = '', column = ''] = /^(\d+):(.*)$/.exec(cell) ?? [];
  if (/\.parquet$/i.test(file) && row !== '') return sourced('source', locale.word('cell-of-records', { row, column }));
  return html`${sourced('source', cell.length > mostTogether ? cell : cell.replaceAll(' ', '\u00a0'))}`;
}
