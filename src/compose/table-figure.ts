import type { Locale } from '../style/locale/locale.ts';
import { cellKeys } from './cell-words.ts';
import type { FigureCell, FigureColumn, TableFigure } from './figure.ts';
import { type Html, html, joinHtml, plainText } from './html.ts';

/** The fewest rows of a table worth printing on a page with its title, head and source. */
const fewestRows = 2;

/** Beside a period that the source does not name beside the number. */
export const inferredSigns = { context: '\u00a0†', publication: '\u00a0§' } as const;

interface TableParts extends Omit<TableFigure, 'kind' | 'note' | 'keptRows'> {
  readonly keptRows?: number;
  /** The author's note. */
  readonly author?: Html | undefined;
  /** What holds for all rows. */
  readonly remarks?: readonly (string | Html)[];
}

/** A table with its note: the author's, what holds for all rows, and a key to each sign that stands in them. */
export function tableFigure(
  { keptRows = fewestRows, author, remarks = [], ...table }: TableParts,
  locale: Locale,
): TableFigure {
  const notes = [...(author === undefined ? [] : [author]), ...remarks, ...keysOf(table.rows, locale)];
  const note = notes.length === 0 ? {} : { note: joinHtml(notes, locale.joins['after-sentence']) };
  return { kind: 'table', ...table, ...note, keptRows };
}

/** A sentence for each sign in the cells that needs explaining. */
function keysOf(rows: readonly (readonly FigureCell[])[], locale: Locale): readonly string[] {
  const cells = rows.flat().map(({ content }) => ({ markup: content.html, text: plainText(content).trim() }));
  const signs: readonly (readonly [string, boolean])[] = [
    ['key-paragraph', cells.some(({ text }) => text.includes('¶'))],
    ['key-read', cells.some(({ text }) => text.endsWith(inferredSigns.context))],
    ['key-of-publication', cells.some(({ text }) => text.endsWith(inferredSigns.publication))],
    ['key-not-stated', cells.some(({ text }) => text === locale.word('not-stated'))],
    ['key-none', cells.some(({ text }) => text === '–')],
    ['translation-note', cells.some(({ markup }) => markup.includes('class="ours"'))],
  ];
  const ofCells = cellKeys(cells.map(({ markup }) => markup).join('\n'));
  const ofSigns = signs.flatMap(([key, stands]) => (stands ? [key] : []));
  return [...ofCells, ...ofSigns].map((key) => locale.word(key));
}

/** Columns that are named by fixed words of the page, the first of which heads its rows. */
export function wordColumns(words: readonly string[], locale: Locale): readonly FigureColumn[] {
  return words.map((key, index) => ({
    key,
    name: html`${locale.word(key)}`,
    kind: index === 0 ? 'head' : 'text',
  }));
}
