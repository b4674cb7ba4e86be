import { plainText } from '../compose/html.ts';

/** A heading of a section, as it stands in the document. */
export interface Heading {
  readonly id: string;
  /** Its words, number included. */
  readonly title: string;
}

/** A line of the contents: a heading and, in print, the page that it stands on. */
export interface ContentsLine extends Heading {
  readonly page?: number;
}

/** The headings of level 2 in a document's markup, in order; those in the opening of page 1 are not listed in contents. */
export function listHeadings(markup: string): readonly Heading[] {
  const start = markup.indexOf('<section class="section');
  if (start < 0) return [];
  return [...markup.slice(start).matchAll(/<h2 id="([^"]+)">([\s\S]*?)<\/h2>/g)].map(([, id = '', inner = '']) => ({
    id,
    title: plainText({ html: inner }).replace(/\s+/g, ' ').trim(),
  }));
}
