import type { ChartRow } from '../charts/types.ts';
import { isSpan } from '../data/period.ts';
import type { Data, Statistic } from '../data/types.ts';
import type { Locale } from '../style/locale/locale.ts';
import type { Prose } from './prose.ts';
import type { Wording } from './values.ts';

/** What figures are made with. */
export interface FigureContext {
  readonly data: Data;
  readonly locale: Locale;
  readonly wording: Wording;
  readonly prose: Prose;
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

function isPreliminary({ origin }: Statistic): boolean {
  const status = origin.kind === 'reported' ? origin.record.status : undefined;
  return status === 'provisional' || status === 'estimated';
}
