import { readExpressions } from './expressions.ts';
import { type NamedRecord, topicNames } from './names.ts';
import { numberBlocks } from './numbered.ts';
import type { Part, Topic } from './types.ts';

/** A reference of a topic to a record, and which part of the topic has it. */
export interface TopicUse extends NamedRecord {
  readonly topic: string;
  /** The heading of the section as the author typed it; none before the first section. */
  readonly section?: string | undefined;
  /** "prose", "heading", "front matter", "tile", or a numbered figure or table: "table 2", "figure 1". */
  readonly in: string;
}

/** Every reference of a topic to a record, in the order of the file. */
export function topicUses(topic: Topic): readonly TopicUse[] {
  const parts = nameParts(topic.parts);
  return topicNames(topic)
    .map((named): TopicUse => {
      const { name = 'front matter', section } = parts.findLast(({ line }) => line <= named.position.line) ?? {};
      return { ...named, topic: topic.id, in: name, section };
    })
    .toSorted((a, b) => a.position.line - b.position.line || a.position.column - b.position.column);
}

interface NamedPart {
  readonly line: number;
  readonly name: string;
  readonly section: string | undefined;
}

function nameParts(parts: readonly Part[]): readonly NamedPart[] {
  const numbers = new Map(numberBlocks(parts).map(({ part, kind, number }) => [part, `${kind} ${number}`]));
  let section: string | undefined;
  return parts
    .toSorted((a, b) => a.position.line - b.position.line)
    .map((part) => {
      if (part.kind === 'heading' && part.level === 2) section = part.text;
      const name = numbers.get(part) ?? (part.kind === 'tiles' ? 'tile' : part.kind);
      return { line: part.position.line, name, section };
    });
}

/** Whether a text names a statistic through a helper. */
export function namesStatistic(text: string, id: string): boolean {
  const { references } = readExpressions(text, { file: '', line: 1, column: 1 });
  return references.some((reference) => reference.id === id);
}
