import type { Rule } from '../rule.ts';
import { bodyStatistics } from '../topic-uses.ts';

/** A statistic that no topic prints in its body, and that does not say why. A reference is there to calculate with. */
export const unused: Rule = {
  name: 'unused',
  run: ({ data, topics, complete }) => {
    if (!complete) return [];
    const printed = new Set(topics.flatMap((topic) => [...bodyStatistics(topic, data)]));
    return [...data.statistics.values()].flatMap(({ id, notPrinted, origin, at }) => {
      const withdrawn = origin.kind === 'reported' && origin.record.withdrawn !== undefined;
      if (printed.has(id) || notPrinted !== undefined || withdrawn || origin.kind === 'reference') return [];
      const message = `no topic prints "${id}" in its body; name it in one, or say why not with "not-printed"`;
      return [{ ...at(['id']), severity: 'error', message, rule: 'unused' }];
    });
  },
};
