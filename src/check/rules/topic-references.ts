import { type Data, datedRecords } from '../../data/types.ts';
import type { Finding } from '../../errors.ts';
import { didYouMean } from '../../nearest.ts';
import { readExpressions } from '../../topic/expressions.ts';
import { type Named, topicNames } from '../../topic/names.ts';
import { topicTexts } from '../../topic/texts.ts';
import type { Rule } from '../rule.ts';

/** Ids in a topic that there are not, and expressions that a topic may not hold. */
export const topicReferences: Rule = {
  name: 'unknown-id',
  run: ({ data, topics }) =>
    topics.flatMap((topic) => [
      ...topicTexts(topic).flatMap(({ text, position }) => readExpressions(text, position).findings),
      ...topicNames(topic).flatMap((named) => unknown(named, data)),
    ]),
};

function unknown({ kind, id, position }: Named, data: Data): readonly Finding[] {
  const ids = known(kind, data);
  if (ids.has(id)) return [];
  const message = `unknown ${kind} "${id}"${didYouMean(id, ids.keys())}`;
  return [{ ...position, severity: 'error', message, rule: 'unknown-id' }];
}

function known(kind: Named['kind'], data: Data): ReadonlyMap<string, unknown> {
  switch (kind) {
    case 'statistic':
      return data.statistics;
    case 'event':
      return datedRecords(data);
    case 'system':
      return data.systems;
    case 'definition':
      return data.definitions;
    case 'place':
      return data.places;
  }
}
