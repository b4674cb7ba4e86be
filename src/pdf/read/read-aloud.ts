import { describeTable } from './read-aloud-table.ts';
import { isElement, type PdfElement, type PdfText } from './read-structure.ts';

type Child = PdfElement | PdfText;

/**
 * What a screen reader would say, from the tag tree only: one line for each block, in reading order, with its kind in
 * brackets; nested blocks are indented by two spaces.
 */
export function readAloud(tree: readonly PdfElement[]): string {
  return tree
    .flatMap((element) => readBlock(element))
    .map((line) => `${line}\n`)
    .join('');
}

function readBlock(block: PdfElement): readonly string[] {
  const element = spoken(block);
  const { role, children } = element;
  const language = element.lang !== undefined && role !== 'Document' ? ` (${element.lang})` : '';
  const level = /^H([1-6])$/.exec(role)?.[1];
  if (level !== undefined) return [`[heading ${level}${language}] ${inlineText(element)}`];
  if (role === 'H') return readMixed(children, `[heading${language}] `);
  if (role === 'P' || role === 'LBody') return readMixed(children, `[paragraph${language}] `);
  if (role === 'L') {
    const items = itemsOf(element);
    return [`[list, ${count(items.length, 'item')}${language}]`, ...indent(items.flatMap(readItem))];
  }
  if (role === 'Table') return describeTable(element, inlineText);
  if (role === 'Figure' || role === 'Formula') return readFigure(element, language);
  if (role === 'BlockQuote') return [`[quotation${language}]`, ...indent(readMixed(children))];
  if (role === 'Caption') return [`[caption${language}] ${inlineText(element)}`];
  if (role === 'TOC') return [`[contents${language}]`, ...indent(readMixed(children))];
  if (role === 'Link' && isBlock(element)) return [`[link${targetOf(element)}]`, ...indent(readMixed(children))];
  if (inlineRoles.has(role)) return [`[text${language}] ${inlineText({ ...element, children: [element] })}`];
  return readMixed(children);
}

/** Of a block that has another text to be said, that text; of a picture it is the description. */
function spoken(block: PdfElement): PdfElement {
  const { actualText: text, role } = block;
  if (text === undefined || role === 'Figure' || role === 'Formula') return block;
  return { ...block, children: [{ text, page: 0, mcid: 0 }] };
}

const inlineRoles = new Set(
  'Span Link Quote Code Note Reference Lbl BibEntry Annot NonStruct Ruby RB RT RP Warichu WT WP'.split(' '),
);

/** Blocks and text side by side: each stretch of text is a line of its own, with its kind before it. */
function readMixed(children: readonly Child[], kind = '[text] '): readonly string[] {
  const lines: string[] = [];
  let inline: Child[] = [];
  const close = (): void => {
    const text = oneLine(inline);
    if (text !== '') lines.push(kind + text);
    inline = [];
  };
  for (const child of children) {
    if (isElement(child) && isBlock(child)) {
      close();
      for (const line of readBlock(child)) lines.push(line);
    } else inline.push(child);
  }
  close();
  return lines;
}

function isBlock(element: PdfElement): boolean {
  return (
    !inlineRoles.has(element.role) ||
    (element.role === 'Link' && element.children.some((child) => isElement(child) && isBlock(child)))
  );
}

function itemsOf(list: PdfElement): readonly PdfElement[] {
  return list.children.filter(isElement).filter((child) => child.role === 'LI');
}

function readItem(item: PdfElement): readonly string[] {
  const label = item.children.find((child) => isElement(child) && child.role === 'Lbl');
  const said = label === undefined ? '' : sayInline(label).trim();
  const body = item.children.filter((child) => child !== label);
  const lines = body
    .flatMap((child) => (isElement(child) ? readMixed(child.children) : []))
    .map((line) => line.replace(/^\[(text|paragraph)\] /, ''));
  const [first, ...rest] = lines;
  return [[said, first].filter((part) => part !== '' && part !== undefined).join(' '), ...indent(rest)];
}

function readFigure(element: PdfElement, language: string): readonly string[] {
  const caption = element.children.filter(isElement).filter((child) => child.role === 'Caption');
  const alt = element.alt ?? element.actualText;
  return [`[figure${language}] ${alt ?? '(no description)'}`, ...indent(caption.flatMap(readBlock))];
}

/** The text of an element as one line, links named and passages in another language marked. */
export function inlineText(element: PdfElement): string {
  return oneLine(element.children);
}

function oneLine(children: readonly Child[]): string {
  return children.map(sayInline).join('').replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();
}

function sayInline(child: Child): string {
  if (!isElement(child)) return child.text;
  const space = inlineRoles.has(child.role) ? '' : ' ';
  const inner = child.actualText ?? child.alt ?? child.children.map(sayInline).join(space);
  if (child.role === 'Link') return around(inner, (text) => `[link: ${text}${targetOf(child)}]`);
  const text = child.lang === undefined ? inner : around(inner, (passage) => `[${child.lang}: ${passage}]`);
  return text + space;
}

/** Names a stretch of text; the spaces at its ends stay outside the name. */
function around(text: string, name: (inner: string) => string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return `${before}${name(inner)}${after}`;
}

function targetOf({ link }: PdfElement): string {
  if (link?.uri !== undefined) return `, to ${link.uri}`;
  return link?.page === undefined ? '' : `, to page ${link.page}`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
