import type { ChartRow } from '../charts/types.ts';
import { groupBy } from '../data/group.ts';
import { isSpan, parsePeriod, spanOf } from '../data/period.ts';
import type { Data, Source, Statistic } from '../data/types.ts';
import type { Locale } from '../locale/locale.ts';
import type { TableColumn } from '../topic/schema.ts';
import type { Cell, Html } from './briefing.ts';
import { html } from './html.ts';
import type { Prose } from './prose.ts';
import type { Wording } from './values.ts';

/** What figures are made with. */
export interface FigureContext {
  readonly data: Data;
  readonly locale: Locale;
  readonly wording: Wording;
  readonly prose: Prose;
}

type ColumnSet = readonly { readonly name: string; readonly kind: Cell['kind'] }[];

/** The heads of a table of statistics. Units stand in the head where all values share one. */
export function tableHeads(
  columns: readonly TableColumn[],
  statistics: readonly Statistic[],
  { locale }: FigureContext,
): ColumnSet {
  const shared = sharedUnit(statistics);
  return columns.map((column, index) => {
    const name = locale.word(column === 'source' ? 'source-paragraph' : column);
    const named = column === 'value' && shared !== undefined ? `${name} (${locale.columnName(shared.unit)})` : name;
    return { name: named, kind: index === 0 ? 'head' : column === 'value' ? 'number' : 'text' };
  });
}

/** One row of a table of statistics. */
export function tableRow(
  columns: readonly TableColumn[],
  statistic: Statistic,
  shared: boolean,
  context: FigureContext,
): readonly Cell[] {
  return columns.map((column, index) => ({
    content: cell(column, statistic, shared, context),
    kind: index === 0 ? 'head' : column === 'value' ? 'number' : 'text',
  }));
}

/** A statistic with the unit of all, where they have the same one. */
export function sharedUnit(statistics: readonly Statistic[]): Statistic | undefined {
  const [first, ...others] = statistics;
  return first !== undefined && others.every(({ unit }) => unit.id === first.unit.id) ? first : undefined;
}

function cell(
  column: TableColumn,
  statistic: Statistic,
  shared: boolean,
  { locale, wording, prose }: FigureContext,
): Html {
  switch (column) {
    case 'measure':
      return html`${wording.measure(statistic)}`;
    case 'place':
      return html`${wording.place(statistic)}`;
    case 'period':
      return html`${wording.period(statistic)}`;
    case 'value':
      return prose.value(statistic, { unit: !shared, sign: statistic.comparedWith !== undefined });
    case 'comparison':
      return html`${wording.comparator(statistic) ?? '–'}`;
    case 'reporter':
      return html`${wording.reporter(statistic)}`;
    case 'grade':
      return html`${statistic.grade ?? '–'}`;
    case 'source': {
      const { origin, sources } = statistic;
      const where =
        origin.kind === 'reported'
          ? locale.word('paragraph-short', { number: origin.record.paragraph })
          : wording.calculated;
      return html`${prose.cite(sources)} ${where}`;
    }
  }
}

/** A statistic as a mark of a chart. */
export function chartRow(
  statistic: Statistic,
  label: 'measure' | 'place' | 'period',
  { wording }: FigureContext,
): ChartRow {
  const { period } = statistic;
  return {
    id: statistic.id,
    label: wording[label](statistic),
    value: statistic.value,
    text: wording.value(statistic, {
      unit: statistic.unit.kind === 'share',
      sign: statistic.comparedWith !== undefined,
    }),
    place: wording.place(statistic),
    period: wording.period(statistic),
    ...(isSpan(period) ? { start: period.start, end: period.end } : {}),
    measure: wording.measure(statistic),
    unit: statistic.unit.id,
    ...(statistic.qualifiers.length > 0 ? { qualifier: statistic.qualifiers.join(' ') } : {}),
    partial: period.kind === 'part-year' || isPreliminary(statistic),
  };
}

/** One row for each source and place: the whole span that its statistics speak for. */
export function coverageRows(
  statistics: readonly Statistic[],
  { data, locale, wording, prose }: FigureContext,
): readonly ChartRow[] {
  const groups = groupBy(statistics, ({ sources, place }) => `${sources.join()} ${place.id}`);
  return [...groups.values()].flatMap((group): readonly ChartRow[] => {
    const [first] = group;
    const source = data.sources.get(first?.sources[0] ?? '');
    if (first === undefined || source === undefined) return [];
    const spans = group.map(({ period }) => period).filter(isSpan);
    const start = spans.map((span) => span.start).sort()[0];
    const end = spans
      .map((span) => span.end)
      .sort()
      .at(-1);
    return [
      {
        id: `${source.id}-${first.place.id}`,
        label: `${citeText(prose, source)} ${wording.sourceName(source)}`,
        value: 0,
        text: locale.word(group.length === 1 ? 'one-statistic' : 'some-statistics', { count: group.length }),
        place: wording.place(first),
        period: locale.period(
          start === undefined || end === undefined ? parsePeriod('not-stated') : spanOf(start, end),
        ),
        start,
        end,
        measure: '',
        unit: '',
        partial: false,
      },
    ];
  });
}

function citeText(prose: Prose, source: Source): string {
  return prose.cite([source.id]).html.replace(/<[^>]*>/g, '');
}

/** "Source: title by publisher, date [2]." for the sources of a figure, with who reported. */
export function sourceLine(statistics: readonly Statistic[], { data, locale, wording, prose }: FigureContext): Html {
  const ids = [...new Set(statistics.flatMap(({ sources }) => sources))];
  const parts = ids.flatMap((id) => {
    const source = data.sources.get(id);
    if (source === undefined) return [];
    const reporters = [
      ...new Set(statistics.filter(({ sources }) => sources.includes(id)).map((item) => wording.reporter(item))),
    ];
    return [
      html`${wording.sourceTitle(source)}, ${wording.sourceName(source)}; ${locale.word('reported-by', { body: locale.list(reporters) })} ${prose.cite([id])}`,
    ];
  });
  return { html: parts.map((part) => part.html).join('. ') };
}

function isPreliminary({ origin }: Statistic): boolean {
  const status = origin.kind === 'reported' ? origin.record.status : undefined;
  return status === 'provisional' || status === 'estimated';
}

/** "Source: title by publisher, date [2]." for records that are no statistics. */
export function listSources(ids: readonly string[], { data, wording, prose }: FigureContext): Html {
  const parts = ids.flatMap((id) => {
    const source = data.sources.get(id);
    return source === undefined
      ? []
      : [html`${wording.sourceTitle(source)}, ${wording.sourceName(source)} ${prose.cite([id])}`];
  });
  return { html: parts.map((part) => part.html).join('. ') };
}
