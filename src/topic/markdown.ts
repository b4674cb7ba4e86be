import MarkdownIt from 'markdown-it';
import { linkFault } from '../project/link.ts';

export type Markdown = ReturnType<typeof createMarkdown>;

/** What a footnote's call is made of; without it, calls stay words. */
export type MarkdownSurroundings = Readonly<{ callNote?: (id: string) => string }>;

/** What an id of a footnote may be, as it is called: `[^id]`. */
const noteCall = /\[\^([^\]\s]+)\]/y;

/**
 * Reads Markdown as topics are written in it: CommonMark, GitHub's tables and footnotes. No HTML, no code by indents, no
 * headings by lines under them. `lenient` lets HTML and every address pass, to find them; `quotes` are the marks that
 * straight ones become, the outer pair first.
 */
export function createMarkdown({
  lenient = false,
  quotes = ['“', '”', '‘', '’'],
}: {
  readonly lenient?: boolean;
  readonly quotes?: readonly string[];
} = {}) {
  const markdown = new MarkdownIt({ html: lenient, linkify: false, typographer: true, quotes: [...quotes] });
  markdown.disable(['replacements', 'lheading', 'code']);
  markdown.validateLink = (link) => lenient || linkFault(link)?.severity !== 'error';
  markdown.inline.ruler.before('link', 'note-call', (state, silent) => {
    noteCall.lastIndex = state.pos;
    const found = noteCall.exec(state.src);
    if (found === null) return false;
    const { callNote } = state.env as MarkdownSurroundings;
    if (!silent) state.push('note_call', '', 0).content = callNote?.(found[1] ?? '') ?? '';
    state.pos += found[0].length;
    return true;
  });
  markdown.renderer.rules.note_call = (tokens, index) => tokens[index]?.content ?? '';
  return markdown;
}

const plain = createMarkdown();

/** Where the numbers of ordered lists stand in a text: they are marks of the list, and count nothing. */
export function listNumbers(text: string): readonly { readonly offset: number; readonly length: number }[] {
  if (!/\d[.)]/.test(text)) return [];
  const starts = lineStarts(text);
  return plain.parse(text, {}).flatMap((token) => {
    if (token.type !== 'list_item_open' || token.info === '' || token.map === null) return [];
    const start = starts[token.map[0]] ?? 0;
    const found = /^(?:[\s>]|[-*+]\s|\d+[.)]\s)*?(\d{1,9})(?=[.)](?:\s|$))/.exec(text.slice(start));
    return found === null
      ? []
      : [{ offset: start + found[0].length - (found[1] ?? '').length, length: (found[1] ?? '').length }];
  });
}

/** The offset of each line of a text. */
export function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

/** The id of a heading, by its words: `what-is-known`. */
export function anchorOf(words: string): string {
  const base = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return base === '' ? 'section' : base;
}
