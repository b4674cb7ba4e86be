import type { TableOrigin } from '../data/types.ts';
import { type Html, html, sourced } from './html.ts';

/** Where in its table a value stands, by how the address of a cell is written in the kind of file that it is. */
const keys = [
  ['key-cell-of-text', /\.(?:csv|tsv|txt)$/i],
  ['key-cell-of-records', /\.parquet$/i],
] as const;

/** The words of a locale that explain the addresses of cells in some markup. */
export function cellKeys(markup: string): readonly string[] {
  return keys.flatMap(([key]) => (markup.includes(`class="${key}"`) ? [key] : []));
}

/** A cell is kept on one line where its sheet has a name as short as most: Table 12!AB123. */
const mostTogether = 14;

/** The address of a cell as it is written: `Table 3!C17`, and of a text file `12:4`, which `cellKeys` explains. */
export function sayCell({ cell, file }: Pick<TableOrigin, 'cell' | 'file'>): Html {
  const words = sourced('source', cell.length > mostTogether ? cell : cell.replaceAll(' ', '\u00a0'));
  const key = keys.find(([, pattern]) => pattern.test(file))?.[0];
  return key === undefined ? words : html`<span class="${key}">${words}</span>`;
}
