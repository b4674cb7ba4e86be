import { readReference, resolveReference } from '../../data/series.ts';
import { type Data, datedRecords } from '../../data/types.ts';
import type { Finding } from '../../project/errors.ts';
import { didYouMean } from '../../project/nearest.ts';
import { helperTargets, isHelper, readExpressions } from '../../topic/expressions.ts';
import { type NamedRecord, topicNames } from '../../topic/names.ts';
import { type NumberedBlock, numberBlocks, referableBlocks } from '../../topic/numbered.ts';
import { topicTexts } from '../../topic/texts.ts';
import type { Topic } from '../../topic/types.ts';
import type { Checked, Rule } from '../rule.ts';
import { realPosition } from '../text-position.ts';

/** Unknown ids in a topic, and expressions that are not allowed there. */
export const topicReferences: Rule = {
  name: 'unknown-id',
  run: ({ data, topics, read }) =>
    topics.flatMap((topic) => [
      ...inTexts(topic, { data, read }),
      ...topicNames(topic).flatMap((named) => (named.by === 'text' ? [] : unknown(named, data))),
      ...repeatedIds(topic),
    ]),
};

/** Two figures or tables with one id: a reference to it would be ambiguous. */
function repeatedIds({ parts }: Topic): readonly Finding[] {
  const first = new Map<string, NumberedBlock>();
  return numberBlocks(parts).flatMap((block): readonly Finding[] => {
    const { id, position } = block;
    if (id === undefined) return [];
    const known = first.get(id);
    if (known === undefined) first.set(id, block);
    if (known === undefined) return [];
    const message = `another figure or table of this topic has the id "${id}", on line ${known.position.line}; rename one`;
    return [{ ...position, severity: 'error', message, rule: 'unknown-id' }];
  });
}

function inTexts(topic: Topic, { data, read }: Pick<Checked, 'data' | 'read'>): readonly Finding[] {
  const figures = referableBlocks(topic.parts);
  return topicTexts(topic).flatMap(({ text, position: start }) => {
    const { references, findings } = readExpressions(text, start);
    const ids = references.flatMap(({ helper, id, ...position }) =>
      isHelper(helper) && helperTargets[helper] === 'param' && id === topic.param?.key
        ? []
        : unknown({ kind: isHelper(helper) ? helperTargets[helper] : 'statistic', id, position }, data, figures),
    );
    return [...findings, ...ids].map((found) => ({
      ...found,
      ...realPosition(read(start.file), { start, text, counted: found }),
    }));
  });
}

/** A finding if there is no record of that kind and id. */
export function unknown(
  { kind, id, position }: Omit<NamedRecord, 'by'>,
  data: Data,
  figures: ReadonlyMap<string, unknown> = new Map(),
): readonly Finding[] {
  const ids = kind === 'figure' ? figures : known(kind, data);
  if (ids.has(id)) return [];
  const reference = kind === 'statistic' ? readReference(id) : undefined;
  if (reference !== undefined) {
    const why = resolveReference(reference, data.statistics);
    const near = data.statistics.has(reference.member) ? '' : didYouMean(reference.member, data.statistics.keys());
    return [{ ...position, severity: 'error', message: `"${id}": ${String(why)}${near}`, rule: 'unknown-id' }];
  }
  const message = `unknown ${kind} "${id}"${didYouMean(id, ids.keys())}`;
  return [{ ...position, severity: 'error', message, rule: 'unknown-id' }];
}

function known(kind: Exclude<NamedRecord['kind'], 'figure'>, data: Data): ReadonlyMap<string, unknown> {
  switch (kind) {
    case 'statistic':
      return data.statistics;
    case 'event':
      return datedRecords(data);
    case 'system':
      return data.systems;
    case 'source':
      return data.sources;
    case 'definition':
      return data.definitions;
    case 'place':
      return data.places;
    case 'param':
      // A topic has its own; the data have none.
      return new Map();
  }
}
