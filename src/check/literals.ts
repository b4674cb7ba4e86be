import type { Data } from '../data/types.ts';
import type { Position } from '../project/errors.ts';
import { readExpressions } from '../topic/expressions.ts';
import { literalPattern } from '../topic/literals.ts';
import type { literalKinds } from '../topic/schema.ts';
import { topicTexts } from '../topic/texts.ts';
import type { Topic } from '../topic/types.ts';

/** A number in a topic that its author declared to be no statistic. */
export interface DeclaredLiteral {
  readonly topic: string;
  readonly text: string;
  readonly kind: (typeof literalKinds)[number];
  /** How often the topic's texts hold it. */
  readonly uses: number;
  readonly position: Position;
}

/** A number of a source that was declared to be no statistic. */
export interface DeclaredExclusion {
  readonly source: string;
  readonly paragraph: number;
  readonly literal: string;
  readonly kind: string;
  readonly reason: string;
  readonly position: Position;
}

/** The literals of topics, in their order. */
export function declaredLiterals(topics: readonly Topic[]): readonly DeclaredLiteral[] {
  return topics.flatMap((topic) => {
    const typed = topicTexts(topic).map(({ text, position }) => readExpressions(text, position).words);
    return (topic.front.literals ?? []).map(({ text, kind }, index) => ({
      topic: topic.id,
      text,
      kind,
      uses: typed.reduce((sum, words) => sum + [...words.matchAll(literalPattern([text]))].length, 0),
      position: topic.at(['literals', index, 'text']),
    }));
  });
}

/** The exclusions of sources, in their order. */
export function declaredExclusions({ sources }: Data): readonly DeclaredExclusion[] {
  return [...sources.values()].flatMap(({ id, record, at }) =>
    (record.exclusions ?? []).map((exclusion, index) => ({
      source: id,
      ...exclusion,
      position: at(['exclusions', index, 'literal']),
    })),
  );
}

/** Blanks declared literals in a text, so that places in it stay what they were. */
export function blankLiterals(text: string, literals: readonly string[]): string {
  return text.replace(literalPattern(literals), (found) => found.replace(/[^\n]/g, ' '));
}
