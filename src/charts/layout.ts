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

/** Px of the plot's height: what the author asks for, or what is usual. */
export function heightOf({ options }: Pick<Plan, 'options'>, usual: number): number {
  return options.height === undefined ? usual : px(options.height);
}

/** Height of a row: a bar and half as much space, or the lines of its label and some space. */
export function rowHeight(style: FontStyle, lines: number): number {
  return Math.round(Math.max(style.size * 1.95, lines * lineHeight(style.size) + style.size * 0.5));
}

/** The bar takes what a row of one line would give it, so that long labels do not make fat bars. */
export function barHeight(style: FontStyle): number {
  return Math.round(style.size * 1.3);
}

/** The colour of a mark by its field `tone`. */
export const toneColor: ChartSpec = {
  field: 'tone',
  type: 'nominal',
  legend: null,
  scale: { domain: ['accent', 'context', 'neutral'] },
};

/** A layered spec of a plot at a fixed place in a drawing of a fixed size, so that no label is ever pushed out. */
export function framed(frame: Frame, layer: readonly ChartSpec[]): ChartSpec {
  const [left, width] = [round(frame.left), round(frame.width)];
  const right = round(round(frame.left + frame.width + frame.right) - left - width);
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    autosize: 'none',
    width,
    height: round(frame.height),
    padding: { left, right, top: frame.top ?? 0, bottom: frame.bottom ?? 0 },
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

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
