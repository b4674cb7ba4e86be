import type { NumberKind } from '../data/number-kinds.ts';
import { literalPattern } from '../topic/literals.ts';

/*
 * Marks in Markdown that tell where its numbers come from. They are characters of no script, so that Markdown takes them
 * for letters, and become elements when it has been rendered. Each stands round one number: what an author sets in
 * italics may begin and end anywhere else.
 */
const marks = /\uE002(\w+)\uE003([^\uE004]*)\uE004/g;
const number = /[+\u2212]?\p{Nd}(?:[^\s*_`[\]<>|~\\]*\p{Nd})?/gu;

/** Tells that the numbers of some Markdown are of a kind. */
export function markNumbers(kind: NumberKind, words: string): string {
  return words.replace(number, (found) => `\uE002${kind}\uE003${found}\uE004`);
}

/** Tells that the numbers of a text of the data are the data's. */
export function markData(words: string): string {
  return outsideLinks(words, (part) => markNumbers('word', part));
}

/** Tells which numbers of an author's words were declared. */
export function markTyped(literals: readonly string[]): (words: string) => string {
  const pattern = literalPattern(literals);
  return (words) => outsideLinks(words, (part) => part.replace(pattern, (found) => markNumbers('literal', found)));
}

/** The targets of Markdown's links are addresses, not words. */
function outsideLinks(words: string, change: (part: string) => string): string {
  return words
    .split(/(?<=\])(\([^)\n]*\))/)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('');
}

/** What Markdown became, with elements in place of the marks. */
export function tellSources(markup: string): string {
  return markup.replace(marks, '<span data-from="$1">$2</span>');
}
