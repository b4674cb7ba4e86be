import { isHelper, readExpressions } from './expressions.ts';
import { type Named, topicNames } from './names.ts';
import { numberBlocks } from './numbered.ts';
import type { Part, Topic } from './types.ts';

/** A place of a topic that names a record: where it stands, and in what. */
export interface Use extends Named {
  readonly topic: string;
  /** Words of the section's heading as the author typed them; none before the first. */
  readonly section?: string;
  /** "prose", "heading", "front matter", "tile", or what is numbered on the page: "table 2", "figure 1". */
  readonly in: string;
}

/** Every place of a topic that names a record by its id, in the order of the file. */
export function topicUses(topic: Topic): readonly Use[] {
  const places = placeParts(topic.parts);
  return topicNames(topic)
    .map((named): Use => {
      const at = places.findLast(({ part }) => part.position.line <= named.position.line);
      if (at === undefined) return { ...named, topic: topic.id, in: 'front matter' };
      return { ...named, topic: topic.id, in: at.name, ...(at.section === undefined ? {} : { section: at.section }) };
    })
    .toSorted((a, b) => a.position.line - b.position.line || a.position.column - b.position.column);
}

interface PartPlace {
  readonly part: Part;
  readonly name: string;
  readonly section?: string;
}

function placeParts(parts: readonly Part[]): readonly PartPlace[] {
  const numbers = new Map(numberBlocks(parts).map(({ part, kind, number }) => [part, `${kind} ${number}`]));
  let section: string | undefined;
  return parts.map((part) => {
    if (part.kind === 'heading' && part.level === 2) section = part.text;
    const name = numbers.get(part) ?? (part.kind === 'tiles' ? 'tile' : part.kind);
    return { part, name, ...(section === undefined ? {} : { section }) };
  });
}

/** Whether a text names a statistic through a helper. */
export function namesStatistic(text: string, id: string): boolean {
  const { references } = readExpressions(text, { file: '', line: 1, column: 1 });
  return references.some((reference) => reference.id === id && isHelper(reference.helper));
}
