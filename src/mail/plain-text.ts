import { plainText } from '../compose/html.ts';

/** A heading, paragraph or list item. */
interface TextBlock {
  readonly kind: 'h1' | 'h2' | 'p' | 'item';
  readonly lines: readonly string[];
  /** Before an item. */
  readonly marker: string;
}

const block = /<(h1|h2|p|li)\b([^>]*)>([\s\S]*?)<\/\1>|<(ul|ol)\b/g;

/**
 * A mail's HTML as plain text, a line for each paragraph: headings underlined, items marked, addresses of links after
 * their text. `html` is the output of the mail templates, in which blocks are not nested.
 */
export function toPlainText(html: string): string {
  const blocks = readBlocks(html.slice(html.indexOf('<body')));
  const written = blocks.map((one, index) => {
    const before = blocks[index - 1];
    const close = before?.kind === 'item' && one.kind === 'item' && before.lines.length + one.lines.length === 2;
    const gap = index === 0 || close || before?.kind === 'h2' ? '' : '\n';
    return `${gap}${writeBlock(one)}`;
  });
  return `${written.join('\n')}\n`.replaceAll('\u00a0', ' ');
}

function readBlocks(body: string): readonly TextBlock[] {
  let list = 'ul';
  return [...body.matchAll(block)].flatMap(([, name, attributes = '', inner = '', opened]): readonly TextBlock[] => {
    if (opened !== undefined) {
      list = opened;
      return [];
    }
    const number = /\bvalue="(\d+)"/.exec(attributes)?.[1] ?? '';
    const lines = inner.split(/<br>/).map(inline);
    const filled = lines.filter((line) => line !== '');
    if (filled.length === 0) return [];
    const marker = name !== 'li' ? '' : list === 'ol' ? `[${number}] ` : '- ';
    return [{ kind: name === 'h1' || name === 'h2' || name === 'p' ? name : 'item', lines: filled, marker }];
  });
}

/** The text of one line, with the numbers of sources, which `plainText` leaves out. */
function inline(markup: string): string {
  const linked = markup
    .replace(/<img\b[^>]*\balt="([^"]*)"[^>]*>/g, '$1')
    .replace(/<a\b[^>]*\bhref="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g, (_, href: string, words: string) =>
      plainText({ html: words }) === plainText({ html: href.replace(/^mailto:/, '') })
        ? words
        : `${words} &lt;${href}&gt;`,
    );
  return plainText({ html: linked.replace(/<\/?sup\b[^>]*>/g, '') })
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}

function writeBlock({ kind, lines, marker }: TextBlock): string {
  const text = lines.map((line, index) => `${index === 0 ? marker : ' '.repeat(marker.length)}${line}`).join('\n');
  if (kind === 'p' || kind === 'item') return text;
  return `${text}\n${(kind === 'h1' ? '=' : '-').repeat(text.length)}`;
}
