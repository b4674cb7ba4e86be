import type { Data } from '../data/types.ts';
import type { Position } from '../project/errors.ts';
import { typedWords } from '../topic/expressions.ts';
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
    const typed = topicTexts(topic).map(({ text }) => typedWords(text));
    return (topic.front.literals ?? []).map(({ text, kind }, index) => ({
      topic: topic.id,
      text,
      kind,
      uses: typed.reduce((sum, words) => sum + [...words.matchAll(patternOf([text]))].length, 0),
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

/** Blanks declared literals in a text, the longest first, so that places in it stay what they were. */
export function blankLiterals(literals: readonly string[]): (text: string) => string {
  if (literals.length === 0) return (text) => text;
  const pattern = patternOf(literals.toSorted((a, b) => b.length - a.length));
  return (text) => text.replace(pattern, (found) => found.replace(/[^\n]/g, ' '));
}

/** A literal standing alone: a longer word or number does not hold it. */
function patternOf(literals: readonly string[]): RegExp {
  const escaped = literals.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return new RegExp(String.raw`(?<![\p{L}\p{Nd}])(?:${escaped.join('|')})(?![\p{L}\p{Nd}])`, 'gu');
}
