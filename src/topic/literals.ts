/** A pattern that matches words as they are, with any white space for a space. */
export function escapeWords(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}

/** Replaces what a pattern matches by spaces, so that positions in the text stay what they were. */
export function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => found.replace(/[^\n]/g, ' '));
}

/** Finds declared literals in a text, the longest first, each standing alone: a longer word or number does not hold it. */
export function literalPattern(literals: readonly string[]): RegExp {
  const each = literals.toSorted((a, b) => b.length - a.length).map(escapeWords);
  // Nothing is declared: nothing is found.
  const any = each.length === 0 ? '(?!)' : each.join('|');
  return new RegExp(String.raw`(?<![\p{L}\p{Nd}])(?:${any})(?![\p{L}\p{Nd}])`, 'gu');
}
