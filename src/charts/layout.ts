import { BriefError } from '../project/errors.ts';
import { largest } from '../project/extremes.ts';
import type { ChartMap } from './chart-map.ts';
import { lineHeight, px } from './theme-config.ts';
import type {
  ChartGap,
  ChartLocale,
  ChartOptions,
  ChartRow,
  ChartSpec,
  ChartTheme,
  ColourToken,
  FontMetrics,
  FontStyle,
} from './types.ts';
import { widest, wrapText } from './wrap.ts';

/** What every kind is drawn from. Lengths in px. */
export interface Plan {
  readonly id: string;
  readonly rows: readonly ChartRow[];
  readonly gaps: readonly ChartGap[];
  readonly options: ChartOptions;
  readonly width: number;
  readonly map?: ChartMap | undefined;
  readonly highlight: string | undefined;
  readonly metrics: FontMetrics;
  readonly locale: ChartLocale;
  readonly styles: Styles;
  readonly theme: ChartTheme;
  /** The colour of the page, for rings and gaps. */
  readonly paper: string;
}

export type Styles = Readonly<Record<'label' | 'value' | 'note' | 'panel', FontStyle>>;

/** Room between a mark and its label. */
export const gap = 5;
/** A length that suits usual print, longer in large print. */
export function inPrint({ styles }: Pick<Plan, 'styles'>, length: number): number {
  return Math.round(length * Math.max(1, styles.label.size / 12));
}

/** Room between columns of text, and between text and plot. */
export const gutter = 12;

export function textStyles(theme: ChartTheme): Styles {
  const label = px(theme.fontSizes.label);
  return {
    label: { size: label, weight: 400 },
    value: { size: label, weight: 600 },
    note: { size: px(theme.fontSizes.axis), weight: 400 },
    panel: { size: px(theme.fontSizes.panel), weight: 600 },
  };
}

/** Whether a qualifier makes a value a lower bound, which is drawn with an open end. */
export function isOpen({ qualifier = '' }: Pick<ChartRow, 'qualifier'>): boolean {
  return qualifier.split(/[\s,]+/).some((word) => word === 'more-than' || word === 'at-least');
}

export function tone(row: Named, highlight: string | undefined): 'accent' | 'context' {
  if (highlight === undefined) return 'accent';
  return [row.id, row.label, row.group, row.placeId, row.place].includes(highlight) ? 'accent' : 'context';
}

/** The colour that an author gave to what a row is named by. */
export function chosenToken({ options }: Pick<Plan, 'options'>, row: Named | undefined): ColourToken | undefined {
  const names = [row?.group, row?.label, row?.placeId, row?.place, row?.id];
  return names.flatMap((name) => (name === undefined ? [] : (options.colours?.[name] ?? [])))[0];
}

type Named = Pick<ChartRow, 'id' | 'label' | 'group' | 'placeId' | 'place'>;

/** The colour of a row's mark: its author's, else by what is highlighted. */
export function toneOf(plan: Pick<Plan, 'options' | 'highlight'>, row: Named): ColourToken {
  return chosenToken(plan, row) ?? tone(row, plan.highlight);
}

/** A row as the spec's data hold it: what marks and labels need, and no more. */
export function datum(row: ChartRow, lines: readonly string[], highlight: string | undefined) {
  return {
    id: row.id,
    label: lines.join('\n'),
    labelLines: lines.length,
    value: row.value,
    text: row.text,
    tone: tone(row, highlight),
    hatched: row.partial,
    open: isOpen(row),
  };
}

/** A column of wrapped text at the left of the plot. */
export interface Column {
  readonly texts: readonly (readonly string[])[];
  readonly width: number;
  readonly lines: number;
}

/** Wraps texts into a column as narrow as they allow and at most `most` px wide. */
export function textColumn(plan: Plan, { texts, style, most }: ColumnRequest): Column {
  const wrapped = texts.map((text) => wrapText(text, { width: most, style, metrics: plan.metrics }));
  return {
    texts: wrapped,
    width: Math.ceil(widest(wrapped.flat(), style, plan.metrics)),
    lines: largest(
      wrapped.map((lines) => lines.length),
      1,
    ),
  };
}

interface ColumnRequest {
  readonly texts: readonly string[];
  readonly style: FontStyle;
  readonly most: number;
}

