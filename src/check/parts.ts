import { groupBy } from '../data/group.ts';
import type { Data, Statistic } from '../data/types.ts';
import { reportedStatistics } from './reported.ts';

/** A statistic that others name as their total, and those others. */
export interface Total {
  readonly whole: Statistic;
  readonly parts: readonly Statistic[];
}

export function partsByTotal(data: Data): readonly Total[] {
  const parts = reportedStatistics(data).filter(({ record }) => record['part-of'] !== undefined);
  return [...groupBy(parts, ({ record }) => record['part-of'] ?? '')].flatMap(([id, group]) => {
    const whole = data.statistics.get(id);
    return whole === undefined ? [] : [{ whole, parts: group.map(({ statistic }) => statistic) }];
  });
}
