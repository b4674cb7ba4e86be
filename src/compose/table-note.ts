import type { Locale } from '../style/locale/locale.ts';
import type { Cell, Html } from './briefing.ts';
import { joinHtml, plainText } from './html.ts';

/** Beside a period that the source does not name at the number. */
export const readMark = '\u00a0†';

/** What stands below a table: the author's note, what holds for all rows, and a key to each sign that stands in it. */
export function tableNote(
  rows: readonly (readonly Cell[])[],
  {
    locale,
    author,
    remarks = [],
  }: { readonly locale: Locale; readonly author?: Html; readonly remarks?: readonly string[] },
): { readonly note?: Html } {
  const parts = [...(author === undefined ? [] : [author]), ...remarks, ...keysOf(rows, locale)];
  return parts.length === 0 ? {} : { note: joinHtml(parts, locale.joins['after-sentence']) };
}

/** A sentence for each sign of the cells that a reader must be told the meaning of. */
function keysOf(rows: readonly (readonly Cell[])[], locale: Locale): readonly string[] {
  const cells = rows.flat().map(({ content }) => ({ markup: content.html, text: plainText(content).trim() }));
  const signs: readonly (readonly [string, boolean])[] = [
    ['key-paragraph', cells.some(({ text }) => text.includes('¶'))],
    ['key-read', cells.some(({ text }) => text.endsWith(readMark))],
    ['key-not-stated', cells.some(({ text }) => text === locale.word('not-stated'))],
    ['key-none', cells.some(({ text }) => text === '–')],
    ['translation-note', cells.some(({ markup }) => markup.includes('class="ours"'))],
  ];
  return signs.flatMap(([key, stands]) => (stands ? [locale.word(key)] : []));
}
