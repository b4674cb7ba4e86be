import type { Statistic } from '../data/types.ts';
import type { ChartFigure, Html } from './briefing.ts';
import type { ComposeContext } from './context.ts';
import { type CoverageRow, coverageRows } from './coverage-rows.ts';
import { coverageSubtitle, coverageTitle } from './coverage-words.ts';
import { html, plainText } from './html.ts';
import { coverageKey } from './mark-key.ts';
import { sourceLine } from './source-line.ts';

/** So many lanes make a figure of 95 mm, with its title, key and sources. */
const mostLanes = 14;

/**
 * The chart of which place and which periods each source speaks for: a row for each place and source, or for each place
 * where that would be too high; more than one figure only where there are too many places for one.
 */
export function composeCoverage(statistics: readonly Statistic[], context: ComposeContext): readonly ChartFigure[] {
  const bySource = coverageRows(statistics, context, ({ source, statistic }) => `${statistic.place.id} ${source}`);
  const rows =
    lanesIn(bySource) > mostLanes ? coverageRows(statistics, context, ({ statistic }) => statistic.place.id) : bySource;
  const pages = cut(rows);
  return pages.map((shown, index) =>
    composeFigure(shown, statistics, { context, whole: pages.length === 1, last: index === pages.length - 1 }),
  );
}

function lanesIn(rows: readonly CoverageRow[]): number {
  return rows.reduce((sum, { lanes }) => sum + lanes, 0);
}

/** The rows of each figure, each as many as are no higher than one may be. */
function cut(rows: readonly CoverageRow[]): readonly (readonly CoverageRow[])[] {
  const pages: CoverageRow[][] = [];
  for (const row of rows) {
    const last = pages.at(-1);
    if (last !== undefined && lanesIn(last) + row.lanes <= mostLanes) last.push(row);
    else pages.push([row]);
  }
  return pages;
}

interface Figure {
  readonly context: ComposeContext;
  /** Whether it is the only one. */
  readonly whole: boolean;
  readonly last: boolean;
}

function composeFigure(
  shown: readonly CoverageRow[],
  statistics: readonly Statistic[],
  { context, whole, last }: Figure,
): ChartFigure {
  const { locale, numbering } = context;
  const frame = numbering.frame('figure');
  const rows = shown.map(({ row }) => row);
  const title = html`${coverageTitle(statistics, context)}`;
  const places = [...new Set(rows.map(({ place }) => place))];
  const span = whole ? '' : locale.brackets([places[0], places.at(-1)].join(' – '));
  const subtitle = html`${coverageSubtitle(rows, context)}${span}`;
  const sources = new Set(shown.flatMap((row) => row.sources));
  numbering.draw({
    as: 'chart',
    id: frame.id,
    kind: 'coverage',
    rows,
    title: plainText(title),
    measure: plainText(subtitle),
    place: '',
    period: '',
  });
  return {
    kind: 'chart',
    ...frame,
    chart: frame.id,
    title,
    subtitle,
    source: sourceLine(
      statistics.filter((statistic) => whole || statistic.sources.some((id) => sources.has(id))),
      context,
    ),
    note: joinNotes(
      [html`${coverageKey(rows, context)}`, ...(last ? silentSources(statistics, context) : [])],
      locale.joins['after-sentence'],
    ),
  };
}

/** Which sources are cited for what is no statistic. */
function silentSources(
  statistics: readonly Statistic[],
  { citations, locale, prose }: ComposeContext,
): readonly Html[] {
  const silent = citations.sources().filter((id) => !statistics.some(({ sources }) => sources.includes(id)));
  return silent.length === 0 ? [] : [html`${prose.cite(silent)} ${locale.word('no-statistic-of-source')}`];
}

function joinNotes(notes: readonly Html[], between: string): Html {
  return { html: notes.map((note) => note.html).join(between) };
}
