import type { Display } from '../data/display.ts';
import { isSpan } from '../data/period.ts';
import type { Member } from '../data/series-index.ts';
import type { Data, Statistic } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { TableColumn } from '../topic/schema.ts';
import { sayCell } from './cell-words.ts';
import type { FigureContext } from './context.ts';
import { type Html, html, joinHtml, sourced } from './html.ts';
import { compared, sayMissingLevels } from './levels.ts';
import { sayBounds } from './say-bounds.ts';
import { sayMissing, statusSigns } from './statuses.ts';
import { inferredSigns } from './table-figure.ts';
import type { Said } from './values.ts';

/** What a column holds. */
export type ColumnKey = TableColumn | 'unit' | 'beside';

/** What the cells of a table have in common. */
export interface TableLayout {
  readonly keys: readonly ColumnKey[];
  readonly shared: Member | undefined;
  readonly display: Display;
  /** The most digits after the decimal sign of a value, where all are numbers alone of one unit. */
  readonly decimals?: number | undefined;
  /** A member of the place that is said of all rows, but for those that name another. */
  readonly place?: Member | undefined;
  /** Whether the paragraph in the source is given, or the cell. */
  readonly paragraphs: boolean;
}

/** Whether a member of a series has a value. */
export function hasValue(member: Member): member is Statistic {
  return 'value' in member;
}

/** What stands in a cell; a value that is missing is said in words. */
export function cell(key: ColumnKey, statistic: Member, layout: TableLayout, context: FigureContext): Html {
  const { wording, prose } = context;
  if (hasValue(statistic)) return valueCell(key, statistic, layout, context);
  switch (key) {
    case 'measure':
      return sourced('word', wording.measure(statistic));
    case 'place':
      return sourced('word', wording.place(statistic));
    case 'period':
      return sourced('date', wording.period(statistic));
    case 'value':
      return html`${prose.missing(statistic, sayMissing(statistic, context.locale))}${statusSigns(statistic, context.locale)}`;
    case 'unit':
      return sourced('word', context.locale.columnName(statistic.unit) || '–');
    case 'source':
      return prose.cite(statistic.sources);
    default:
      return html`–`;
  }
}

function valueCell(key: ColumnKey, statistic: Statistic, layout: TableLayout, context: FigureContext): Html {
  const { locale, wording, prose } = context;
  switch (key) {
    case 'measure':
      return html`${sourced('word', wording.measure(statistic))}${comparison(statistic, layout, context)}`;
    case 'place':
      return sourced('word', wording.place(statistic));
    case 'period': {
      const basis = inferredFrom(statistic, context.data);
      return html`${sourced('date', sayPeriod(statistic, context))}${basis === undefined ? '' : inferredSigns[basis]}`;
    }
    case 'value':
      return html`${prose.bare(statistic, sayValue(statistic, layout, context))}${statusSigns(statistic, locale)}${lacking(statistic, layout, context)}${layout.keys.includes('measure') ? '' : below(boundsOf(statistic, layout, context))}`;
    case 'beside': {
      const other = context.beside?.(statistic);
      return other === undefined ? html`–` : prose.bare(other, sayValue(other, layout, context));
    }
    case 'unit':
      return html`<span data-statistic="${statistic.id}">${sourced('word', unitOf(statistic, locale))}</span>`;
    case 'reporter':
      return sourced('word', wording.reporter(statistic));
    case 'grade':
      return html`${statistic.grade ?? '–'}`;
    case 'source':
      return html`${prose.cite(statistic.sources)}${whereInSource(statistic, layout, context)}`;
  }
}

/** "part of 2022", "up to 2022, start not given". */
export function sayPeriod(
  one: Pick<Statistic, 'period'>,
  { locale, wording }: Pick<FigureContext, 'locale' | 'wording'>,
): string {
  const period = wording.period(one);
  const running = one.period.kind === 'cumulative' && !one.period.written.includes('/');
  return running ? locale.word('running-to', { period }) : period;
}

/** A number without a word has the name of its column, or none. */
function unitOf({ unit, value }: Statistic, locale: Locale): string {
  return locale.unitName(unit, value) || locale.columnName(unit) || '–';
}

