import { type Cell, textOf } from './grid.ts';
import { meaningsOf } from './label-meanings.ts';

/** The most words that one label of a period has: "January to March 2024". */
const mostWords = 5;

/**
 * The labels of periods that a cell names among other words, as they stand there and each once: "2024" in "Unemployment
 * by city, 2024". `language` is that of month names, a language tag.
 */
export function periodsIn(cell: Cell | undefined, language: string): readonly string[] {
  if (typeof cell === 'object' && cell.date !== undefined) return [cell.date.slice(0, 10)];
  const words = textOf(cell)
    // Chinese writes no blanks beside its dates.
    .replace(/[12]\d{3}年(?:\d{1,2}月(?:\d{1,2}日)?|[一二三四]季度|第[一二三四]季度|[上下]半年)?/g, ' $& ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = new Set<string>();
  for (let start = 0; start < words.length; ) {
    const label = longestLabel(words.slice(start, start + mostWords), language);
    if (label !== undefined) found.add(label.text);
    start += label?.words ?? 1;
  }
  return [...found];
}

function longestLabel(
  words: readonly string[],
  language: string,
): { readonly text: string; readonly words: number } | undefined {
  for (let count = words.length; count > 0; count -= 1) {
    const text = words
      .slice(0, count)
      .join(' ')
      .replace(/^[("“„«[（]+|[\s)"”“»\],;:.）、，；：。]+$/gu, '');
    const isYearOrMore = /(?:1[6-9]|2[01])\d{2}/.test(text);
    if (isYearOrMore && meaningsOf(text, language).length > 0) return { text, words: count };
  }
  return undefined;
}
