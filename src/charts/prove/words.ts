import type { ChartGap, ChartRow } from '../types.ts';

/** A text without white space, since long ones are broken into lines. */
export function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** What a row is called. */
export function wordsOf(row: ChartGap & Pick<Partial<ChartRow>, 'qualifier'>): readonly string[] {
  const { label, short, place, period, measure, unit, group, qualifier } = row;
  return [label, short, place, period, measure, unit, group, qualifier].flatMap((word) => word ?? []);
}
