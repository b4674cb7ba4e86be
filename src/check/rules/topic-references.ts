import type { Data } from '../../data/types.ts';
import type { Step } from '../../data/yaml.ts';
import type { Finding, Position } from '../../errors.ts';
import { didYouMean } from '../../nearest.ts';
import { helperTargets, isHelper, readExpressions } from '../../topic/expressions.ts';
import { topicTexts } from '../../topic/texts.ts';
import type { Part, Topic } from '../../topic/types.ts';
import type { Rule } from '../rule.ts';

/** Ids in a topic that there are not, and expressions that a topic may not hold. */
export const topicReferences: Rule = {
  name: 'unknown-id',
  run: ({ data, topics }) =>
    topics.flatMap((topic) => [
      ...inTexts(topic, data),
      ...topic.parts.flatMap((part) => inBlock(part, data)),
      ...inFront(topic, data),
    ]),
};

function inTexts(topic: Topic, data: Data): readonly Finding[] {
  return topicTexts(topic).flatMap(({ text, position }) => {
    const { references, findings } = readExpressions(text, position);
    const unknown = references.flatMap(({ helper, id, file, line, column }) => {
      const kind = isHelper(helper) ? helperTargets[helper] : 'statistic';
      return resolve({ kind, id, known: known(kind, data), position: { file, line, column } });
    });
    return [...findings, ...unknown];
  });
}

function inBlock(part: Part, data: Data): readonly Finding[] {
  const { statistics } = data;
  const resolveAll = (ids: readonly string[], at: (path: readonly Step[]) => Position): readonly Finding[] =>
    ids.flatMap((id, index) =>
      resolve({ kind: 'statistic', id, known: statistics, position: at(['statistics', index]) }),
    );
  switch (part.kind) {
    case 'prose':
    case 'heading':
      return [];
    case 'tiles':
      return part.tiles.flatMap((tile, index) =>
        (['statistic', 'before'] as const).flatMap((key) => {
          const id = tile[key];
          return id === undefined
            ? []
            : resolve({ kind: 'statistic', id, known: statistics, position: part.at([index, key]) });
        }),
      );
    case 'table':
      return resolveAll(part.table.statistics, part.at);
    case 'chart':
      return resolveAll(part.chart.statistics, part.at);
    case 'vega-lite':
      return resolveAll(part.chart.data.statistics, (path) => part.at(['data', ...path]));
  }
}

function inFront({ front, at }: Topic, { definitions }: Data): readonly Finding[] {
  return (front.definitions ?? []).flatMap((id, index) =>
    resolve({ kind: 'definition', id, known: definitions, position: at(['definitions', index]) }),
  );
}

function known(kind: 'statistic' | 'event' | 'system', data: Data): ReadonlyMap<string, unknown> {
  switch (kind) {
    case 'statistic':
      return data.statistics;
    case 'system':
      return data.systems;
    case 'event':
      return new Map();
  }
}

interface Resolved {
  readonly kind: string;
  readonly id: string;
  readonly known: ReadonlyMap<string, unknown>;
  readonly position: Position;
}

function resolve({ kind, id, known: ids, position }: Resolved): readonly Finding[] {
  if (ids.has(id)) return [];
  const message = `unknown ${kind} "${id}"${didYouMean(id, ids.keys())}`;
  return [{ ...position, severity: 'error', message, rule: 'unknown-id' }];
}
