import type { Data } from '../../data/types.ts';
import type { Position } from '../../project/errors.ts';
import { topicNames } from '../../topic/names.ts';
import { isOtherPlace } from '../../topic/place-records.ts';
import type { Topic } from '../../topic/types.ts';
import type { Rule, RuleFinding } from '../rule.ts';

const name = 'other-place';

/** In a topic written for many places, a statistic of one place in the briefing of another. */
export const otherPlace: Rule = {
  name,
  run: ({ data, topics }) => topics.flatMap((topic) => [...named(topic, data), ...conflicting(topic, data)]),
};

function named(topic: Topic, data: Data): readonly RuleFinding[] {
  return topicNames(topic).flatMap(({ kind, id, position }) =>
    kind === 'statistic' ? judge(id, { topic, data, position, by: '' }) : [],
  );
}

/** A conflict prints every statistic that it names. */
function conflicting(topic: Topic, data: Data): readonly RuleFinding[] {
  const own = new Set(topicNames(topic).flatMap(({ kind, id }) => (kind === 'statistic' ? [id] : [])));
  return [...data.conflicts.values()].flatMap(({ id: conflict, statistics }) => {
    if (!statistics.some((id) => own.has(id))) return [];
    const by = ` with the conflict "${conflict}"`;
    return statistics.flatMap((id) => judge(id, { topic, data, position: topic.at(['params']), by }));
  });
}

function judge(
  id: string,
  {
    topic,
    data,
    position,
    by,
  }: { readonly topic: Topic; readonly data: Data; readonly position: Position; readonly by: string },
): readonly RuleFinding[] {
  const place = data.statistics.get(id)?.place.id;
  const { param } = topic;
  if (param === undefined || place === undefined || !isOtherPlace(place, param.value, data)) return [];
  const message = `"${id}" is about "${place}" and would be printed in the briefing of "${param.value}"${by}; a topic with "params" may name the statistics of one place only under "headline"`;
  return [
    { file: position.file, line: position.line, column: position.column, severity: 'error', message, rule: name },
  ];
}
