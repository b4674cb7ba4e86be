import type { Statistic } from '../../data/types.ts';
import { exposedPartsOf } from '../../data/withheld.ts';
import { topicNames } from '../../topic/names.ts';
import { inEach, type Rule } from '../rule.ts';
import { bodyStatistics } from '../topic-uses.ts';
import { nameWithValue } from '../words.ts';

/** A total that a briefing prints beside all of its parts but one, whose value its source keeps back. */
export const exposed: Rule = {
  name: 'exposed',
  needsAll: true,
  run: ({ data, topics }) =>
    inEach(topics, (topic) => {
      const printed = bodyStatistics(topic, data);
      const totals = [...printed].flatMap((id) => data.statistics.get(id) ?? []);
      const positionOf = ({ id }: Statistic) =>
        topicNames(topic).find((named) => data.statistics.get(named.id)?.id === id)?.position ?? topic.at([]);
      return totals.flatMap((whole) =>
        exposedPartsOf(whole, data.statistics)
          .filter(({ values }) => values.length > 0 && values.every(({ id }) => printed.has(id)))
          .map(({ withheld }) => ({
            ...positionOf(whole),
            severity: 'warning' as const,
            message: `this briefing prints ${nameWithValue(whole)} beside all of its parts but ${withheld.id}, which is ${withheld.missing === 'suppressed' ? 'suppressed' : 'too small to show'} and can be calculated from them; leave out the total or a part`,
          })),
      );
    }),
};

/** A formula for each place or period that the evidence does not allow for some of them. */
export const leftOut: Rule = {
  name: 'formula',
  needsAll: true,
  run: ({ data }) =>
    data.leftOut.map(({ record, id, why, count, results }) => ({
      ...record.at(['formula']),
      severity: 'warning' as const,
      message: `${count} of ${count + results} results are left out; the first, ${id}: ${why}`,
    })),
};
