import type { Statistic } from '../data/types.ts';
import type { Coverage } from './briefing.ts';
import { type ComposeContext, chartFigure } from './context.ts';
import { coverageRows, type LanedRow } from './coverage-rows.ts';
import { citeDocuments, coverageSentence, coverageSubtitle, coverageTitle } from './coverage-words.ts';
import { fillWords, type Html, joinHtml } from './html.ts';
import { coverageKey } from './mark-key.ts';
import { sourceLine } from './source-line.ts';

/** The most lanes of the chart: it is then 95 mm high, with its title, key and sources. */
const mostLanes = 14;
/** With fewer rows, or fewer that differ, a chart says no more than a sentence would. */
const fewest = { rows: 8, differing: 3 };

/**
 * Which place and which periods the sources cover: a sentence, or a chart where that tells more: it has at least eight
 * rows, a row for each place and source, or for each place where there would be too many, of which three differ in their
 * periods.
 */
export function composeCoverage(statistics: readonly Statistic[], context: ComposeContext): Coverage {
  const rows = (['source', 'place'] as const)
    .map((by) => coverageRows(statistics, by, context))
    .find((each) => lanesIn(each) <= mostLanes);
  if (rows !== undefined && tellsMore(rows)) return { figure: composeFigure(rows, statistics, context) };
  const { 'after-sentence': after } = context.locale.joins;
  return { sentence: joinHtml([coverageSentence(statistics, context), ...silentSources(statistics, context)], after) };
}

function tellsMore(rows: readonly LanedRow[]): boolean {
  const periods = new Set(rows.map(({ row }) => JSON.stringify(row.spans ?? [])));
  return rows.length >= fewest.rows && periods.size >= fewest.differing;
}

function lanesIn(rows: readonly LanedRow[]): number {
  return rows.reduce((sum, { lanes }) => sum + lanes, 0);
}

function composeFigure(shown: readonly LanedRow[], statistics: readonly Statistic[], context: ComposeContext) {
  const rows = shown.map(({ row }) => row);
  const notes = [coverageKey(rows, context), ...silentSources(statistics, context)];
  return chartFigure(
    {
      title: coverageTitle(statistics, context),
      subtitle: coverageSubtitle(statistics, context),
      source: sourceLine(statistics, context),
      note: joinHtml(notes, context.locale.joins['after-sentence']),
    },
    { kind: 'coverage', rows },
    context,
  );
}

/** Says which sources are cited for something other than a statistic. */
function silentSources(statistics: readonly Statistic[], context: ComposeContext): readonly Html[] {
  const silent = context.citations.sources().filter((id) => !statistics.some(({ sources }) => sources.includes(id)));
  if (silent.length === 0) return [];
  return [fillWords(context.locale.word('no-statistic-of-source'), { documents: citeDocuments(silent, context) })];
}
