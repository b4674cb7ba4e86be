import { isSpan } from '../data/period.ts';
import type { Data, Statistic } from '../data/types.ts';
import type { TableColumn } from '../topic/schema.ts';
import type { Cell, Column, Html } from './briefing.ts';
import { sayCell } from './cell-words.ts';
import type { FigureContext } from './context.ts';
import { html, joinHtml, sourced } from './html.ts';
import { compared, sayMissingLevels } from './levels.ts';
import { inferredSign } from './table-figure.ts';

/** What a table of statistics is made of. */
export interface StatisticTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What is said once for all rows, below them: a grade that they share, and that decimals differ. */
  readonly remarks: readonly string[];
}

type ColumnKey = TableColumn | 'unit';

interface TableLayout {
  readonly keys: readonly ColumnKey[];
  readonly shared: Statistic | undefined;
  /** Whether the paragraph in the source is given, or the cell. */
  readonly paragraphs: boolean;
}

/**
 * A table of statistics with the columns wanted. The unit stands in the head of the values where all share one, else in
 * a column of its own; what a change is compared with stands below its measure; one grade of all rows is a remark.
 */
export function statisticTable(
  statistics: readonly Statistic[],
  { columns: wanted, paragraphs = false }: { readonly columns: readonly TableColumn[]; readonly paragraphs?: boolean },
  context: FigureContext,
): StatisticTable {
  const { locale } = context;
  const shared = sharedUnit(statistics);
  const grades = new Set(statistics.map(({ grade }) => grade));
  const [grade] = grades;
  const oneGrade = wanted.includes('grade') && grades.size === 1 && grade !== undefined;
  const keys = wanted.flatMap((column): readonly ColumnKey[] => {
    if (column === 'grade' && oneGrade) return [];
    return column === 'value' && shared === undefined ? ['value', 'unit'] : [column];
  });
  const layout = { keys, shared, paragraphs };
  return {
    columns: keys.map((key, index) => ({ key, name: headOf(key, layout, context), kind: kindOf(key, index) })),
    rows: statistics.map((statistic) =>
      keys.map((key, index) => ({ kind: kindOf(key, index), content: cell(key, statistic, layout, context) })),
    ),
    remarks: [
      ...(oneGrade ? [locale.word(gradeRemark(statistics), { grade, meaning: locale.word(`grade-${grade}`) })] : []),
      ...(wanted.includes('value') && haveUnequalDecimals(statistics, context)
        ? ['decimals-as-published', ...(isCalculatedIn(statistics) ? ['decimals-calculated'] : [])].map((word) =>
            locale.word(word),
          )
        : []),
    ],
  };
}

/**
 * Which remark fits: a calculated value has the grade of its inputs, but is itself neither a report nor a statement.
 */
function gradeRemark(statistics: readonly Statistic[]): string {
  if (!isCalculatedIn(statistics)) return 'all-of-grade';
  return statistics.every(isCalculated) ? 'all-calculated-of-grade' : 'all-of-grade-or-calculated';
}

function isCalculated({ origin }: Statistic): boolean {
  return origin.kind === 'calculated';
}

function isCalculatedIn(statistics: readonly Statistic[]): boolean {
  return statistics.some(isCalculated);
}

function kindOf(key: ColumnKey, index: number): Cell['kind'] {
  return index === 0 ? 'head' : key === 'value' ? 'number' : 'text';
}

function headOf(key: ColumnKey, { shared }: TableLayout, { locale }: FigureContext): Html {
  const name = locale.word(key === 'source' ? 'source-paragraph' : key);
  if (key !== 'value' || shared === undefined) return html`${name}`;
  return html`${name}${sourced('word', locale.brackets(locale.columnName(shared.unit)))}`;
}

/** A statistic with the unit of all, where they have the same one. */
export function sharedUnit(statistics: readonly Statistic[]): Statistic | undefined {
  const [first, ...others] = statistics;
  return first !== undefined && others.every(({ unit }) => unit.id === first.unit.id) ? first : undefined;
}

