import type { ChartRow } from '../charts/types.ts';
import { findDocument } from '../data/documents.ts';
import { isSpan } from '../data/period.ts';
import type { Data, Statistic } from '../data/types.ts';
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
    const named =
      column === 'value' && shared !== undefined ? `${name}${locale.brackets(locale.columnName(shared.unit))}` : name;
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
    case 'period': {
      const period = wording.period(statistic);
      const running = statistic.period.kind === 'cumulative' && !statistic.period.written.includes('/');
      return html`${running ? locale.word('running-to', { period }) : period}`;
    }
    case 'value':
      return prose.value(statistic, { unit: shared ? 'never' : true, sign: statistic.comparedWith !== undefined });
    case 'comparison':
      return html`${wording.comparator(statistic) ?? '–'}`;
    case 'reporter':
      return html`${wording.reporter(statistic)}`;
    case 'grade':
      return html`${statistic.grade ?? '–'}`;
    case 'source':
      return html`${prose.cite(statistic.sources)}${whereInSource(statistic, locale, wording)}`;
  }
}

/** " para 7", " our calculation"; nothing for a reference, whose document is cited as a whole. */
function whereInSource({ origin }: Statistic, locale: Locale, wording: Wording): string {
  switch (origin.kind) {
    case 'reported':
      return ` ${locale.word('paragraph-short', { number: origin.record.paragraph })}`;
    case 'calculated':
      return ` ${wording.calculated}`;
    case 'reference':
      return '';
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

/** Of more documents a figure names the numbers alone: their titles would be longer than the figure. */
const mostNamed = 8;

/** "Source: title by publisher, date [2]." for the sources of a figure, with who reported. */
export function sourceLine(statistics: readonly Statistic[], { data, locale, wording, prose }: FigureContext): Html {
  const { joins } = locale;
  const ids = [...new Set(statistics.flatMap(({ sources }) => sources))];
  if (ids.length > mostNamed) return listNumbers(ids, locale, prose);
  const parts = ids.flatMap((id) => {
    const source = findDocument(id, data);
    if (source === undefined) return [];
    const used = statistics.filter(({ sources }) => sources.includes(id));
    const reporters = new Set(used.filter(isReported).map((item) => wording.reporter(item)));
    const by =
      reporters.size === 0
        ? ''
        : `${joins.semicolon}${locale.word('reported-by', { body: locale.list([...reporters]) })}`;
    const ours = used.every(isReported) ? '' : `${joins.semicolon}${wording.calculated}`;
    return [
      html`${wording.citedTitle(source)}${joins.comma}${wording.sourceName(source)}${by}${ours} ${prose.cite([id])}`,
    ];
  });
  return joinSentences(parts, locale);
}

function listNumbers(ids: readonly string[], locale: Locale, prose: Prose): Html {
  const numbers = ids.map((id) => prose.cite([id]).html);
  return html`${locale.word('as-in-sources')}${{ html: numbers.join(' ') }}`;
}

function isReported({ origin }: Statistic): boolean {
  return origin.kind !== 'calculated';
}

function isPreliminary({ origin }: Statistic): boolean {
  const status = origin.kind === 'reported' ? origin.record.status : undefined;
  return status === 'provisional' || status === 'estimated';
}

/** "Source: title by publisher, date [2]." for records that are no statistics. */
export function listSources(ids: readonly string[], { data, locale, wording, prose }: FigureContext): Html {
  const parts = ids.flatMap((id) => {
    const source = findDocument(id, data);
    return source === undefined
      ? []
      : [html`${wording.citedTitle(source)}${locale.joins.comma}${wording.sourceName(source)} ${prose.cite([id])}`];
  });
  return joinSentences(parts, locale);
}

function joinSentences(parts: readonly Html[], { joins }: Locale): Html {
  return { html: parts.map((part) => part.html).join(`${joins.stop}${joins['after-sentence']}`) };
}
