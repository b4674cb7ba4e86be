import type { NumberKind } from '../data/number-kinds.ts';
import { literalPattern } from '../topic/literals.ts';

/*
 * Tags in Markdown that tell where its numbers come from. They are private-use characters, which Markdown treats as
 * letters, and become elements once it is rendered. Each surrounds one number only, since an author's italics may begin
 * and end anywhere else.
 */
const tags = /\uE002(\w+)\uE003([^\uE004]*)\uE004/g;
const number = /[+\u2212]?\p{Nd}(?:[^\s*_`[\]<>|~\\]*\p{Nd})?/gu;

/** Tags each number of some Markdown with a kind. */
export function markNumbers(kind: NumberKind, words: string): string {
  return words.replace(number, (found) => `\uE002${kind}\uE003${found}\uE004`);
}

/** Tags the numbers of a text as coming from the data. */
export function markData(words: string): string {
  return outsideLinks(words, (part) => markNumbers('word', part));
}

/** Tags the numbers of an author's words that the topic declares. */
export function markTyped(literals: readonly string[]): (words: string) => string {
  const pattern = literalPattern(literals);
  return (words) => outsideLinks(words, (part) => part.replace(pattern, (found) => markNumbers('literal', found)));
}

/** Addresses of links, names of footnotes, and numbers that begin the item of a list. */
const unprinted = /((?<=\])\([^)\n]*\)|\[\^[^\]\s]+\]|^[ \t]*\d{1,3}[.)](?=\s))/m;

/** Changes a text everywhere but where it is not printed as words. */
function outsideLinks(words: string, change: (part: string) => string): string {
  return words
    .split(unprinted)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('');
}

/** Rendered Markdown with elements in place of the tags. */
export function tellSources(markup: string): string {
  return markup.replace(tags, '<span data-from="$1">$2</span>');
}