function cell(key: ColumnKey, statistic: Statistic, layout: TableLayout, context: FigureContext): Html {
  const { locale, wording, prose } = context;
  switch (key) {
    case 'measure':
      return html`${sourced('word', wording.measure(statistic))}${comparison(statistic, layout, context)}`;
    case 'place':
      return sourced('word', wording.place(statistic));
    case 'period': {
      const period = wording.period(statistic);
      const running = statistic.period.kind === 'cumulative' && !statistic.period.written.includes('/');
      return html`${sourced('date', running ? locale.word('running-to', { period }) : period)}${isPeriodInferred(statistic, context.data) ? inferredSign : ''}`;
    }
    case 'value':
      return prose.bare(
        statistic,
        wording.say(statistic, { unit: 'never', sign: statistic.comparedWith !== undefined }),
      );
    case 'unit':
      return html`<span data-statistic="${statistic.id}">${sourced('word', locale.unitName(statistic.unit, statistic.value) || locale.columnName(statistic.unit))}</span>`;
    case 'reporter':
      return sourced('word', wording.reporter(statistic));
    case 'grade':
      return html`${statistic.grade ?? '–'}`;
    case 'source':
      return html`${prose.cite(statistic.sources)}${whereInSource(statistic, layout, context)}`;
  }
}

/**
 * Whether the source does not name the period beside the number, so that it was inferred from the words round it; for a
 * calculated value, whether that is so for one of its inputs.
 */
function isPeriodInferred({ origin, period }: Statistic, data: Data): boolean {
  if (origin.kind === 'reported') return origin.record['period-basis'] === 'context';
  if (origin.kind !== 'calculated' || !isSpan(period)) return false;
  return origin.inputs.flatMap((id) => data.statistics.get(id) ?? []).some((input) => isPeriodInferred(input, data));
}

/** Below a change's measure: what it is compared with, and whether its levels were published. */
function comparison(statistic: Statistic, { keys }: TableLayout, context: FigureContext): Html {
  const { locale, wording } = context;
  const ours = statistic.origin.kind === 'calculated' && !keys.includes('reporter') && !keys.includes('source');
  const isChange = wording.comparator(statistic) !== undefined;
  const missing = isChange && statistic.origin.kind === 'reported' ? sayMissingLevels(statistic, context) : undefined;
  const said = [
    ...(isChange ? [compared(statistic, context)] : []),
    ...(missing === undefined ? [] : [missing]),
    ...(ours ? [html`${wording.calculated}`] : []),
  ];
  if (said.length === 0) return html``;
  // The line break is only visual; a screen reader reads the space.
  return html` <br><span class="beside">${joinHtml(said, locale.joins.semicolon)}</span>`;
}

/** " ¶ 7", " Table 3!C17", or that we calculated it where no other column says so. */
function whereInSource(
  { origin }: Statistic,
  { keys, paragraphs }: TableLayout,
  { locale, wording }: FigureContext,
): Html {
  if (origin.kind === 'calculated') return html`${keys.includes('reporter') ? '' : ` ${wording.calculated}`}`;
  if (!paragraphs) return html``;
  if (origin.kind === 'table') return html` ${sayCell(origin, locale)}`;
  if (origin.kind !== 'reported') return html``;
  return html` ${sourced('source', locale.word('paragraph-short', { number: origin.record.paragraph }))}`;
}

/** Whether values of one unit are printed with different numbers of decimals: they are printed as published. */
function haveUnequalDecimals(statistics: readonly Statistic[], { locale }: FigureContext): boolean {
  const found = new Map<string, number>();
  return statistics.some(({ unit, value, decimals }) => {
    const printed = locale.decimals(value, decimals);
    const known = found.get(unit.id);
    found.set(unit.id, printed);
    return known !== undefined && known !== printed;
  });
}
