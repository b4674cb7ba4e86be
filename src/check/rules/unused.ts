import { seriesOf } from '../../data/series.ts';
import type { Rule } from '../rule.ts';
import { bodyStatistics } from '../topic-uses.ts';

/** A statistic that no topic prints in its body and that does not say why. References are for calculating only. */
export const unused: Rule = {
  name: 'unused',
  run: ({ data, topics, complete }) => {
    if (!complete) return [];
    const printed = new Set(topics.flatMap((topic) => [...bodyStatistics(topic, data)]));
    // An older period of a series that a topic follows is not printed once there are newer ones, but is still in use.
    const followed = topics.flatMap(({ follows = [] }) => follows.flatMap((id) => seriesOf(id, data.statistics)));
    const inSeries = new Set(followed.map(({ id }) => id));
    return [...data.statistics.values()].flatMap(({ id, notPrinted, origin, at }) => {
      const withdrawn = origin.kind === 'reported' && origin.record.withdrawn !== undefined;
      if (printed.has(id) || inSeries.has(id) || notPrinted !== undefined || withdrawn || origin.kind === 'reference')
        return [];
      const message = `no topic prints "${id}" in its body; print it in one, or say why not with "not-printed"`;
      return [{ ...at(['id']), severity: 'error', message, rule: 'unused' }];
    });
  },
};
