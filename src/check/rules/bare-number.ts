import { numberWords } from '../../data/literal.ts';
import type { Finding, Position } from '../../errors.ts';
import { readExpressions } from '../../topic/expressions.ts';
import { topicTexts } from '../../topic/texts.ts';
import type { Topic } from '../../topic/types.ts';
import type { Rule } from '../rule.ts';

const words = [...numberWords.keys()].join('|');
const number = new RegExp(String.raw`[\p{Nd}][\p{Nd}.,:/%]*|(?<![\p{L}-])(?:${words})(?![\p{L}])`, 'giu');

/** A number in a topic or a template that no helper and no declared literal stands for. */
export const bareNumber: Rule = {
  name: 'bare-number',
  run: ({ topics, templates }) => [
    ...topics.flatMap(inTopic),
    ...[...templates].flatMap(([file, text]) => inTemplate(file, text)),
  ],
};

function inTopic(topic: Topic): readonly Finding[] {
  const literals = (topic.front.literals ?? []).map(({ text }) => text);
  return topicTexts(topic).flatMap(({ text, position }) => {
    const { words: typed } = readExpressions(text, position);
    return findNumbers(withoutLinks(withoutLiterals(typed, literals)), position).map((found) =>
      finding(
        found,
        `"${found.text}" is not bound to a statistic; write {{stat "id"}}, or declare it under "literals" with its kind`,
      ),
    );
  });
}

function inTemplate(file: string, text: string): readonly Finding[] {
  const printed = blank(text, /\{\{[\s\S]*?\}\}|<!--[\s\S]*?-->|<[^>]*>/g);
  return findNumbers(printed, { file, line: 1, column: 1 }).map((found) =>
    finding(found, `"${found.text}" is typed into a template; numbers come from the briefing or the locale file`),
  );
}

function finding({ file, line, column }: Position, message: string): Finding {
  return { file, line, column, severity: 'error', message, rule: 'bare-number' };
}

/** Blanks what a pattern finds, so that places stay what they were. */
function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => found.replace(/[^\n]/g, ' '));
}

function withoutLiterals(text: string, literals: readonly string[]): string {
  const longestFirst = literals.toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce(
    (rest, literal) => blank(rest, new RegExp(`(?<![\\p{L}\\p{Nd}])${escapePattern(literal)}(?![\\p{L}\\p{Nd}])`, 'gu')),
    text,
  );
}

/** The targets of Markdown links are addresses, not words. */
function withoutLinks(text: string): string {
  return blank(text, /(?<=\])\([^)\n]*\)/g);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

interface FoundNumber extends Position {
  readonly text: string;
}

function findNumbers(text: string, first: Position): readonly FoundNumber[] {
  return [...text.matchAll(number)].map((match) => {
    const before = text.slice(0, match.index).split('\n');
    const column = (before.at(-1) ?? '').length;
    return {
      text: match[0],
      file: first.file,
      line: first.line + before.length - 1,
      column: before.length === 1 ? first.column + column : column + 1,
    };
  });
}
