/** A text by which two readings of one page are compared: compatible characters made one, white space and hints left out. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b\u2060]+/gu, '');
}
