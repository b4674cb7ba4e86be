import { seriesOf } from '../../data/series.ts';
import type { Rule } from '../rule.ts';
import { bodyStatistics } from '../topic-uses.ts';

/** A statistic that no topic prints in its body, and that does not say why. A reference is there to calculate with. */
export const unused: Rule = {
  name: 'unused',
  run: ({ data, topics, complete }) => {
    if (!complete) return [];
    const printed = new Set(topics.flatMap((topic) => [...bodyStatistics(topic, data)]));
    // A period that newer ones have pushed off the page is still one of the series that the topic is about.
    const followed = topics.flatMap(({ follows = [] }) => follows.flatMap((id) => seriesOf(id, data.statistics)));
    const inSeries = new Set(followed.map(({ id }) => id));
    return [...data.statistics.values()].flatMap(({ id, notPrinted, origin, at }) => {
      const withdrawn = origin.kind === 'reported' && origin.record.withdrawn !== undefined;
      if (printed.has(id) || inSeries.has(id) || notPrinted !== undefined || withdrawn || origin.kind === 'reference')
        return [];
      const message = `no topic prints "${id}" in its body; name it in one, or say why not with "not-printed"`;
      return [{ ...at(['id']), severity: 'error', message, rule: 'unused' }];
    });
  },
};
