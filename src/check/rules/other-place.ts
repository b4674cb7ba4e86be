import { topicNames } from '../../topic/names.ts';
import { isUndeclaredPlace } from '../../topic/place-records.ts';
import { inEach, type Rule } from '../rule.ts';

/** In a topic written for many places, a statistic of one place in the briefing of another. */
export const otherPlace: Rule = {
  name: 'other-place',
  run: ({ data, topics }) =>
    inEach(topics, (topic) => {
      const { param } = topic;
      if (param === undefined) return [];
      const named = topicNames(topic).filter(({ kind }) => kind === 'statistic');
      const own = new Set(named.map(({ id }) => id));
      // A conflict prints every statistic that it names.
      const withConflicts = [...data.conflicts.values()]
        .filter(({ statistics }) => statistics.some((id) => own.has(id)))
        .flatMap(({ id: conflict, statistics }) =>
          statistics.map((id) => ({ id, position: topic.at(['params']), by: ` with the conflict "${conflict}"` })),
        );
      return [...named.map(({ id, position }) => ({ id, position, by: '' })), ...withConflicts].flatMap(
        ({ id, position, by }) => {
          const statistic = data.statistics.get(id);
          if (statistic === undefined || !isUndeclaredPlace(statistic, topic, data)) return [];
          const message = `"${id}" is about "${statistic.place.id}" and would be printed in the briefing of "${param.value}"${by}; a topic with "params" may name the statistics of one place only under "headline"`;
          return [{ ...position, message }];
        },
      );
    }),
};