function sayValue(statistic: Statistic, { display }: TableLayout, { wording }: FigureContext): Said {
  return wording.say(statistic, { unit: 'never', sign: statistic.comparedWith !== undefined, display });
}

/** How many digits a value is printed with after the decimal sign; undefined where words follow the digits. */
export function printedDecimals(
  statistic: Statistic,
  display: Display,
  { locale, wording }: FigureContext,
): number | undefined {
  const { number, tail } = wording.parts(statistic, { unit: 'never', display });
  const [, digits = ''] = number.split(locale.numberForm.decimal);
  return tail === '' && /\p{Nd}$/u.test(number) ? digits.length : undefined;
}

/** Room for the decimals that others of the column have, so that decimal signs stand below each other. */
function lacking(statistic: Statistic, { decimals = 0, display }: TableLayout, context: FigureContext): Html {
  const own = printedDecimals(statistic, display, context) ?? decimals;
  if (own >= decimals) return html``;
  return html`<span class="lacks-${decimals - own}${own === 0 ? ' lacks-sign' : ''}"></span>`;
}

function boundsOf(statistic: Statistic, { keys, display }: TableLayout, context: FigureContext): readonly Html[] {
  const bounds = keys.includes('value') ? sayBounds(statistic, display, context) : undefined;
  return bounds === undefined ? [] : [bounds];
}

/**
 * What the period was inferred from, where the source does not name it beside the number: the words round it, or when the
 * source was published. For a calculated value, what that of one of its inputs was.
 */
export function inferredFrom({ origin, period }: Statistic, data: Data): keyof typeof inferredSigns | undefined {
  if (origin.kind === 'reported') {
    const { 'period-basis': basis } = origin.record;
    return basis === 'stated' ? undefined : basis;
  }
  if (origin.kind !== 'calculated' || !isSpan(period)) return undefined;
  const inputs = origin.inputs.flatMap((id) => data.statistics.get(id) ?? []);
  return inputs.map((input) => inferredFrom(input, data)).find((basis) => basis !== undefined);
}

/** Behind a measure, a place that is not that of all rows; below it, what a change is compared with, whether its levels were published, and the interval of a value. */
function comparison(statistic: Statistic, layout: TableLayout, context: FigureContext): Html {
  const { keys } = layout;
  const { locale, wording } = context;
  const ours = statistic.origin.kind === 'calculated' && !keys.includes('reporter') && !keys.includes('source');
  const isChange = wording.comparator(statistic) !== undefined;
  const missing = isChange && statistic.origin.kind === 'reported' ? sayMissingLevels(statistic, context) : undefined;
  const isElsewhere = layout.place !== undefined && layout.place.place.id !== statistic.place.id;
  const said = [
    ...(isChange ? [compared(statistic, context)] : []),
    ...(missing === undefined ? [] : [missing]),
    ...(ours ? [html`${wording.calculated}`] : []),
    ...boundsOf(statistic, layout, context),
  ];
  const where = html`<span class="beside">${locale.joins.comma}${sourced('word', wording.place(statistic))}</span>`;
  return html`${isElsewhere ? where : ''}${said.length === 0 ? '' : below([joinHtml(said, locale.joins.semicolon)])}`;
}

/** Words on a line of their own. The line break is only visual; a screen reader reads the space. */
export function below(words: readonly Html[]): Html {
  return words.length === 0 ? html`` : html` <br><span class="beside">${words}</span>`;
}

/** " ¶ 7", " Table 3!C17", or that we calculated it where no other column says so. */
function whereInSource(
  { origin }: Statistic,
  { keys, paragraphs }: TableLayout,
  { locale, wording }: FigureContext,
): Html {
  if (origin.kind === 'calculated') return html`${keys.includes('reporter') ? '' : ` ${wording.calculated}`}`;
  if (!paragraphs) return html``;
  if (origin.kind === 'table') return html` ${sayCell(origin)}`;
  if (origin.kind !== 'reported') return html``;
  return html` ${sourced('source', locale.word('paragraph-short', { number: origin.record.paragraph }))}`;
}
