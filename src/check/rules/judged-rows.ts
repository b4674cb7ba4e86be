import type { JudgedRow } from '../../charts/kinds/kind.ts';
import type { Statistic } from '../../data/types.ts';
import type { ChartPart, VegaLitePart } from '../../topic/types.ts';
import { anyWords } from '../words.ts';

/** The statistics of a chart as its kind judges them. */
export function judgedRows({ block }: ChartPart | VegaLitePart, rows: readonly Statistic[]): readonly JudgedRow[] {
  const { label = 'measure', group } = block;
  return rows.map((statistic) => ({
    id: statistic.id,
    measure: named(statistic, 'measure'),
    placeId: statistic.place.id,
    label: named(statistic, label),
    value: statistic.value,
    start: statistic.period.start,
    when: statistic.period,
    qualifier: statistic.qualifiers.join(' '),
    group: group && named(statistic, group),
  }));
}

/** What tells a statistic from others of one measure, place or period. */
export function named({ measure, place, period }: Statistic, by: 'measure' | 'place' | 'period'): string {
  return by === 'measure' ? anyWords(measure) : by === 'place' ? place.id : period.written;
}
