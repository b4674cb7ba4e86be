import type { Data } from '../data/types.ts';
import type { Position } from '../project/errors.ts';
import { typedWords } from '../topic/expressions.ts';
import type { literalKinds } from '../topic/front-schema.ts';
import { blank, literalPattern } from '../topic/literals.ts';
import { topicTexts } from '../topic/texts.ts';
import type { Topic } from '../topic/types.ts';

/** A number in a topic that its author declared not to be a statistic. */
export interface DeclaredLiteral {
  readonly topic: string;
  readonly text: string;
  readonly kind: (typeof literalKinds)[number];
  /** How often it occurs in the topic's texts. */
  readonly uses: number;
  readonly position: Position;
}

/** A number in a source that was declared not to be a statistic. */
export interface DeclaredExclusion {
  readonly source: string;
  readonly paragraph: number;
  readonly literal: string;
  readonly kind: string;
  readonly reason: string;
  readonly position: Position;
}

/** The declared literals of all topics, in order. */
export function declaredLiterals(topics: readonly Topic[]): readonly DeclaredLiteral[] {
  return topics.flatMap((topic) => {
    const typed = topicTexts(topic).map(({ text }) => typedWords(text));
    return (topic.front.literals ?? []).map(({ text, kind }, index) => ({
      topic: topic.id,
      text,
      kind,
      uses: typed.reduce((sum, words) => sum + [...words.matchAll(literalPattern([text]))].length, 0),
      position: topic.at(['literals', index, 'text']),
    }));
  });
}

/** The exclusions of all sources, in order. */
export function declaredExclusions({ sources }: Data): readonly DeclaredExclusion[] {
  return [...sources.values()].flatMap(({ id, record, at }) =>
    (record.exclusions ?? []).map((exclusion, index) => ({
      source: id,
      ...exclusion,
      position: at(['exclusions', index, 'literal']),
    })),
  );
}

/** Replaces declared literals in texts by spaces, the longest first, so that offsets in them stay the same. */
export function blankLiterals(literals: readonly string[]): (text: string) => string {
  const pattern = literalPattern(literals);
  return (text) => blank(text, pattern);
}
