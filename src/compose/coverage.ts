import type { Statistic } from '../data/types.ts';
import type { ChartFigure, Html } from './briefing.ts';
import { type ComposeContext, chartFigure } from './context.ts';
import { type CoverageRow, coverageRows, type RowsBy } from './coverage-rows.ts';
import { citeDocuments, coverageSubtitle, coverageTitle } from './coverage-words.ts';
import { fillWords, html, joinHtml, sourced } from './html.ts';
import { coverageKey } from './mark-key.ts';
import { sourceLine } from './source-line.ts';

/** The most lanes of a figure: it is then 95 mm high, with its title, key and sources. */
const mostLanes = 14;
/** The most lanes where rows are measures, which are never split over figures: a little more than half a page. */
const mostMeasureLanes = 24;
/** With fewer rows or marks than this, a chart says no more than a sentence would. */
const fewest = 4;

/**
 * The chart that shows which place and which periods each source covers. It has a row for each place and source. Where
 * there are fewer than four rows or marks, it has a row for each place and measure instead, if that gives four or more
 * and not much more than half a page. Where it would be too high, it has a row for each place, and is split into
 * several figures only where there are too many places for one.
 */
export function composeCoverage(statistics: readonly Statistic[], context: ComposeContext): readonly ChartFigure[] {
  const { by, rows } = chooseRows(statistics, context);
  const pages = by === 'measure' ? [rows] : cut(rows);
  return pages.map((shown, index) =>
    composeFigure(shown, statistics, { context, by, whole: pages.length === 1, last: index === pages.length - 1 }),
  );
}

interface Chosen {
  readonly by: RowsBy;
  readonly rows: readonly CoverageRow[];
}

function chooseRows(statistics: readonly Statistic[], context: ComposeContext): Chosen {
  const rowsBy = (by: RowsBy): Chosen => ({ by, rows: coverageRows(statistics, by, context) });
  const bySource = rowsBy('source');
  if (isSparse(bySource.rows)) {
    const byMeasure = rowsBy('measure');
    if (!isSparse(byMeasure.rows) && lanesIn(byMeasure.rows) <= mostMeasureLanes) return byMeasure;
  }
  return lanesIn(bySource.rows) > mostLanes ? rowsBy('place') : bySource;
}

function isSparse(rows: readonly CoverageRow[]): boolean {
  const marks = rows.reduce((sum, { row }) => sum + (row.spans ?? []).length, 0);
  return rows.length < fewest || marks < fewest;
}

function lanesIn(rows: readonly CoverageRow[]): number {
  return rows.reduce((sum, { lanes }) => sum + lanes, 0);
}

/** Splits rows into figures, each with as many rows as fit. */
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
  readonly by: RowsBy;
  /** Whether it is the only one. */
  readonly whole: boolean;
  readonly last: boolean;
}

function composeFigure(
  shown: readonly CoverageRow[],
  statistics: readonly Statistic[],
  { context, by, whole, last }: Figure,
): ChartFigure {
  const { locale } = context;
  const rows = shown.map(({ row }) => row);
  const places = [...new Set(rows.map(({ place }) => place))];
  const span = whole ? html`` : sourced('word', locale.brackets([places[0], places.at(-1)].join(' – ')));
  const sources = new Set(shown.flatMap((row) => row.sources));
  const told = statistics.filter((statistic) => whole || statistic.sources.some((id) => sources.has(id)));
  const notes = [coverageKey(rows, context), ...(last ? silentSources(statistics, context) : [])];
  return chartFigure(
    {
      title: coverageTitle(statistics, context),
      subtitle: html`${coverageSubtitle(rows, by, context)}${span}`,
      source: sourceLine(told, context),
      note: joinHtml(notes, locale.joins['after-sentence']),
    },
    { kind: 'coverage', rows, place: '', period: '' },
    context,
  );
}

/** Says which sources are cited for something other than a statistic. */
function silentSources(statistics: readonly Statistic[], context: ComposeContext): readonly Html[] {
  const silent = context.citations.sources().filter((id) => !statistics.some(({ sources }) => sources.includes(id)));
  if (silent.length === 0) return [];
  return [fillWords(context.locale.word('no-statistic-of-source'), { documents: citeDocuments(silent, context) })];
}
