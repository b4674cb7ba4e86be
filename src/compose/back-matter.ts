import type { Conflict, Text } from '../data/schema.ts';
import type { Placed, Statistic } from '../data/types.ts';
import { BriefError } from '../errors.ts';
import type { Locale } from '../locale/locale.ts';
import type { ChartFigure, Html, TableFigure } from './briefing.ts';
import { type ComposeContext, longTable } from './context.ts';
import { type CoverageRow, coverageRows, sourceLine, tableHeads, tableRow } from './figures.ts';
import { html, plainText } from './html.ts';

const dataColumns = ['measure', 'place', 'period', 'value', 'comparison', 'reporter', 'grade', 'source'] as const;

/** So many rows, of names of three lines each, stand on one page in large print too. */
const coverageRowsOfPage = 12;

/** The charts of which place and which period each source speaks for: one, or as many as its rows need pages. */
export function composeCoverage(statistics: readonly Statistic[], context: ComposeContext): readonly ChartFigure[] {
  const rows = coverageRows(statistics, context);
  const figures = Math.max(1, Math.ceil(rows.length / coverageRowsOfPage));
  const each = Math.ceil(rows.length / figures);
  return Array.from({ length: figures }, (_, index) => {
    const shown = rows.slice(index * each, (index + 1) * each);
    return composeCoverageOf(shown, statistics, { context, whole: figures === 1, last: index === figures - 1 });
  });
}

function composeCoverageOf(
  rows: readonly CoverageRow[],
  statistics: readonly Statistic[],
  { context, whole, last }: { readonly context: ComposeContext; readonly whole: boolean; readonly last: boolean },
): ChartFigure {
  const { citations, locale, numbering, prose } = context;
  const frame = numbering.frame('figure');
  const title = html`${locale.word('coverage-title')}`;
  const sources = rows.map(({ source }) => source);
  const [from = '', to = ''] = [sources[0], sources.at(-1)];
  const span = whole ? '' : html` ${prose.cite([from])} – ${prose.cite([to])}`;
  const subtitle = html`${context.about}${locale.joins.semicolon}${locale.word('coverage-subtitle')}${span}`;
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
  const silent = citations.sources().filter((id) => !statistics.some(({ sources }) => sources.includes(id)));
  const note =
    silent.length === 0 || !last ? {} : { note: html`${prose.cite(silent)} ${locale.word('no-statistic-of-source')}` };
  return {
    kind: 'chart',
    ...frame,
    chart: frame.id,
    title,
    subtitle,
    source: sourceLine(
      statistics.filter((statistic) => whole || statistic.sources.some((id) => sources.includes(id))),
      context,
    ),
    ...note,
  };
}

/** Every statistic that the briefing prints, with all that is known of each. */
export function composeDataTable(statistics: readonly Statistic[], context: ComposeContext): TableFigure {
  const { locale, numbering } = context;
  return {
    kind: 'table',
    ...numbering.frame('table'),
    title: html`${locale.word('data-title')}`,
    subtitle: html`${context.about}${locale.joins.semicolon}${locale.word('data-subtitle')}`,
    columns: tableHeads(dataColumns, statistics, context),
    rows: statistics.map((statistic) => tableRow(dataColumns, statistic, false, context)),
    source: sourceLine(statistics, context),
    note: html`${locale.word('paragraph-note')}${locale.joins['after-sentence']}${gradeKey(statistics, locale)}`,
    long: statistics.length > longTable,
  };
}

/** The conflicts that touch a statistic of the briefing, shown together; none where there is none. */
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
        content: prose.line(wording.text(conflict.problem, where('problem')), conflict.at(['problem'])),
      },
      { kind: 'text' as const, content: composeDecision(conflict, context) },
    ];
  });
  return {
    kind: 'table',
    ...numbering.frame('table'),
    title: html`${locale.word('disagreements-title')}`,
    subtitle: html`${context.about}${locale.joins.semicolon}${locale.word('disagreements-subtitle')}`,
    columns: [
      { name: locale.word('problem'), kind: 'head' },
      { name: locale.word('decision'), kind: 'text' },
    ],
    rows,
    source: sourceLine(involved, context),
    long: rows.length > 4,
  };
}

/** What the briefing does about figures that do not agree: the one it uses, or that it is unresolved, and why. */
function composeDecision(
  { id, decision, at }: Placed<Conflict>,
  { data, locale, prose, wording }: ComposeContext,
): Html {
  const reason = (text: Text): Html =>
    prose.line(wording.text(text, `the decision of the conflict ${id}`), at(['decision']));
  if ('unresolved' in decision)
    return html`${locale.word('unresolved')}${locale.joins['after-sentence']}${reason(decision.unresolved)}`;
  const used = data.statistics.get(decision.use);
  if (used === undefined) throw new BriefError('data', `the conflict ${id} uses "${decision.use}", which there is not`);
  return html`${locale.word('used')}${prose.value(used)}${locale.joins.stop}${locale.joins['after-sentence']}${reason(decision.reason)}`;
}

/** What the grades in a table mean: those alone that stand in it. */
function gradeKey(statistics: readonly Statistic[], locale: Locale): string {
  const grades = [...new Set(statistics.flatMap(({ grade }) => grade ?? []))].sort();
  return grades
    .map((grade) => locale.word('grade-named', { grade, meaning: locale.word(`grade-${grade}`) }))
    .join(locale.joins.semicolon);
}
