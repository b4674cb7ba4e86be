import type { Grade } from '../data/fields.ts';
import type { NumberKind } from '../data/number-kinds.ts';
import type { Period } from '../data/period.ts';
import type { Status } from '../data/tables/signs.ts';

/**
 * One statistic, event or source as a chart draws it, its texts already in the briefing's language. `start` and `end`
 * are `YYYY-MM-DD`, both within the period; `timeline` places rows by them and ignores `value`, which is then 0, as
 * `coverage` does, which takes `spans`. `qualifier` holds the data's own words (`more-than`, `at-least` …), joined by a
 * space.
 */
export interface ChartRow {
  readonly id: string;
  /** The category, source or event, as printed. Rows of one category in several periods or panels share it. */
  readonly label: string;
  /** The label in fewer letters, such as a place's short name. */
  readonly short?: string | undefined;
  readonly value: number;
  /** The value as printed beside its mark, with qualifier and unit. */
  readonly text: string;
  /** Whether the text is rounded for display. */
  readonly rounded?: boolean | undefined;
  readonly place: string;
  /** As printed. */
  readonly period: string;
  /** The period itself, from which an axis finds those between. */
  readonly when?: Period | undefined;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly measure: string;
  readonly unit: string;
  readonly qualifier?: string | undefined;
  /** What the source says of the value: provisional, forecast, a break in the series before it. */
  readonly statuses?: readonly Status[] | undefined;
  readonly grade?: Grade | undefined;
  /** The place in `places.yaml`, for a map. */
  readonly placeId?: string | undefined;
  /** Part of a year, provisional, estimated, or of grade D: drawn hatched. */
  readonly partial: boolean;
  /** The panel of `panels`, the series of `line`. */
  readonly group?: string | undefined;
  /** The range of a value that is published as one, in the value's unit. */
  readonly lower?: number | undefined;
  readonly upper?: number | undefined;
  /** Of `coverage`: the periods that the row's values are of, each once. */
  readonly spans?: readonly CoveredSpan[] | undefined;
  /**
   * Of `coverage`: `period` in the pieces between which it may be broken; a piece ends with what joins it to the next.
   */
  readonly periods?: readonly string[] | undefined;
}

/** A statistic that its source marks as missing; `text` says why. It is drawn as a gap, and never as 0. */
export type ChartGap = Omit<ChartRow, 'value' | 'lower' | 'upper' | 'qualifier' | 'spans' | 'periods'>;

/** One period of a source's values: `start` and `end` are its first and last day, `YYYY-MM-DD`. */
export interface CoveredSpan {
  readonly start: string;
  readonly end: string;
  /** Not whole years, or not over when it was published: drawn hatched. */
  readonly partial: boolean;
  /** A running total whose start is not given: drawn with an open left end. */
  readonly openStart: boolean;
}

/** What an author chooses of a chart's look. A kind draws those that it knows and refuses the others. */
export interface ChartOptions {
  /** Of categories. Otherwise by value, or by time where they stand for it. */
  readonly order?: (typeof chartOrders)[number] | undefined;
  /** `data`: the value axis need not begin at zero, which the subtitle then says. */
  readonly axis?: 'zero' | 'data' | undefined;
  /** Of `scatter`: the axes on which equal steps multiply. */
  readonly log?: readonly ('x' | 'y')[] | undefined;
  /** Shares of each whole instead of values. */
  readonly normalised?: boolean | undefined;
  /** Of the plot, in pt. */
  readonly height?: number | undefined;
  /** Colours of series or labels, by name. */
  readonly colours?: Readonly<Record<string, ColourToken>> | undefined;
  readonly annotations?: readonly Annotation[] | undefined;
}

export const chartOrders = ['value', 'given', 'name'] as const;

/** Colours of the theme, by what they are for. */
export const colourTokens = ['accent', 'context', 'neutral'] as const;

export type ColourToken = (typeof colourTokens)[number];

/** Words beside a statistic's mark, or at a day (`YYYY-MM-DD`) of the time axis. */
export interface Annotation {
  readonly text: string;
  readonly at: { readonly statistic: string } | { readonly day: string };
}

/** Colours as `#rrggbb`, sizes in pt. Every field comes from the theme's tokens. */
export interface ChartTheme {
  readonly accent: string;
  readonly context: string;
  readonly ink: string;
  readonly muted: string;
  readonly rule: string;
  /** The colour of axes and connecting lines; at least 3:1 on white. */
  readonly neutral: string;
  /** The page behind the chart, which shows as the gap between touching fills. */
  readonly paper: string;
  /** Names of bundled families, first choice first. Never a generic family: it would let the host's fonts in. */
  readonly fonts: readonly string[];
  readonly fontSizes: ChartSizes;
}

interface ChartSizes {
  /** Row labels and values. */
  readonly label: number;
  /** Axis labels, periods, places. */
  readonly axis: number;
  /** Panel titles and names of ends. */
  readonly panel: number;
}

export interface FontStyle {
  /** In any unit; the width comes in the same. */
  readonly size: number;
  readonly weight: 400 | 600 | 700;
}

export interface FontMetrics {
  /** Width of one line of text as set, without kerning. */
  readonly width: (text: string, style: FontStyle) => number;
}

/** Words and number forms of one language; the caller takes them from its locale file. */
export interface ChartLocale {
  /** The signs of its numbers, for those that Vega writes. */
  readonly decimal: string;
  readonly group: string;
  /** A tick of a value axis, such as `10,000`. */
  readonly number: (value: number) => string;
  /** A tick of an axis of shares of a whole: 0.25 is `25%`. */
  readonly share: (value: number) => string;
  /** A tick of a time axis; `month` counts from 1 and is absent where the tick stands for a whole year. */
  readonly date: (year: number, month?: number) => string;
  /** A period as people write it: `2015-Q1` is "Q1 2015". */
  readonly period: (period: Period) => string;
  /** The same in few letters, under an axis: `2020-01` is "Jan 2020". */
  readonly tick: (period: Period) => string;
  /** In the key of a map, beside a place that is drawn plain. */
  readonly noValue: string;
  /** Beside the mark of a break in a series. */
  readonly breakInSeries: string;
  /** Printed where a row has no period. */
  readonly periodNotStated: string;
}

/** What every chart of a briefing is drawn with. */
export interface ChartStyle {
  readonly theme: ChartTheme;
  readonly metrics: FontMetrics;
  readonly locale: ChartLocale;
}

/** Where the numbers of a text of a drawing come from; a statistic is named by its id. */
export interface TextSource {
  readonly kind: NumberKind;
  readonly statistic?: string;
}

/** A finished drawing, in CSS px (1 pt = 4/3 px). */
export interface Chart {
  readonly id: string;
  readonly svg: string;
  /** Where the numbers of its texts come from, in the order in which they stand in the SVG. */
  readonly texts: readonly (TextSource | undefined)[];
}

/** A Vega-Lite spec: plain JSON, so that an author can read and copy it. */
export type ChartSpec = Readonly<Record<string, unknown>>;
