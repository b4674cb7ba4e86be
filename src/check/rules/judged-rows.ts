import type { JudgedRow } from '../../charts/kinds/kind.ts';
import type { Member } from '../../data/series-index.ts';
import type { Statistic } from '../../data/types.ts';
import type { ChartPart, VegaLitePart } from '../../topic/types.ts';
import { anyWords } from '../words.ts';

/** The statistics of a chart as its kind judges them. */
export function judgedRows(part: ChartPart | VegaLitePart, rows: readonly Statistic[]): readonly JudgedRow[] {
  return rows.map((statistic) => ({
    ...judgedFields(part, statistic),
    ...{ value: statistic.value, lower: statistic.lower, upper: statistic.upper },
    qualifier: statistic.qualifiers.join(' '),
  }));
}

/** What a value stands under in a chart. */
export function judgedFields(part: ChartPart | VegaLitePart, member: Member) {
  const { label = 'measure', group } = part.block;
  const names = part.kind === 'chart' ? (part.block.names ?? {}) : {};
  const nameBy = (by: 'measure' | 'place' | 'period'): string => {
    const printed = named(member, by);
    return names[printed] ?? printed;
  };
  return {
    id: member.id,
    measure: named(member, 'measure'),
    placeId: member.place.id,
    label: names[member.id] ?? nameBy(label),
    start: member.period.start,
    when: member.period,
    group: group && nameBy(group),
  };
}

/** What tells a statistic from others of one measure, place or period. */
export function named({ measure, place, period }: Member, by: 'measure' | 'place' | 'period'): string {
  return by === 'measure' ? anyWords(measure) : by === 'place' ? place.id : period.written;
}
