import { findDocument } from '../data/documents.ts';
import type { Statistic } from '../data/types.ts';
import type { FigureContext } from './context.ts';
import { fillWords, type Html, html, joinHtml, sourced } from './html.ts';

/**
 * Where a figure has more documents than this, only their numbers are given: the names would be longer than the figure.
 */
const mostNamed = 8;

/**
 * The documents of a figure's statistics, each with the body whose numbers it published: "Lakeside Police, reported in
 * Lakeside News, 31 July 2024 [1]". A document that gives its publisher's own numbers is named alone. `cited` has the
 * ids of further documents that the figure's words cite. The titles of documents are left to the list of sources, unless
 * the figure leaves the briefing (`titled`).
 */
export function sourceLine(
  statistics: readonly Statistic[],
  context: FigureContext,
  { cited = [], titled = false }: { readonly cited?: readonly string[]; readonly titled?: boolean } = {},
): Html {
  const { locale, wording } = context;
  const ids = [...new Set([...statistics.flatMap(({ sources }) => sources), ...cited])];
  const calculated = statistics.filter(({ origin }) => origin.kind === 'calculated');
  const documents = nameDocuments(ids, { ...context, titled }, (id) => {
    const used = statistics.filter(({ sources, origin }) => sources.includes(id) && origin.kind !== 'calculated');
    return [...new Set(used.map((one) => wording.reporter(one)))];
  });
  if (calculated.length === 0) return documents;
  return calculated.length === statistics.length
    ? fillWords(locale.word('calculated-from'), { documents })
    : html`${documents}${locale.joins.semicolon}${locale.word('and-calculated')}`;
}

/** The documents of records other than statistics. */
export function nameSourcesOf(ids: readonly string[], context: FigureContext): Html {
  return nameDocuments([...new Set(ids)], { ...context, titled: false }, () => []);
}

function nameDocuments(
  ids: readonly string[],
  { data, locale, wording, prose, titled }: FigureContext & { readonly titled: boolean },
  reportersOf: (id: string) => readonly string[],
): Html {
  if (ids.length > mostNamed && !titled) {
    const numbers = ids.map((id) => prose.cite([id]));
    return html`${locale.word('as-in-sources')}${joinHtml(numbers, ' ')}`;
  }
  const parts = ids.flatMap((id) => {
    const document = findDocument(id, data);
    if (document === undefined) return [];
    const publisher = wording.text(document.publisher, `the publisher of ${id}`);
    const reporters = reportersOf(id);
    // Where a publisher calculated or counted itself, the reporter begins with its name.
    const bodies = reporters.filter((body) => !body.startsWith(publisher));
    const name = sourced('source', wording.sourceName(document));
    const how = bodies.length < reporters.length ? 'with-figures-of' : 'reported-in';
    const whose =
      bodies.length === 0
        ? name
        : fillWords(locale.word(how), { body: sourced('word', locale.list(bodies)), document: name });
    const said = titled
      ? fillWords(locale.word('with-title'), { document: whose, title: wording.citedTitle(document) })
      : whose;
    return [html`${said} ${prose.cite([id])}`];
  });
  return joinHtml(parts, locale.joins.semicolon);
}
