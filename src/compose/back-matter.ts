import type { Conflict, Text } from '../data/schema.ts';
import type { Located, Statistic } from '../data/types.ts';
import { tableColumns } from '../topic/schema.ts';
import { type ComposeContext, namedStatistic } from './context.ts';
import type { FigureCell, TableFigure } from './figure.ts';
import { gradeKey, gradesNamed } from './grades.ts';
import { headedRows, inGroups } from './group-rows.ts';
import { type Html, html, joinHtml } from './html.ts';
import { sourceLine } from './source-line.ts';
import { placeOfMost, statisticTable } from './statistic-table.ts';
import { periodOf } from './subtitle.ts';
import { tableFigure, wordColumns } from './table-figure.ts';

/** Who reported each value stands in the attached data, and in the list of sources. */
const printedColumns = tableColumns.filter((column) => column !== 'reporter');
/** More rows than this take more than a page, and are left to the attached data. */
const mostRows = 16;
/** A row that names a place and two of its values. */
const groupKept = 3;

/**
 * Every statistic that the briefing prints. Missing where the tables of the briefing show them all already, as nothing is
 * printed twice, and where the table would be long.
 */
export function composeDataTable(
  statistics: readonly Statistic[],
  tabled: ReadonlySet<string>,
  context: ComposeContext,
): TableFigure | undefined {
  if (statistics.length > mostRows || statistics.every(({ id }) => tabled.has(id))) return undefined;
  const { locale, numbering } = context;
  const groups = inGroups(statistics, 'place');
  // Where hardly two rows share a place, its name in each row takes less than rows of their own.
  const isGrouped =
    groups.length > 1 && groups.length * 2 <= statistics.length && placeOfMost(statistics) === undefined;
  const ordered = isGrouped ? groups.flatMap(({ members }) => members) : statistics;
  const wanted = isGrouped ? printedColumns.filter((column) => column !== 'place') : printedColumns;
  const table = statisticTable(ordered, { columns: wanted, paragraphs: true, placeOnce: true }, context);
  const { columns, remarks } = table;
  const rows = isGrouped ? headedRows(table, groups, context) : table.rows;
  return tableFigure(
    {
      ...numbering.frame('table'),
      title: html`${locale.word('data-title')}`,
      subtitle: subtitleOf(statistics, 'data-subtitle', context),
      columns,
      rows,
      ...(isGrouped ? { keptRows: groupKept } : {}),
      source: sourceLine(statistics, context),
      remarks: [...remarks, ...gradeKey(statistics, locale)],
    },
    locale,
  );
}

/** What the briefing is about, the time that statistics span, and what is said of them. */
function subtitleOf(statistics: readonly Statistic[], word: string, { about, locale }: ComposeContext): Html {
  const periods = statistics.map(({ period }) => period);
  return joinHtml([about, periodOf(periods, locale), locale.word(word)], locale.joins.semicolon);
}

/** The conflicts that touch a statistic of the briefing, shown together; undefined where there are none. */
export function composeDisagreements(printed: ReadonlySet<string>, context: ComposeContext): TableFigure | undefined {
  const { data, locale, numbering, wording, prose } = context;
  const touched = [...data.conflicts.values()].filter(({ statistics }) => statistics.some((id) => printed.has(id)));
  if (touched.length === 0) return undefined;
  const involved = touched.flatMap(({ statistics }) => statistics.flatMap((id) => data.statistics.get(id) ?? []));
  const rows = touched.map((conflict) => {
    const { id } = conflict;
    const where = (field: string): string => `the ${field} of the conflict ${id}`;
    return [
      {
        kind: 'head' as const,
        content: prose.ofData(wording.text(conflict.problem, where('problem')), conflict.at(['problem'])),
      },
      { kind: 'text' as const, content: composeDecision(conflict, context) },
    ];
  });
  return tableFigure(
    {
      ...numbering.frame('table'),
      title: html`${locale.word('disagreements-title')}`,
      subtitle: subtitleOf(involved, 'disagreements-subtitle', context),
      columns: wordColumns(['problem', 'decision'], locale),
      rows,
      source: sourceLine(involved, context, { cited: citedIn(rows, context) }),
      remarks: gradesNamed(involved, locale),
      // A row is a paragraph, which may stand alone on a page.
      keptRows: 1,
    },
    locale,
  );
}

/** The documents that rows cite by their numbers. */
function citedIn(rows: readonly (readonly FigureCell[])[], { citations }: ComposeContext): readonly string[] {
  const known = citations.sources();
  const marks = rows.flat().flatMap(({ content }) => [...content.html.matchAll(/\[(\d+(?:, \d+)*)\]/g)]);
  const numbers = marks.flatMap(([, listed = '']) => listed.split(', ').map(Number));
  return known.filter((_, index) => numbers.includes(index + 1));
}

/**
 * What the briefing does about values that do not agree: which one it uses, or that the conflict is unresolved, and
 * why.
 */
function composeDecision({ id, decision, at }: Located<Conflict>, context: ComposeContext): Html {
  const { locale, prose, wording } = context;
  const reason = (text: Text): Html =>
    prose.ofData(wording.text(text, `the decision of the conflict ${id}`), at(['decision']));
  if ('unresolved' in decision)
    return html`${locale.word('unresolved')}${locale.joins['after-sentence']}${reason(decision.unresolved)}`;
  const used = namedStatistic(decision.use, context, at(['decision', 'use']));
  return html`${locale.word('used')}${prose.value(used)}${locale.joins.stop}${locale.joins['after-sentence']}${reason(decision.reason)}`;
}
