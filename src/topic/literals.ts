/** Finds declared literals in a text, the longest first, each standing alone: a longer word or number does not hold it. */
export function literalPattern(literals: readonly string[]): RegExp {
  const each = literals
    .toSorted((a, b) => b.length - a.length)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  // Nothing is declared: nothing is found.
  const any = each.length === 0 ? '(?!)' : each.join('|');
  return new RegExp(String.raw`(?<![\p{L}\p{Nd}])(?:${any})(?![\p{L}\p{Nd}])`, 'gu');
}
