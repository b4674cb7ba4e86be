/** The first difference between the words of a document and of its PDF, with some words on both sides. */
export interface WordDifference {
  readonly expected: string;
  readonly found: string;
  /** Offset in the words of the document. */
  readonly at: number;
}

/**
 * Compares the words of an HTML document with the words that the tags of its PDF hold, in reading order, both squeezed.
 * Capitals are those of the style sheet. List markers, and drawings (whose words are in their alt texts) are left out of both. Without a font, Chromium prints
 * empty text without an error, which this finds.
 */
export function compareWords(expected: string, found: string): WordDifference | undefined {
  if (expected === found) return undefined;
  const [meant, said] = [expected.toUpperCase(), found.toUpperCase()];
  if (meant === said) return undefined;
  let at = 0;
  while (at < meant.length && at < said.length && meant[at] === said[at]) at += 1;
  return { expected: around(expected, at), found: around(found, at), at };
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 12), at + 28);
}
