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
  'span',
] as const;

/** Kinds of period as labels tell them. `day-month-first` is 03/04/2015 read as the fourth of March. */
export type LabelKind = (typeof labelKinds)[number];
