/** A text in the form in which words are compared: NFKC, without white space, soft hyphens and zero-width characters. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b\u2060]+/gu, '');
}