/** Height of a row: a bar and half as much space, or the lines of its label and some space. */
export function rowHeight(style: FontStyle, lines: number): number {
  return Math.round(Math.max(style.size * 1.95, lines * lineHeight(style.size) + style.size * 0.5));
}

/** The bar takes what a row of one line would give it, so that long labels do not make fat bars. */
export function barHeight(style: FontStyle): number {
  return Math.round(style.size * 1.3);
}

/** The vertical scale of rows: one band each, in the order of the data. */
export const rowScale: ChartSpec = {
  field: 'id',
  type: 'nominal',
  sort: { field: 'order', op: 'min' },
  axis: null,
  scale: { padding: 0 },
};

/** The colours of `tone`, for a field or for one tone of all marks. */
export const toneScale: ChartSpec = {
  type: 'nominal',
  legend: null,
  scale: { domain: ['accent', 'context', 'neutral'] },
};

export const toneColor: ChartSpec = { ...toneScale, field: 'tone' };

/** One row, for a layer that is drawn once and not for each row of the data. */
export const once = { values: [{}] };

/** The line at zero of horizontal bars. */
export const zeroLine: ChartSpec = {
  name: 'zero',
  data: once,
  mark: 'rule',
  encoding: { x: { datum: 0, axis: null }, y: { value: 0 }, y2: { value: 'height' } },
};

/**
 * A layer of the rows that have these values; no layer where there are no such rows, since Vega warns about an empty
 * one.
 */
export function layerWhere(
  values: readonly Readonly<Record<string, unknown>>[],
  fields: Readonly<Record<string, unknown>>,
  layer: ChartSpec,
): readonly ChartSpec[] {
  const wanted = Object.entries(fields);
  if (!values.some((value) => wanted.every(([field, equal]) => value[field] === equal))) return [];
  return [{ ...layer, transform: wanted.map(([field, equal]) => ({ filter: { field, equal } })) }];
}

/** A column of labels, one for each row, in a field of the data. */
export interface LabelColumn extends Column {
  readonly field: string;
  readonly style: 'label' | 'note';
  /** Px from the left of the plot. */
  readonly x: number;
  /** The scale of rows. */
  readonly y?: ChartSpec;
}

/** A row's label in a column as fields of its data: the text, and its number of lines. */
export function labelFields({ field, texts }: LabelColumn, index: number): Readonly<Record<string, string | number>> {
  const lines = texts[index] ?? [''];
  return { [field]: lines.join('\n'), [`${field}Lines`]: lines.length };
}

/**
 * Text layers of a column of labels, one for each number of lines: Vega centres the first line on the row, and the
 * offset centres them all.
 */
export function labelLayers(
  { styles }: Plan,
  { texts, field, style, x, y = rowScale }: LabelColumn,
): readonly ChartSpec[] {
  const counts = [...new Set(texts.map((text) => text.length))].sort((a, b) => a - b);
  const line = lineHeight(styles[style].size);
  const mark = { type: 'text', align: 'left', baseline: 'middle', x, ...(style === 'note' ? { style } : {}) };
  return counts.map((count) => ({
    transform: [{ filter: { field: `${field}Lines`, equal: count } }],
    mark: { ...mark, dy: (-(count - 1) * line) / 2 },
    encoding: { y, text: { field } },
  }));
}

/** A layered spec of a plot at a fixed place in a drawing of a fixed size, so that no label is ever pushed out. */
export function framed(
  frame: Frame,
  { values, layer }: { values: readonly object[]; layer: readonly ChartSpec[] },
): ChartSpec {
  const [left, width] = [round(frame.left), round(frame.width)];
  const right = round(round(frame.left + frame.width + frame.right) - left - width);
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    autosize: 'none',
    width,
    height: round(frame.height),
    padding: { left, right, top: frame.top ?? 0, bottom: frame.bottom ?? 0 },
    data: { values: values.map((value, order) => ({ ...value, order })) },
    layer,
  };
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top?: number;
  readonly bottom?: number;
}

/** Rows in order of time; those without a date at the end. */
export function inTimeOrder<T extends Pick<ChartRow, 'start'>>(rows: readonly T[]): readonly T[] {
  return [...rows].sort((a, b) => ((a.start ?? '9999') < (b.start ?? '9999') ? -1 : 1));
}

export function noRoom(plan: Plan): BriefError {
  return new BriefError('data', `chart "${plan.id}" has no room for its marks beside its labels and values`, {
    hint: 'shorten the labels or the printed values, or make the chart wider',
  });
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
