/** What a label may mean: a kind of period, and the period as data files write it. */
export interface PeriodReading {
  readonly kind: LabelKind;
  readonly written: string;
  /** The month that a financial year begins with, where the label tells it. */
  readonly starts?: number;
}

export const labelKinds = [
  'financial-year',
  'year',
  'half-year',
  'financial-quarter',
  'quarter',
  'month',
  'week',
  'day',
  'day-month-first',
  'named-by-end',
  'named-by-start',
  'span',
] as const;

/**
 * Kinds of period as labels tell them. `day` is 03/04/2015 read as 3 April, `day-month-first` as 4 March; `named-by-end` is FY2023
 * read as 2022/23, `named-by-start` as 2023/24.
 */
export type LabelKind = (typeof labelKinds)[number];
