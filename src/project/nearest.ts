/** The known name most similar to `name`, if one is similar enough to have been meant; of several, the first. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let [found, distance]: [string | undefined, number] = [undefined, Math.max(2, Math.floor(name.length / 3)) + 1];
  for (const candidate of known) {
    const its = distanceBelow(distance, name, candidate);
    if (its !== undefined) [found, distance] = [candidate, its];
  }
  return found;
}

/** `; did you mean "x"?`, or an empty text. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const found = nearest(name, known);
  return found === undefined ? '' : `; did you mean "${found}"?`;
}

/**
 * Levenshtein's distance, insertions, deletions and substitutions between two words, where it is below a limit. There
 * may be a hundred thousand names, so each is left as soon as it is too far.
 */
function distanceBelow(limit: number, a: string, b: string): number | undefined {
  if (Math.abs(a.length - b.length) >= limit) return undefined;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const here = Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      next.push(here);
      if (here < least) least = here;
    }
    if (least >= limit) return undefined;
    row = next;
  }
  const distance = row.at(-1) ?? 0;
  return distance < limit ? distance : undefined;
}
