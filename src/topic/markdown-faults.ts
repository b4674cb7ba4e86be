import { maskExpressions } from './expressions.ts';
import { createMarkdown, lineStarts, type Markdown } from './markdown.ts';

type Token = ReturnType<Markdown['parse']>[number];

/** What of a text would not be printed as its author means it, and what to write instead. */
export interface MarkdownFault {
  readonly message: string;
  /** Where in the text it begins. */
  readonly offset: number;
}

/** What a text is: blocks of a section, one line, or the list of points that page 1 begins with. */
export type MarkdownUse = 'blocks' | 'line' | 'points';

/** A stretch of a text, and how far into it the text is read. */
interface Stretch {
  readonly text: string;
  readonly from: number;
}

const reader = createMarkdown({ lenient: true });

/**
 * Finds what Markdown writes elsewhere and a page does not print: HTML, containers, formulas, lists of tasks and of
 * definitions, pictures inside a line, links to headings that are not there. `anchors` are the ids that a link can name.
 */
export function findMarkdownFaults(
  written: string,
  { use, anchors }: { readonly use: MarkdownUse; readonly anchors: ReadonlyMap<string, string | undefined> },
): readonly MarkdownFault[] {
  const text = maskExpressions(written);
  const tokens = use === 'line' ? reader.parseInline(text, {}) : reader.parse(text, {});
  const starts = lineStarts(text);
  let from = 0;
  const faults = tokens.flatMap((token) => {
    if (token.map !== null) from = starts[token.map[0]] ?? 0;
    return faultsOfToken(token, { stretch: { text, from }, use, anchors });
  });
  const lines = use === 'line' ? [] : faultsOfLines(text);
  return once([...faults, ...lines]);
}

function once(faults: readonly MarkdownFault[]): readonly MarkdownFault[] {
  return [...new Map(faults.map((fault) => [`${fault.offset} ${fault.message}`, fault])).values()];
}

interface MarkdownReading {
  readonly stretch: Stretch;
  readonly use: MarkdownUse;
  readonly anchors: ReadonlyMap<string, string | undefined>;
}

const onlyPoints = 'before the first section stands one list of points, without lists in it, code, quotes or tables';
const html = 'HTML is not supported: write Markdown, or put it between ` as code';

function faultsOfToken(token: Token, reading: MarkdownReading): readonly MarkdownFault[] {
  const { stretch, use } = reading;
  const at = (message: string, needle = ''): MarkdownFault => ({ message, offset: find(needle, stretch) });
  const isNested =
    /^(ordered_list|blockquote|table)_open$|^(fence|hr)$/.test(token.type) ||
    (token.type === 'bullet_list_open' && token.level > 0);
  if (use === 'points' && isNested) return [at(onlyPoints)];
  switch (token.type) {
    case 'html_block':
      return [at(`${shown(token.content)}: ${html}`, token.content.trim().split('\n')[0])];
    case 'heading_open':
      return [at('a heading inside a quote or list: headings begin a line of their own, ## or ###')];
    case 'inline':
      return (token.children ?? []).flatMap((child) => faultsOfInline(child, reading));
    default:
      return [];
  }
}

function faultsOfInline(token: Token, { stretch, anchors }: MarkdownReading): readonly MarkdownFault[] {
  const at = (message: string, needle: string): MarkdownFault => ({ message, offset: find(needle, stretch) });
  switch (token.type) {
    case 'html_inline':
      return [at(`${shown(token.content)}: ${html}`, token.content)];
    case 'image':
      return [
        at(`a picture inside a line: write ![what it shows](images/name.jpg) on a line of its own, in a section`, '!['),
      ];
    case 'link_open':
      return faultsOfAnchor(String(token.attrGet('href') ?? ''), stretch, anchors);
    case 'text':
      return faultsOfWords(token.content, stretch);
    default:
      return [];
  }
}

const unread: readonly (readonly [RegExp, string])[] = [
  [
    /!\[[^\]]*\]\([^)]*\)/g,
    'this picture is not written as a picture of a section: write ![what it shows](images/name.jpg "who made it") on a line of its own',
  ],
  [/\[[^\]^][^\]]*\]\[[^\]]*\]/g, 'the address of this link is not in this section: write [words](https://…)'],
  [
    /\[[^\]^]+\]\([^)\s]*(?:\s[^)]*)?\)/g,
    'this link is not written correctly: write [words](https://…), with no spaces in the address',
  ],
  [/<\/?[a-z][a-z0-9-]*(?=[\s/>])[^<>]*>/gi, html],
  [/^\[[ xX]\] /g, 'task lists are not supported: write done or open in words'],
  [
    /\$\$|\$(?=[^\s$])(?:[^$]*[\\^_={}][^$]*|[A-Za-z]{1,3})\$(?!\d)/g,
    'formulas are not supported: write them in words, or as code between `',
  ],
];

function faultsOfWords(words: string, stretch: Stretch): readonly MarkdownFault[] {
  return unread.flatMap(([pattern, message]) =>
    [...words.matchAll(pattern)].map(([found]) => ({
      message: `${shown(found)}: ${message}`,
      offset: find(found, stretch),
    })),
  );
}

function faultsOfAnchor(
  href: string,
  stretch: Stretch,
  anchors: ReadonlyMap<string, string | undefined>,
): readonly MarkdownFault[] {
  const offset = find(decoded(href), stretch);
  const anchor = /^#(.*)$/.exec(decoded(href))?.[1];
  if (anchor !== undefined) {
    if (anchors.has(anchor)) {
      const instead = anchors.get(anchor);
      return instead === undefined ? [] : [{ offset, message: `#${anchor} may change its number: write ${instead}` }];
    }
    const known = [...anchors].flatMap(([id, instead]) => (instead === undefined ? [`#${id}`] : []));
    const valid = known.length === 0 ? 'no heading has one; write ## Heading {#id}' : `they are ${known.join(', ')}`;
    return [{ offset, message: `no heading has the id "${anchor}"; ${valid}` }];
  }
  return [];
}

function decoded(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

const lineFaults: readonly (readonly [RegExp, string])[] = [
  [/^:{3,}.*$/gm, '::: is not supported: write a block between lines of ```, such as ```margin'],
  [
    /(?<=\S.*\n(?:[ \t]*\n)?):[ \t]+\S.*$/gm,
    'definition lists are not supported: write - **word**: meaning, or name "definitions" in the front matter',
  ],
  [
    /(?<=[^\s|].*\n)[ \t]{0,3}(?:=+|-{2,})[ \t]*$/gm,
    'underlining does not make a heading here: write ## or ### before the words',
  ],
];

/** What is seen by its lines; in code they are code. */
function faultsOfLines(text: string): readonly MarkdownFault[] {
  const code = /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1/gm;
  const words = text.replace(code, (found) => found.replace(/[^\n]/g, ' '));
  return lineFaults.flatMap(([pattern, message]) =>
    [...words.matchAll(pattern)].map(({ 0: found, index }) => ({
      message: `${shown(found)}: ${message}`,
      offset: index,
    })),
  );
}

function find(needle: string, { text, from }: Stretch): number {
  const found = text.indexOf(needle, from);
  return found < 0 ? from : found;
}

function shown(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return `"${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`;
}
