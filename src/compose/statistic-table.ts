import { type Display, mostDecimals } from '../data/display.ts';
import type { Member } from '../data/series-index.ts';
import type { Statistic } from '../data/types.ts';
import { largest } from '../project/extremes.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { TableColumn } from '../topic/schema.ts';
import type { FigureContext } from './context.ts';
import type { FigureCell, FigureColumn } from './figure.ts';
import { fillWords, type Html, html, sourced } from './html.ts';
import { type ColumnKey, cell, hasValue, printedDecimals, type TableLayout } from './statistic-cells.ts';
import { statusKey } from './statuses.ts';

/** What a table of statistics is made of. */
export interface StatisticTable {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly FigureCell[])[];
  /** What is said once for all rows, below them: a grade that they share, and that decimals differ. */
  readonly remarks: readonly (string | Html)[];
}

interface TableWanted {
  readonly columns: readonly TableColumn[];
  readonly paragraphs?: boolean;
  /** How its values are shown. */
  readonly display?: Display;
  /** Whether a place that most rows share is said once, and beside those of other places alone. */
  readonly placeOnce?: boolean;
  /** Whether the values of the place that the topic compares with have a column. */
  readonly withBeside?: boolean;
}

/**
 * A table of statistics, and of values that are missing, with the columns wanted. The unit stands in the head of the values where all share one, else in
 * a column of its own; what a change is compared with stands below its measure; one grade of all rows is a remark.
 */
export function statisticTable(
  members: readonly Member[],
  { columns: wanted, paragraphs = false, display = {}, placeOnce = false, withBeside = false }: TableWanted,
  context: FigureContext,
): StatisticTable {
  const { locale } = context;
  const statistics = members.filter(hasValue);
  const shared = sharedUnit(members);
  const grades = new Set(statistics.map(({ grade }) => grade));
  const [grade] = grades;
  const oneGrade = wanted.includes('grade') && grades.size === 1 && grade !== undefined;
  // Beside the values of other places it would be no comparison with them.
  const isOfOnePlace = new Set(statistics.map(({ place }) => place.id)).size === 1;
  const others = withBeside && isOfOnePlace ? statistics.map((one) => context.beside?.(one)) : [];
  // The place that a topic compares with is one for the whole briefing.
  const other = others.find((one) => one !== undefined);
  const place = placeOnce ? placeOfMost(members) : undefined;
  const keys = wanted.flatMap((column): readonly ColumnKey[] => {
    if ((column === 'grade' && oneGrade) || (column === 'place' && place !== undefined)) return [];
    if (column !== 'value') return [column];
    return [
      'value',
      ...(other === undefined ? [] : ['beside' as const]),
      ...(shared === undefined ? ['unit' as const] : []),
    ];
  });
  const shown = agree(display, statistics, locale);
  const decimals = shared === undefined ? undefined : mostPrinted(statistics, shown, context);
  const layout = { keys, shared, paragraphs, display: shown, decimals, place };
  return {
    columns: keys.map((key, index) => ({
      key,
      name: headOf(key, { shared, other }, context),
      kind: kindOf(key, index),
    })),
    rows: members.map((member) =>
      keys.map((key, index) => ({ kind: kindOf(key, index), content: cell(key, member, layout, context) })),
    ),
    remarks: [
      ...placeRemark(place, context),
      ...(wanted.includes('value') ? statusKey(members, locale) : []),
      ...(oneGrade ? [locale.word(gradeRemark(statistics), { grade, meaning: locale.word(`grade-${grade}`) })] : []),
      ...(wanted.includes('value') && isAsPublished(display) && haveUnequalDecimals(statistics, context)
        ? ['decimals-as-published', ...(isCalculatedIn(statistics) ? ['decimals-calculated'] : [])].map((word) =>
            locale.word(word),
          )
        : []),
    ],
  };
}

/** That a place is said of all rows that name none; a place may be called "District 9". */
function placeRemark(member: Member | undefined, { locale, wording }: FigureContext): readonly Html[] {
  if (member === undefined) return [];
  return [fillWords(locale.word('place-of-rows'), { place: sourced('word', wording.place(member)) })];
}

/** A member of the place that more than half of all have, where there is one. */
export function placeOfMost<T extends Pick<Member, 'place'>>(members: readonly T[]): T | undefined {
  return members.find(
    ({ place }) => members.filter((other) => other.place.id === place.id).length * 2 > members.length,
  );
}

function isAsPublished({ decimals, scale }: Display): boolean {
  return decimals === undefined && scale === undefined;
}

/** Values of a column that are given in a scale have as many decimals as the one that needs most. */
function agree(display: Display, statistics: readonly Statistic[], locale: Locale): Display {
  const { decimals, scale } = display;
  if (decimals !== undefined || scale === undefined || scale === 'none') return display;
  const needed = statistics.map(({ value }) => locale.decimalsInScale(Math.abs(value), scale));
  return { ...display, decimals: Math.min(mostDecimals, largest(needed, 0)) };
}

/** The most decimals of a column of numbers; undefined where words such as "million" stand behind one of them. */
function mostPrinted(statistics: readonly Statistic[], display: Display, context: FigureContext): number | undefined {
  const printed = statistics.map((one) => printedDecimals(one, display, context));
  const known = printed.filter((decimals) => decimals !== undefined);
  return known.length === printed.length ? largest(known, 0) : undefined;
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

function kindOf(key: ColumnKey, index: number): FigureCell['kind'] {
  return index === 0 ? 'head' : key === 'value' || key === 'beside' ? 'number' : 'text';
}

interface Heads extends Pick<TableLayout, 'shared'> {
  /** A value of the place that the topic compares with. */
  readonly other: Statistic | undefined;
}

function headOf(key: ColumnKey, { shared, other }: Heads, { locale, wording }: FigureContext): Html {
  if (key === 'beside' && other !== undefined) return sourced('word', wording.place(other));
  const name = locale.word(key === 'source' ? 'source-paragraph' : key);
  if (key !== 'value' || shared === undefined) return html`${name}`;
  const unit = locale.columnName(shared.unit);
  return html`${name}${unit === '' ? '' : sourced('word', locale.brackets(unit))}`;
}

/** A statistic with the unit of all, where they have the same one. */
function sharedUnit<T extends Pick<Statistic, 'unit'>>(statistics: readonly T[]): T | undefined {
  const [first, ...others] = statistics;
  return first !== undefined && others.every(({ unit }) => unit.id === first.unit.id) ? first : undefined;
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
